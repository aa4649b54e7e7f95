import { say } from './language.ts';

/**
 * What the operating system refuses is nobody's fault in the code: no right, no room, a folder that is a file, an address that is not this
 * machine's. Whoever runs a command reads in one sentence what to change.
 */
const words: Readonly<Record<string, (at: string) => string>> = {
  EACCES: (at) => say(`没有权限：${at}。请用有权限的用户运行，或把这个文件夹交给现在的用户（chown）。`, `No right to use ${at}. Run it as a user who has one, or give that folder to this user (chown).`),
  EROFS: (at) => say(`${at} 在只读的磁盘上。请换一个文件夹；由 systemd 运行时，把它写进 ReadWritePaths 或 StateDirectory。`, `${at} is on a disk that is read-only. Name another folder; under systemd put it into ReadWritePaths or StateDirectory.`),
  ENOSPC: (at) => say(`磁盘满了${at && `：${at}`}。请腾出空间，或换一个磁盘，再执行一次。`, `The disk is full${at && `: ${at}`}. Make room or take another disk, then run it again.`),
  EDQUOT: (at) => say(`磁盘配额用完了${at && `：${at}`}。请腾出空间，再执行一次。`, `The disk quota is used up${at && `: ${at}`}. Make room, then run it again.`),
  ENOENT: (at) => say(`找不到 ${at}。请检查路径；文件夹要先建好。`, `${at} is not there. Check the path; its folder has to be there first.`),
  EEXIST: (at) => say(`${at} 是一个文件，这里需要文件夹。请换一个名字。`, `${at} is a file, and a folder is needed here. Name another one.`),
  ENOTDIR: (at) => say(`${at} 的路径里有一段是文件，不是文件夹。请检查路径。`, `A part of the path ${at} is a file and not a folder. Check the path.`),
  EISDIR: (at) => say(`${at} 是一个文件夹，这里需要文件。请加上文件名。`, `${at} is a folder, and a file is needed here. Add the name of a file.`),
  EMFILE: () => say('打开的文件太多。请调大 ulimit -n（systemd：LimitNOFILE）。', 'Too many files are open. Raise ulimit -n (systemd: LimitNOFILE).'),
  EADDRNOTAVAIL: (at) => say(`HOST 不是这台机器的地址：${at}。请写本机的地址，或 127.0.0.1（只限本机）、0.0.0.0（所有网卡）。`, `HOST is no address of this machine: ${at}. Set it to one that is, to 127.0.0.1 (this machine only) or 0.0.0.0 (all networks).`),
  ENOTFOUND: (at) => say(`HOST 里的名字解析不了：${at}。请写本机的地址，或 127.0.0.1、0.0.0.0。`, `The name in HOST cannot be resolved: ${at}. Set it to an address of this machine, to 127.0.0.1 or 0.0.0.0.`),
};
/** A port below 1024 is root's. */
const portWords = (at: string): string =>
  say(`没有权限监听 ${at}：1024 以下的端口只有 root 能用。请设 PORT=8080，由前面的代理（nginx）接 80 和 443。`, `No right to listen on ${at}: ports below 1024 are root's. Set PORT=8080 and let a proxy in front (nginx) take 80 and 443.`);

interface SystemError { readonly code?: unknown; readonly syscall?: unknown; readonly path?: unknown; readonly address?: unknown; readonly hostname?: unknown; readonly port?: unknown }

/** The sentence for a refusal of the system; undefined for any other error. */
export const systemFault = (error: unknown): string | undefined => {
  const { code, syscall, path, address, hostname, port } = (error ?? {}) as SystemError;
  if (typeof code !== 'string' || typeof syscall !== 'string') return undefined;
  const where = String(path ?? hostname ?? (address === undefined ? '' : port === undefined ? address : `${String(address)}:${String(port)}`));
  if (syscall === 'listen' && code === 'EACCES') return portWords(where);
  return (code === 'EPERM' ? words['EACCES'] : words[code])?.(where);
};
