import type { EventLog, RecordedEvent } from '@tiaokuai/event-log';
import type { MsgRequest, NatsConnection } from 'nats';
import { placeOf, streamNameOf, subjectOf } from './wire.ts';

/** How far a log is published, and under which sequence of the stream (0: not known). */
export interface Standing {
  readonly published: bigint;
  readonly sequence: number;
}

/**
 * The last position up to `published` that the stream still holds. JetStream loses from its end (it acknowledges before it
 * is on disk), so when the last event lies where it was stored, all before it do. When it does not, the events before it
 * are looked for by their subjects, one after the other, until one is found. A message from beyond `published` is no
 * witness: it may have been stored after the loss.
 */
export const lastStanding = async ({
  nc,
  eventLog,
  log,
  published,
  sequence,
}: Standing & {
  readonly nc: NatsConnection;
  readonly eventLog: Pick<EventLog, 'readLog'>;
  readonly log: string;
}): Promise<Standing> => {
  const stream = streamNameOf(log.slice(0, log.indexOf('.')));
  const manager = await nc.jetstreamManager({ checkAPI: false });
  const find = async (query: MsgRequest): Promise<Standing> => {
    const held = await manager.streams.getMessage(stream, query).catch((error: unknown) => {
      if (/no message found/i.test(String(error))) return undefined;
      throw error;
    });
    const place = held && placeOf({ headers: held.header });
    return held && place?.log === log ? { published: place.position, sequence: held.seq } : nothing;
  };
  if (sequence > 0 && (await find({ seq: sequence })).published === published) return { published, sequence };
  const lastOf = new Map<string, Standing>();
  let until = published;
  for (let step = 64n; until > 0n; step *= 2n) {
    const after = until > step ? until - step : 0n;
    const events: RecordedEvent[] = [];
    for await (const page of eventLog.readLog(log, { after, until })) events.push(...page);
    for (const event of events.reverse()) {
      const subject = subjectOf(event);
      const last = lastOf.get(subject) ?? (await find({ last_by_subj: subject }));
      lastOf.set(subject, last);
      if (last.published >= event.position && last.published <= published) return last;
    }
    until = after;
  }
  return nothing;
};

const nothing: Standing = { published: 0n, sequence: 0 };
