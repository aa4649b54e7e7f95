import { lookup } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/**
 * Where nothing may be sent unless the operator allows it: the machine itself, its network, and what else is no public address.
 * Looked at when the connection is made, for a name may lead elsewhere by then.
 */
// Two lists: an IPv6 network takes IPv4 addresses for its own.
const closed = { 4: new BlockList(), 6: new BlockList() };
for (const [network, prefix] of [
  ['0.0.0.0', 8], ['10.0.0.0', 8], ['100.64.0.0', 10], ['127.0.0.0', 8], ['169.254.0.0', 16], ['172.16.0.0', 12], ['192.0.0.0', 24], ['192.0.2.0', 24], ['192.88.99.0', 24],
  ['192.168.0.0', 16], ['198.18.0.0', 15], ['198.51.100.0', 24], ['203.0.113.0', 24], ['224.0.0.0', 4], ['240.0.0.0', 4],
] as const) closed[4].addSubnet(network, prefix, 'ipv4');
// Only 2000::/3 is handed out to the public; inside it what carries an IPv4 address or is for documents.
for (const [network, prefix] of [['::', 3], ['4000::', 2], ['8000::', 1], ['2001::', 23], ['2001:db8::', 32], ['2002::', 16], ['3fff::', 20]] as const) closed[6].addSubnet(network, prefix, 'ipv6');

export const isClosed = (address: string): boolean => {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  return mapped === undefined && isIP(address) === 6 ? closed[6].check(address, 'ipv6') : closed[4].check(mapped ?? address, 'ipv4');
};

/** The address may not be sent to. `reason`: `form` (no https address), `private` (no public address). */
export class RefusedAddress extends Error {
  override readonly name = 'RefusedAddress';
  readonly reason: 'form' | 'private';
  constructor(reason: 'form' | 'private', url: string) {
    super(reason === 'form' ? `${url} is no https address.` : `${url} leads into a private network.`);
    this.reason = reason;
  }
}

/** What can be seen without asking anybody: https, no password in it, no private address written out. */
export const checkAddress = (text: string, allowPrivate: boolean): URL => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isWeb = url?.protocol === 'https:' || (allowPrivate && url?.protocol === 'http:');
  if (!url || !isWeb || url.username !== '' || url.password !== '' || url.hash !== '') throw new RefusedAddress('form', text);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (!allowPrivate && ((isIP(host) !== 0 && isClosed(host)) || /(^|\.)localhost$/.test(host))) throw new RefusedAddress('private', text);
  return url;
};

/** Resolves a name as Node does, and takes nothing that leads inside. */
export const openLookup: LookupFunction = (host, options, callback) => {
  lookup(host, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, '', 4);
    const open = addresses.filter(({ address }) => !isClosed(address));
    const [first] = open;
    if (!first) return callback(new RefusedAddress('private', host), '', 4);
    return options.all ? callback(null, open) : callback(null, first.address, first.family);
  });
};
