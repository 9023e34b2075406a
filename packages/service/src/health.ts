import { createServer, type Server } from 'node:http';
import type { Registry } from 'prom-client';
import type { RunningService } from './start.ts';

export interface HealthOptions {
  readonly port: number;
  readonly host?: string;
  readonly registry: Pick<Registry, 'metrics' | 'contentType'>;
  readonly services: () => readonly Pick<RunningService, 'name' | 'notReady'>[];
}

/**
 * `/livez`: this process turns over. `/readyz`: every service of it can serve, else 503 with the reasons. `/metrics`:
 * Prometheus. For operators only; nothing of it is the product's interface.
 */
export const startHealth = async ({ port, host = '127.0.0.1', registry, services }: HealthOptions): Promise<Server> => {
  const server = createServer(async (request, response) => {
    const answer = (status: number, body: string, type = 'text/plain; charset=utf-8') =>
      response.writeHead(status, { 'content-type': type }).end(body);
    try {
      if (request.url === '/livez') return answer(200, 'ok\n');
      if (request.url === '/metrics') return answer(200, await registry.metrics(), registry.contentType);
      if (request.url !== '/readyz') return answer(404, 'try /livez, /readyz or /metrics\n');
      const reasons = await Promise.all(
        services().map(async (each) => ({ name: each.name, reason: await each.notReady() })),
      );
      const bad = reasons.filter(({ reason }) => reason);
      if (bad.length === 0 && reasons.length > 0) return answer(200, 'ok\n');
      return answer(503, bad.map(({ name, reason }) => `${name}: ${reason}\n`).join('') || 'starting\n');
    } catch {
      return answer(500, 'failed\n');
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return server;
};
