import type { CommandHandler, CommandReply, CommandRequest } from './commands.ts';
import type { ServiceContext, ServiceDefinition } from './definition.ts';
import { actorMissing } from './errors.ts';
import { invalidInput } from './invalid-input.ts';

/** A command as somebody outside gives it. */
export interface Given extends Pick<CommandRequest, 'correlationid' | 'traceparent' | 'derivedIds'> {
  readonly id: string;
  readonly actor?: string | undefined;
  readonly data?: unknown;
}

/** Takes commands from outside: what the service completes at its edge is completed, then they go to their streams. */
export const takingOf =
  ({ prepared = [] }: ServiceDefinition, handler: Pick<CommandHandler, 'execute'>, context: ServiceContext) =>
  async (name: string, { id, actor, data: given, ...rest }: Given): Promise<CommandReply> => {
    if (!actor) return { ok: false, error: actorMissing };
    let data = given;
    const preparing = prepared.find((each) => each.name === name);
    if (preparing) {
      const input = preparing.input.safeParse(data);
      if (!input.success) return { ok: false, error: invalidInput(preparing.input, data) };
      const outcome = await preparing.prepare(input.data as never, context);
      if ('refused' in outcome) return { ok: false, error: outcome.refused };
      data = outcome.data;
    }
    return handler.execute({ name, data, actor, commandId: id, ...rest });
  };
