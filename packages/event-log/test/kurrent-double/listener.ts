import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';

/** Takes connections on one local port and hands them on; so that they can be cut and the port left and taken again. */
export class Listener {
  readonly #server;
  /** By peer, as calls name theirs: `<address>:<port>`. */
  readonly #sockets = new Map<string, Socket>();
  #port: number;

  constructor(port: number, connected: (socket: Socket) => void) {
    this.#port = port;
    this.#server = createServer((socket) => {
      const peer = `${socket.remoteAddress}:${socket.remotePort}`;
      this.#sockets.set(peer, socket);
      socket.once('close', () => this.#sockets.delete(peer));
      socket.on('error', () => {});
      connected(socket);
    });
  }

  get port(): number {
    return this.#port;
  }

  async start(): Promise<void> {
    this.#server.listen(this.#port, '127.0.0.1');
    await once(this.#server, 'listening');
    this.#port = (this.#server.address() as AddressInfo).port;
  }

  async stop(): Promise<void> {
    if (!this.#server.listening) return;
    const closed = once(this.#server, 'close');
    this.#server.close();
    await Promise.all([closed, this.cutAll()]);
  }

  /** Without a goodbye, as a network does it. */
  async cut(peer: string): Promise<void> {
    const socket = this.#sockets.get(peer);
    if (!socket || socket.destroyed) return;
    const closed = once(socket, 'close');
    socket.destroy();
    await closed;
  }

  async cutAll(): Promise<void> {
    await Promise.all([...this.#sockets.keys()].map((peer) => this.cut(peer)));
  }
}
