import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile } from 'node:fs/promises';
import { isIP } from 'node:net';
import { join } from 'node:path';
import { clockFigureRanges, clocksWith, type ClockFigures } from '@congress-kit/api/rules/clock-figures';
import { day } from '@congress-kit/api/schema';
import { linkedKinds } from './feeds/model.ts';
import { defaultConnections } from './store/database.ts';
import { Told } from './told.ts';

/** Everything a deployment may set, read once from the environment. A wrong value stops the start and says which one. */
export interface Config {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  readonly databaseUrl?: string;
  /** Of one process to PostgreSQL, at most. */
  readonly connections: number;
  readonly seed: 'sample' | 'none';
  /** The office's first token. Absent: one is made at first start and shown once. */
  readonly staffToken?: string;
  /** 64 hex digits; absent: a file in `dataDir`. Several processes on one PostgreSQL must share it. */
  readonly serverKey?: string;
  /** Whose X-Forwarded-For is believed: nobody, a number of hops, or a list of addresses. */
  readonly trustProxy: false | number | string;
  readonly logLevel: string;
  /** Origins whose pages may call `/v1/staff`; the public API is open to all. */
  readonly staffOrigins: readonly string[];
  /** Tests only: every answer is checked against the contract, and a breach is a loud 500. */
  readonly checkAnswers: boolean;
  /** Outgoing events: may they go to private addresses, and for how many days is one tried. */
  readonly webhooks: { readonly allowPrivate: boolean; readonly days: number };
  /** Where petitions 信访 go: they are not ours, and every form says so with this address. */
  readonly petitionsUrl: string;
  /** The day from which this version of the API may answer no more, told in discovery and by the header `Sunset` (RFC 8594). */
  readonly sunset?: string;
  /** Where people read about a record, for the links in feeds: an address with `{id}` in it, by kind of record. */
  readonly pages: Readonly<Record<string, string>>;
  /** The notice a resident agrees to before writing, and how long contact details are kept after closing. */
  readonly consent: { readonly textVersion: string; readonly retentionMonths: number };
  /** Figures of the clocks of cases that are not the usual ones here; absent: those that the database keeps. */
  readonly clocks?: ClockFigures;
  /** Submissions, uploads, receipt look-ups and voices of support from one address: how many at once, how many a minute after that. */
  readonly rates: Readonly<Record<'submit' | 'upload' | 'lookup' | 'support', Rate>>;
  /** May work take the place of waiting, where too much came from one address? */
  readonly proofOfWork: boolean;
  /** The database dumps itself every so many hours (0: never) into a folder of its own, of which the newest are kept. */
  readonly dumps: { readonly hours: number; readonly keep: number; readonly folder?: string };
  /** Requests answered at once; more are told to come back (503). */
  readonly maxInFlight: number;
  /** Bytes kept free on the disk: below, nothing is written any more, so that the database never has to fail. */
  readonly diskReserve: number;
  /** Take the key that is here although the database knows another. */
  readonly otherKey: boolean;
  /** Seconds between “not ready” and the end, for a load balancer to notice. */
  readonly drainSeconds: number;
  /** Prometheus: on a port of its own, or at `/metrics` for whoever has the token; neither: none. */
  readonly metrics: { readonly port?: number; readonly host: string; readonly token?: string };
  /** Where attachments are kept; absent: in `dataDir`. */
  readonly bucket?: Bucket;
}

/** A bucket of an S3-compatible store, addressed by path (`endpoint/bucket/name`), as every such store allows. */
export interface Bucket {
  readonly endpoint: string;
  readonly bucket: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

export interface Rate {
  /** Infinity: not counted. */
  readonly burst: number;
  readonly perMinute: number;
}

export class ConfigError extends Told {
  override readonly name = 'ConfigError';
}

/** In both languages, as everything that stops a start. */
const wrong = (zh: string, en: string): ConfigError => new ConfigError(`${zh}\n${en}`);

const whole = (name: string, value: string, min: number, max: number): number => {
  const number = Number(value);
  if (!/^\d+$/.test(value) || number < min || number > max) {
    throw wrong(`${name} 要写 ${min} 到 ${max} 的整数，现在是“${value}”。`, `${name} must be a whole number from ${min} to ${max}; it is “${value}”.`);
  }
  return number;
};

const webAddress = (name: string, value: string): string => {
  if (!/^https?:\/\/[^\s]+$/.test(value)) throw wrong(`${name} 要写以 https:// 开头的网址，现在是“${value}”。`, `${name} must be an address that begins with https://; it is “${value}”.`);
  return value;
};

const oneOf = <const T extends readonly string[]>(name: string, value: string, values: T): T[number] => {
  if (!values.includes(value)) throw wrong(`${name} 只能写 ${values.join('、')} 中的一个，现在是“${value}”。`, `${name} must be one of ${values.join(', ')}; it is “${value}”.`);
  return value;
};

/** An address of a proxy, or a network of them; the words are those of proxy-addr. */
const isProxy = (text: string): boolean => {
  const [, address = '', bits] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  const family = isIP(address);
  return ['loopback', 'linklocal', 'uniquelocal'].includes(text) || (family !== 0 && Number(bits ?? 0) <= (family === 4 ? 32 : 128));
};

const trust = (value: string | undefined): Config['trustProxy'] => {
  if (!value || value === 'false' || value === 'none') return false;
  if (/^\d{1,2}$/.test(value)) return Number(value);
  // `true` would believe an address that anybody can write into a header.
  if (!value.split(',').every((one) => isProxy(one.trim()))) {
    throw wrong(`TRUST_PROXY 要写前面有几层代理（1），或它们的地址（127.0.0.1,10.0.0.0/8），不能写“${value}”。`, `TRUST_PROXY must name the number of proxies (1) or their addresses (127.0.0.1,10.0.0.0/8), not “${value}”.`);
  }
  return value;
};

// Generous: a village's whole network, a station's one computer and an operator's many phones share an address.
const rate = (name: string, value: string): Rate => {
  if (value === 'off') return { burst: Infinity, perMinute: 60 };
  const [burst = '', perMinute = '', more] = value.split('/');
  if (more !== undefined) throw wrong(`${name} 要写“一次多少/每分钟多少”，例如 60/10，或者 off，现在是“${value}”。`, `${name} must be “burst/per minute”, for example 60/10, or off; it is “${value}”.`);
  return { burst: whole(`${name} (burst)`, burst, 1, 1_000_000), perMinute: whole(`${name} (per minute)`, perMinute, 1, 1_000_000) };
};

const bucketOf = (read: (name: string) => string | undefined): Bucket | undefined => {
  const names = ['S3_ENDPOINT', 'S3_BUCKET', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'] as const;
  const [endpoint, bucket, accessKeyId, secretAccessKey] = names.map(read);
  if (!endpoint && !bucket) return undefined;
  const missing = names.filter((name) => !read(name));
  if (!endpoint || !bucket || !accessKeyId || !secretAccessKey) throw wrong(`要把附件放进 S3 兼容的存储，还要设 ${missing.join('、')}。`, `To keep attachments in an S3-compatible store, set ${missing.join(', ')} as well.`);
  return { endpoint: webAddress('S3_ENDPOINT', endpoint).replace(/\/+$/, ''), bucket, region: read('S3_REGION') ?? 'us-east-1', accessKeyId, secretAccessKey };
};

/** `case=https://county.example/track.html?case={id} ballot=…` */
const pages = (name: string, value: string): Readonly<Record<string, string>> => Object.fromEntries(value.split(/\s+/).filter(Boolean).map((part) => {
  const [kind = '', address = ''] = part.split(/=(.*)/s);
  if (!(linkedKinds as readonly string[]).includes(kind) || !/^(https?:\/)?\//.test(address) || !address.includes('{id}')) {
    throw wrong(`${name} 要写“种类=网址”，网址里带 {id}，用空格隔开（${linkedKinds.join('、')}），例如 case=https://county.example/track.html?case={id}；现在有“${part}”。`, `${name} must be a list of kind=address with {id} in it (${linkedKinds.join(', ')}), for example case=https://county.example/track.html?case={id}; it has “${part}”.`);
  }
  return [kind, address];
}));

const clockNames = Object.keys(clockFigureRanges);

/** `written_reply=2 publish=30`; `usual` goes back to the usual ones. */
const clocks = (name: string, value: string): ClockFigures => {
  const parts = value === 'usual' ? [] : value.split(/[\s,]+/).filter(Boolean);
  const figures: ClockFigures = Object.fromEntries(parts.map((part, at) => {
    const [clock = '', figure = ''] = part.split(/=(.*)/s);
    if (!clockNames.includes(clock) || parts.findIndex((one) => one.startsWith(`${clock}=`)) !== at) {
      throw wrong(
        `${name} 要写“期限=数字”，每个期限一次，用空格隔开（${clockNames.join('、')}），例如 written_reply=2 publish=30，或者 usual（都按通常的），不能写“${part}”。`,
        `${name} must be a list of clock=figure, each clock once (${clockNames.join(', ')}), for example written_reply=2 publish=30, or usual (all as usual), not “${part}”.`,
      );
    }
    return [clock, whole(`${name} ${clock}`, figure, ...clockFigureRanges[clock as keyof ClockFigures])];
  }));
  const { length, extensibleToMonths = length } = clocksWith(figures).written_reply;
  if (extensibleToMonths <= length) {
    throw wrong(
      `${name} 要让延期后的总月数（extension，现在是 ${extensibleToMonths}）多于书面答复的月数（written_reply，现在是 ${length}），例如 written_reply=${length} extension=${length + 1}。`,
      `${name} must give an extension more months in all (extension, now ${extensibleToMonths}) than a written reply (written_reply, now ${length}), for example written_reply=${length} extension=${length + 1}.`,
    );
  }
  return figures;
};

type Environment = Readonly<Record<string, string | undefined>>;

export const readConfig = (env: Environment = process.env): Config => {
  // An empty value in a compose file or a unit means the same as a missing one.
  const read = (name: string): string | undefined => env[name]?.trim() || undefined;
  const databaseUrl = read('DATABASE_URL');
  if (databaseUrl && !/^postgres(ql)?:\/\//.test(databaseUrl)) throw wrong('DATABASE_URL 要以 postgresql:// 开头。', 'DATABASE_URL must begin with postgresql://.');
  // Not said with its value: the password is in it.
  if (databaseUrl && !URL.canParse(databaseUrl)) throw wrong('DATABASE_URL 不是网址：用户名和密码里的 @ 要写 %40，: 写 %3A，/ 写 %2F，# 写 %23，? 写 %3F，% 写 %25。', 'DATABASE_URL is not an address: in user and password write %40 for @, %3A for :, %2F for /, %23 for #, %3F for ? and %25 for %.');
  const serverKey = read('CONGRESS_KEY');
  if (serverKey && !/^[0-9a-f]{64}$/i.test(serverKey)) throw wrong('CONGRESS_KEY 要写 64 位十六进制数字（openssl rand -hex 32）。', 'CONGRESS_KEY must be 64 hexadecimal digits (openssl rand -hex 32).');
  const sunset = read('API_SUNSET');
  if (sunset && !day.safeParse(sunset).success) throw wrong(`API_SUNSET 要写日期，例如 2030-12-31，现在是“${sunset}”。`, `API_SUNSET must be a day such as 2030-12-31; it is “${sunset}”.`);
  const bucket = bucketOf(read);
  const ownClocks = read('CLOCKS');
  const staffToken = read('STAFF_TOKEN');
  if (staffToken && staffToken.length < 24) throw wrong('STAFF_TOKEN 至少 24 个字符。', 'STAFF_TOKEN must have at least 24 characters.');
  const metricsToken = read('METRICS_TOKEN');
  if (metricsToken && metricsToken.length < 24) throw wrong('METRICS_TOKEN 至少 24 个字符。', 'METRICS_TOKEN must have at least 24 characters.');
  const metricsPort = read('METRICS_PORT');
  const seed = oneOf('SEED', read('SEED') ?? 'sample', ['sample', 'none']);
  return {
    port: whole('PORT', read('PORT') ?? '8080', 0, 65_535),
    host: read('HOST') ?? '127.0.0.1',
    dataDir: read('DATA_DIR') ?? '.data',
    ...(databaseUrl && { databaseUrl }),
    // Of fewer, one waits for another that waits for it: a change asks while it is written.
    connections: whole('DATABASE_CONNECTIONS', read('DATABASE_CONNECTIONS') ?? String(defaultConnections), 5, 500),
    seed,
    ...(staffToken && { staffToken }),
    ...(serverKey && { serverKey }),
    trustProxy: trust(read('TRUST_PROXY')),
    logLevel: oneOf('LOG_LEVEL', read('LOG_LEVEL') ?? 'info', ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']),
    staffOrigins: (read('STAFF_ORIGINS') ?? '').split(',').map((origin) => origin.trim()).filter(Boolean),
    checkAnswers: read('CHECK_ANSWERS') === '1',
    petitionsUrl: webAddress('PETITIONS_URL', read('PETITIONS_URL') ?? 'https://www.gjxfj.gov.cn/'),
    webhooks: { allowPrivate: read('WEBHOOK_PRIVATE') === '1', days: whole('WEBHOOK_DAYS', read('WEBHOOK_DAYS') ?? '3', 1, 30) },
    dumps: {
      hours: read('DUMP_HOURS') === 'off' ? 0 : whole('DUMP_HOURS', read('DUMP_HOURS') ?? (databaseUrl ? '0' : '24'), 0, 8760), keep: whole('DUMP_KEEP', read('DUMP_KEEP') ?? '7', 1, 1000),
      ...(read('DUMP_DIR') && { folder: read('DUMP_DIR')! }),
    },
    pages: pages('PAGES', read('PAGES') ?? (seed === 'sample' ? 'case=/track.html?case={id} ballot=/ballots.html?ballot={id}' : '')),
    consent: { textVersion: '2026-01', retentionMonths: whole('RETENTION_MONTHS', read('RETENTION_MONTHS') ?? '12', 1, 120) },
    rates: {
      submit: rate('SUBMIT_RATE', read('SUBMIT_RATE') ?? '60/10'),
      upload: rate('UPLOAD_RATE', read('UPLOAD_RATE') ?? '120/30'),
      lookup: rate('LOOKUP_RATE', read('LOOKUP_RATE') ?? '120/60'),
      support: rate('SUPPORT_RATE', read('SUPPORT_RATE') ?? '60/10'),
    },
    maxInFlight: whole('MAX_IN_FLIGHT', read('MAX_IN_FLIGHT') ?? '500', 1, 100_000),
    diskReserve: whole('DISK_RESERVE_MB', read('DISK_RESERVE_MB') ?? '100', 0, 1_000_000) * 1_048_576,
    otherKey: read('OTHER_KEY') === '1',
    drainSeconds: whole('DRAIN_SECONDS', read('DRAIN_SECONDS') ?? '0', 0, 600),
    metrics: { host: read('METRICS_HOST') ?? '127.0.0.1', ...(metricsPort && { port: whole('METRICS_PORT', metricsPort, 1, 65_535) }), ...(metricsToken && { token: metricsToken }) },
    proofOfWork: oneOf('PROOF_OF_WORK', read('PROOF_OF_WORK') ?? 'on', ['on', 'off']) === 'on',
    ...(bucket && { bucket }),
    ...(sunset && { sunset }),
    ...(ownClocks && { clocks: clocks('CLOCKS', ownClocks) }),
  };
};

/**
 * The 32 bytes everything secret is derived from (contact details, keyed address hashes). Made at the first start; losing
 * the file makes stored contact details unreadable, so it belongs into the backup.
 */
export const readServerKey = async (config: Config): Promise<Buffer> => {
  if (config.serverKey) return Buffer.from(config.serverKey, 'hex');
  const path = keyPath(config);
  await mkdir(config.dataDir, { recursive: true });
  const file = await open(path, 'wx', 0o600).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EEXIST') return undefined;
    throw error;
  });
  if (file) {
    await file.writeFile(randomBytes(32).toString('hex') + '\n');
    await file.sync();
    await file.close();
  }
  return (await findServerKey(config))!;
};

const keyPath = (config: Config): string => join(config.dataDir, 'server.key');

/** The key, if there is one: nothing is made. */
export const findServerKey = async (config: Config): Promise<Buffer | undefined> => {
  if (config.serverKey) return Buffer.from(config.serverKey, 'hex');
  const path = keyPath(config);
  const key = (await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }))?.trim();
  if (key === undefined) return undefined;
  if (!/^[0-9a-f]{64}$/.test(key)) throw wrong(`${path} 里不是 64 位十六进制的密钥。请放回这个文件的备份。`, `${path} does not hold a key of 64 hexadecimal digits. Put the backup of this file back.`);
  return Buffer.from(key, 'hex');
};
