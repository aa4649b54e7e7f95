import { sql } from 'kysely';
import { ConfigError, findServerKey, readServerKey, type Config } from '../config.ts';
import { keyMark } from '../dump/format.ts';
import { contactOf } from '../policies/contacts.ts';
import type { Database } from './database.ts';
import { readSetting, writeSetting } from './settings.ts';

/**
 * The database remembers by a mark which key its contact details are encrypted with. A folder without the key (a new machine, a restored
 * disk) would otherwise get a new one without a word: what stands there could never be opened again, and nobody would notice for months.
 */
const missing = (path: string): ConfigError => new ConfigError([
  `这个数据库已经用一把密钥加密过联系方式，而这里没有那把密钥。请把原来的 server.key 放到 ${path}，或设 CONGRESS_KEY 为原来的密钥。确实找不回来，请设 OTHER_KEY=1 启动一次：以后用新密钥，已有的联系方式永远打不开。`,
  `Contact details in this database are encrypted with a key that is not here. Put the former server.key into ${path}, or set CONGRESS_KEY to it. If it is lost for good, start once with OTHER_KEY=1: from then on there is a new key, and the contact details that are there can never be opened.`,
].join('\n'));

const another = (config: Config): ConfigError => new ConfigError([
  `${config.serverKey ? 'CONGRESS_KEY' : `${config.dataDir}/server.key`} 不是这个数据库的密钥，已有的联系方式会打不开。请换回原来的密钥。确实找不回来，请设 OTHER_KEY=1 启动一次：以后用现在这把。`,
  `${config.serverKey ? 'CONGRESS_KEY' : `${config.dataDir}/server.key`} is not the key of this database: the contact details that are there could not be opened. Put the former key back. If it is lost for good, start once with OTHER_KEY=1: from then on this one is used.`,
].join('\n'));

/** A few of the contact details that are kept: whether there are any, and what a key is tried on. */
const someContacts = async (db: Database): Promise<readonly { receipt_no: string; sealed: string }[]> => {
  const { rows } = await sql<{ receipt_no: string; sealed: string }>`(select receipt_no, sealed from suggestion_contacts limit 5) union all (select receipt_no, sealed from voice_contacts limit 5)`.execute(db);
  return rows;
};
const opensOne = (key: Buffer, contacts: Awaited<ReturnType<typeof someContacts>>): boolean =>
  contacts.some(({ receipt_no: receiptNo, sealed }) => Object.keys(contactOf(key, receiptNo, sealed)).length > 0);

/**
 * The key of this place; one is made where there is none and nothing was encrypted yet.
 * @throws ConfigError where the database knows another key
 */
export const keyOf = async (config: Config, db: Database): Promise<Buffer> => {
  const [found, mark] = [await findServerKey(config), await readSetting(db, 'key_mark')];
  if (!config.otherKey) {
    // Without a mark (a database from before there was one) the contact details themselves tell.
    const contacts = mark === undefined ? await someContacts(db) : [];
    if (!found && (mark !== undefined || contacts.length > 0)) throw missing(config.dataDir);
    if (found && (mark === undefined ? contacts.length > 0 && !opensOne(found, contacts) : mark !== keyMark(found))) throw another(config);
  }
  const key = found ?? await readServerKey(config);
  if (mark !== keyMark(key)) await writeSetting(db, 'key_mark', keyMark(key));
  return key;
};
