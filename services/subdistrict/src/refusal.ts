import { RefuseIncident } from '@tiaokuai/contracts';
import type { PreparedCommand } from '@tiaokuai/service';
import type { z } from 'zod';
import type { IncidentState } from './incident-decider.ts';

/** Refusing what was lawfully handled before: what became of the earlier incident is looked up, not believed. */

const input = RefuseIncident.schema.omit({ earlierIsClosed: true });

export const prepareRefusal: PreparedCommand = {
  name: RefuseIncident.name,
  input,
  async prepare(given: z.output<typeof input>, context) {
    const { earlierIncidentId: earlier } = given;
    if (!earlier) return { data: given };
    const { state } = await context.load('incident', `incident-${earlier}`);
    return { data: { ...given, earlierIsClosed: (state as IncidentState).status === 'closed' } };
  },
};
