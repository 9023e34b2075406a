import type { RecordedEvent } from '@tiaokuai/event-log';
import type { z } from 'zod';
import type { EventShape } from './shapes.ts';

export class UnknownEvent extends Error {
  override readonly name = 'UnknownEvent';
}

type Decoded<Event extends EventShape> = Event extends { readonly name: infer Name; readonly schema: z.ZodType }
  ? { readonly type: Name; readonly data: z.output<Event['schema']> }
  : never;

export interface Decoder<Event extends EventShape = EventShape> {
  /**
   * An event as today's code knows it: its name, and its content brought up to the newest version.
   *
   * @throws UnknownEvent for a type or a version that this program does not know (yet).
   */
  decode(event: Pick<RecordedEvent, 'type' | 'data'>): Decoded<Event>;
  knows(type: string): boolean;
}

const parts = /^(?<base>.+)\.v(?<version>\d+)$/;

/** Reads stored events of these definitions, old versions too. Stored content was checked when it was written. */
export const createDecoder = <Event extends EventShape>(definitions: readonly Event[]): Decoder<Event> => {
  const byBase = new Map(definitions.map((each) => [parts.exec(each.type)!.groups!.base!, each]));
  return {
    knows: (type) => byBase.has(parts.exec(type)?.groups?.base ?? ''),
    decode({ type, data }) {
      const match = parts.exec(type);
      const definition = byBase.get(match?.groups?.base ?? '');
      const version = Number(match?.groups?.version);
      if (!definition) throw new UnknownEvent(`${type} is not known here`);
      if (version > definition.version)
        throw new UnknownEvent(`${type} is newer than this program, which knows version ${definition.version}`);
      let content: Readonly<Record<string, unknown>> = data;
      for (let from = version; from < definition.version; from += 1) {
        const step = definition.upcasts.find((each) => each.fromVersion === from);
        if (!step) throw new UnknownEvent(`${type}: no step from version ${from}`);
        content = step.up(content);
      }
      // Its content was checked by its schema when it was written.
      return { type: definition.name, data: content } as Decoded<Event>;
    },
  };
};
