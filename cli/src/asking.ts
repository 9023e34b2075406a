import { namesOfSource } from '@tiaokuai/contracts';
import { type BusClient, NoAnswer, type Refused } from '@tiaokuai/service';
import type { Connection } from './connection.ts';
import { type CommandFailure, failure } from './failure.ts';

/** The services of the district: each has a log, analytics' own aside. */
export const servicesOf = async ({ eventLog, district }: Connection): Promise<string[]> =>
  (await eventLog.heads())
    .map(({ log }) => log)
    .filter((log) => log.startsWith(`${district}.`))
    .map((log) => log.slice(district.length + 1))
    .filter((service) => service !== 'analytics');

/** @throws CommandFailure, naming those there are. */
export const checkService = async (connection: Connection, service: string): Promise<void> => {
  const all = await servicesOf(connection);
  if (!all.includes(service))
    throw failure(
      `没有服务 ${service}；有：${all.join('、')}`,
      `there is no service ${service}; there are: ${all.join(', ')}`,
      2,
    );
};

/** What each service answers; `undefined` from one that does not. */
export const askEach = async <Answer>(
  services: readonly string[],
  ask: (service: string) => Promise<Answer>,
): Promise<readonly { readonly service: string; readonly answer: Answer | undefined }[]> =>
  Promise.all(
    services.map(async (service) => ({
      service,
      answer: await ask(service).catch((error: unknown) => {
        if (error instanceof NoAnswer) return undefined;
        throw error;
      }),
    })),
  );

/** Gives a command and answers its events; a refusal becomes what the person reads. */
export const order = async (
  client: BusClient,
  service: string,
  name: string,
  data: unknown,
  actor: string,
): Promise<readonly string[]> => {
  const reply = await client.command(service, name, data, { actor });
  if (!reply.ok) throw refusal(reply.error);
  return reply.events;
};

/** What a service refuses, with its rule and what to do instead. */
export const refusal = ({ message, rule, remedy }: Refused['error']): CommandFailure =>
  failure(
    `未执行：${message.zh}（${namesOfSource(rule).zh}）。${remedy.zh}`,
    `refused: ${message.en} (${namesOfSource(rule).en}). ${remedy.en}`,
  );
