import { createServer, connect as dial, type Socket } from 'node:net';

/** A stretch of wire between clients and a server on which connections can be cut. */
export interface LossyProxy {
  readonly port: number;
  cutAll(): void;
  /** From now on, of this share of what the server sends the rest is lost, and its connection with it. */
  lose(share: number, random: () => number): void;
  close(): Promise<void>;
}

export const startLossyProxy = async (target: { host: string; port: number }): Promise<LossyProxy> => {
  const sockets = new Set<Socket>();
  let lost = (): boolean => false;
  const server = createServer((client) => {
    const upstream = dial(target);
    const cut = () => {
      client.destroy();
      upstream.destroy();
    };
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', cut);
      socket.on('close', () => {
        sockets.delete(socket);
        cut();
      });
    }
    client.pipe(upstream);
    upstream.on('data', (chunk) => {
      if (lost()) cut();
      else client.write(chunk);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const cutAll = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    port: (server.address() as { port: number }).port,
    cutAll,
    lose(share, random) {
      lost = () => random() < share;
    },
    async close() {
      cutAll();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
