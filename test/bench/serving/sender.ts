// Requests over connections that stay open, one after the other on each: as little work as a sender can have.
import { connect, type Socket } from 'node:net';

export interface Sending {
  /** Answers in a second. */
  readonly rate: number;
  /** Milliseconds from request to answer, in order of size. */
  readonly times: readonly number[];
  readonly statuses: ReadonlyMap<number, number>;
}

/** Reads answers with a Content-Length, or none (304). */
const onAnswer = (socket: Socket, heard: (status: number) => void): void => {
  let head = '';
  let left = -1;
  let status = 0;
  socket.on('data', (chunk: Buffer) => {
    let at = 0;
    while (at < chunk.length) {
      if (left >= 0) {
        const taken = Math.min(left, chunk.length - at);
        left -= taken;
        at += taken;
      } else {
        const before = head.length;
        head += chunk.toString('latin1', at);
        const end = head.indexOf('\r\n\r\n');
        if (end < 0) return;
        at += end + 4 - before;
        status = Number(head.slice(9, 12));
        left = status === 304 ? 0 : Number(/\r\ncontent-length: *(\d+)/i.exec(head)?.[1] ?? 0);
        head = '';
      }
      if (left === 0) {
        left = -1;
        heard(status);
      }
    }
  });
};

/** Sends on so many connections for so long; `request` writes the next one. */
export const send = async (port: number, connections: number, ms: number, request: () => string): Promise<Sending> => {
  const times: number[] = [];
  const statuses = new Map<number, number>();
  const began = performance.now();
  await Promise.all(Array.from({ length: connections }, () => new Promise<void>((resolve, reject) => {
    const socket = connect(port, '127.0.0.1').setNoDelay(true).on('error', reject);
    let sent = 0;
    const next = (): void => {
      sent = performance.now();
      socket.write(request());
    };
    onAnswer(socket, (status) => {
      const now = performance.now();
      times.push(now - sent);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      if (now - began < ms) next();
      else socket.end(resolve);
    });
    socket.on('connect', next);
  })));
  return { rate: times.length / ((performance.now() - began) / 1000), times: times.sort((one, other) => one - other), statuses };
};

export const get = (path: string, headers: Readonly<Record<string, string>> = {}): string =>
  `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\n${Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`;

export const post = (path: string, body: string, headers: Readonly<Record<string, string>>): string =>
  `POST ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n${Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${body}`;
