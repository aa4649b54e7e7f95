// What Chromium's DevTools protocol and WebDriver BiDi have in common: numbered commands and named events on one WebSocket.

type Message = { id?: number; method?: string; params?: never; result?: unknown; error?: unknown; message?: string; sessionId?: string };
type Waiting = { method: string; resolve(result: never): void; reject(error: Error): void };

export class Wire {
  readonly #socket: WebSocket;
  readonly #waiting = new Map<number, Waiting>();
  readonly #listeners = new Set<(method: string, params: never, sessionId?: string) => void>();
  #last = 0;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.addEventListener('message', ({ data }) => this.#take(JSON.parse(String(data)) as Message));
    socket.addEventListener('close', () => {
      for (const { method, reject } of this.#waiting.values()) reject(new Error(`${method}: the engine hung up`));
      this.#waiting.clear();
    });
  }

  static async open(url: string): Promise<Wire> {
    const socket = new WebSocket(url);
    await new Promise<void>((resolve, reject) => {
      socket.addEventListener('open', () => resolve());
      socket.addEventListener('error', () => reject(new Error(`no connection to ${url}`)));
    });
    return new Wire(socket);
  }

  /** One command and its result. `more` goes beside it, such as the session of a page. */
  send<T>(method: string, params: object = {}, more: object = {}): Promise<T> {
    const id = (this.#last += 1);
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { method, resolve, reject });
      this.#socket.send(JSON.stringify({ id, method, params, ...more }));
    });
  }

  /** Told every event; the answer stops it. */
  listen(listener: (method: string, params: never, sessionId?: string) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  close(): void {
    this.#socket.close();
  }

  #take({ id, method, params, result, error, message, sessionId }: Message): void {
    if (id === undefined) {
      if (method) for (const listener of this.#listeners) listener(method, params as never, sessionId);
      return;
    }
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (error) waiting?.reject(new Error(`${waiting.method}: ${message ?? JSON.stringify(error)}`));
    else waiting?.resolve(result as never);
  }
}
