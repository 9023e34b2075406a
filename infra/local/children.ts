import { roleOf } from '@tiaokuai/service';
import { AggregatorRegistry, Registry } from 'prom-client';
import type { ProcessConfiguration } from '../host/main.ts';
import { createChild } from './child.ts';
import type { RunningDistrict } from './running.ts';

export interface ChildrenOptions
  extends Omit<ProcessConfiguration, 'services' | 'passwords' | 'healthPort' | 'production'> {
  readonly services: readonly string[];
  readonly passwordOf: (role: string) => string;
  readonly logFile: string;
  readonly say: (notice: string) => void;
}

/** Starting one takes a processor for a good part of a second. */
const atATime = 4;

/** One process per service. */
export const startChildren = async (options: ChildrenOptions): Promise<RunningDistrict> => {
  const { services, passwordOf, logFile, say, ...shared } = options;
  const children = services.map((name) => {
    const role = roleOf(shared.district, name);
    const configuration = { ...shared, production: false, services: [name], passwords: { [role]: passwordOf(role) } };
    return createChild({ name, configuration, logFile, say });
  });
  const stop = async () => {
    await Promise.all(children.map((child) => child.stop()));
  };
  const left = [...children];
  const startNext = async (): Promise<void> => {
    for (let next = left.shift(); next; next = left.shift())
      await next.start().catch((error: Error) => {
        left.length = 0;
        throw new Error(`${next?.name} did not start: ${error.message}`, { cause: error });
      });
  };
  try {
    await Promise.all(Array.from({ length: atATime }, startNext));
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    services: children.map((child) => ({
      name: child.name,
      async notReady() {
        const answer = (await child.ask('not-ready')) as readonly { readonly reason?: string }[] | undefined;
        return answer ? answer.find(({ reason }) => reason)?.reason : 'its process does not answer';
      },
    })),
    registry: {
      contentType: Registry.PROMETHEUS_CONTENT_TYPE,
      async metrics() {
        const answers = await Promise.all(children.map((child) => child.ask('metrics')));
        const known = answers.filter((answer) => answer !== undefined) as object[][];
        return AggregatorRegistry.aggregate(known as unknown as object[]).metrics();
      },
    },
    pids: () => children.map((child) => child.pid()),
    stop,
    hurry() {
      for (const child of children) child.kill();
    },
  };
};
