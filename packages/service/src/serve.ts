import { externalSubject } from '@tiaokuai/bus';
import type { NatsConnection, ServiceMsg } from 'nats';
import type { CommandHandler, CommandReply } from './commands.ts';
import { commandsOf, type ServiceContext, type ServiceDefinition } from './definition.ts';
import { tooLarge, unavailable } from './errors.ts';
import { invalidInput } from './invalid-input.ts';
import type { Metrics } from './metrics.ts';
import { ask } from './query.ts';
import { takingOf } from './taking.ts';
import { orAfter } from './time.ts';
import { traceparentOf } from './tracing.ts';
import { commandMessage, decode, encode, queryMessage, toWire } from './wire.ts';

export interface ServeOptions {
  readonly definition: ServiceDefinition;
  readonly nc: NatsConnection;
  readonly handler: CommandHandler;
  readonly context: ServiceContext;
  readonly metrics: Metrics;
  /** Resolves when the read models know of this position of the service's log. */
  readonly caughtUp: (position: bigint) => Promise<void>;
}

export interface Serving {
  /** Takes nothing new and resolves when everything under way is answered. */
  stop(): Promise<void>;
}

/** Serves the service's commands and queries as a NATS micro service, in a queue group with its other instances. */
export const serve = async ({
  definition,
  nc,
  handler,
  context,
  metrics,
  caughtUp,
}: ServeOptions): Promise<Serving> => {
  const { name: service, queries = [] } = definition;
  const take = takingOf(definition, handler, context);
  const { district } = context;
  const micro = await nc.services.add({
    name: service,
    version: '1.0.0',
    description: `${district}.${service}`,
    queue: `${district}-${service}`,
  });
  let underWay = 0;
  let wake = () => {};
  const answering =
    (answer: (message: ServiceMsg) => Promise<unknown>) => (error: Error | null, message: ServiceMsg) => {
      if (error) return;
      underWay += 1;
      void answer(message)
        .catch((failure: unknown) => {
          context.logger.error({ subject: message.subject, failure: String((failure as Error).message) }, 'no answer');
          return { ok: false, error: unavailable };
        })
        .then((reply) => respond(message, reply))
        .catch((failure: unknown) =>
          context.logger.error({ subject: message.subject, failure: String(failure) }, 'lost'),
        )
        .finally(() => {
          underWay -= 1;
          if (underWay === 0) wake();
        });
    };

  const respond = (message: ServiceMsg, reply: unknown): void => {
    const bytes = encode(reply);
    const fits = bytes.length <= (nc.info?.max_payload ?? bytes.length);
    message.respond(fits ? bytes : encode({ ok: false, error: tooLarge }));
  };

  /** @param actorOf Given where the account says who speaks; what the message claims counts for nothing then. */
  const command = (name: string, actorOf?: string) => async (message: ServiceMsg) => {
    const start = performance.now();
    const body = decode(message.data);
    const envelope = commandMessage.safeParse(body);
    const reply: CommandReply = envelope.success
      ? await take(name, {
          ...envelope.data,
          actor: actorOf ?? envelope.data.actor,
          traceparent: traceparentOf(message.headers?.get('traceparent')),
        })
      : { ok: false, error: invalidInput(commandMessage, body) };
    const outcome = reply.ok ? (reply.repeated ? 'repeated' : 'done') : reply.error.code;
    metrics.commands.inc({ service, command: name, outcome });
    metrics.commandSeconds.observe({ service }, (performance.now() - start) / 1000);
    return toWire(reply);
  };

  const query =
    (served: NonNullable<ServiceDefinition['queries']>[number], asking?: string) => async (message: ServiceMsg) => {
      const body = decode(message.data);
      const envelope = queryMessage.safeParse(body);
      if (!envelope.success) return { ok: false, error: invalidInput(queryMessage, body) };
      const { data, atLeast } = envelope.data;
      return ask(
        served,
        data,
        { ...context, asking },
        {
          ready: async () => {
            if (atLeast) await caughtUp(BigInt(atLeast));
          },
          wrong(what) {
            metrics.wrongAnswers.inc({ service, query: served.name });
            context.logger.error({ query: served.name, what }, 'wrong answer');
          },
        },
      );
    };

  const { alsoAnswersFor = [], guests } = definition;
  const theirs = definition.aggregates
    .filter(({ name }) => guests?.aggregates.includes(name))
    .flatMap(({ commands }) => commands);
  for (const name of [service, ...alsoAnswersFor]) {
    const external = externalSubject(district, name);
    const guest = guests?.actorOf(name);
    const doors = [
      { of: 'own', at: `cmd.${district}.${name}`, ask: `qry.${district}.${name}`, commands: commandsOf(definition) },
      ...(guest ? [{ of: 'ext', at: `${external}.cmd`, ask: `${external}.qry`, commands: theirs, guest }] : []),
    ];
    for (const { of, at, ask, commands, guest: speaker } of doors) {
      const add = (subject: string, endpoint: string, answer: (message: ServiceMsg) => Promise<unknown>) =>
        micro.addEndpoint(endpoint, { subject, handler: answering(answer) });
      for (const each of commands) add(`${at}.${each.name}`, `${of}-${name}-${each.name}`, command(each.name, speaker));
      for (const each of queries)
        add(`${ask}.${each.name}`, `${of}-${name}-${each.name}`, query(each, speaker && name));
    }
  }

  return {
    async stop() {
      // A bus that is away confirms nothing; what it sent before is answered all the same.
      await orAfter(3_000, micro.stop());
      if (underWay > 0) await new Promise<void>((resolve) => (wake = resolve));
      if (!nc.isClosed()) await orAfter(3_000, nc.flush());
    },
  };
};
