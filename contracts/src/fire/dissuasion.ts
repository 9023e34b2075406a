import { z } from 'zod';
import { aggregate, type CommandsOf, command, type EventsOf, event } from '../language/aggregate.ts';
import { isoInstant, openLines, openText, ruleSource, uuid } from '../language/fields.ts';
import { estateSnapshot } from '../subdistrict/estate.ts';
import { place } from '../subdistrict/incident.ts';

const key = z.object({
  dissuasionId: uuid,
  /** The hazard that it belongs to, and the incident, where there is one. */
  caseId: uuid.optional(),
  incidentId: uuid.optional(),
});
const asker = z.object({ kind: z.enum(['enterprise', 'owners-committee']), name: openText(80) });

const just = z.object({ dissuasionId: uuid });

const asking = key.extend({
  asker,
  estate: estateSnapshot,
  place: place.optional(),
  /** What stands in the way, never whose it is. */
  obstacle: openLines(200),
});

/**
 * Dissuasion 劝阻: who runs the estate asks the occupant of a fire lane to leave it, and a refusal goes to the police
 * station at once (山东省消防条例 art. 36). The police follow `OccupationReportedToPolice` in the lane `fire.dissuasion`.
 */
export const dissuasion = aggregate('fire', 'dissuasion', {
  key: 'dissuasionId',
  by: ['enterprise', 'owners-committee', 'officer'],
  events: {
    OccupantAsked: event({ zh: '通知占用人纠正', en: 'Occupant asked to leave' }, asking),
    OccupantObeyed: event({ zh: '已经纠正', en: 'Occupant obeyed' }, key),
    OccupantRefused: event({ zh: '拒不纠正', en: 'Occupant refused' }, key.extend({ refusedAt: isoInstant })),
    OccupationReportedToPolice: event(
      { zh: '报告公安派出所', en: 'Occupation reported to the police station' },
      asking.extend({ refusedAt: isoInstant, rule: ruleSource }),
    ),
  },
  commands: {
    AskOccupant: command({ zh: '通知占用人纠正', en: 'Ask the occupant to leave' }, asking, {
      duties: ['二(四)11'],
    }),
    RecordObedience: command({ zh: '登记已纠正', en: 'Record that the occupant obeyed' }, just),
    RecordRefusal: command(
      { zh: '登记拒不纠正', en: 'Record that the occupant refused' },
      just.extend({ refusedAt: isoInstant.optional() }),
      { duties: ['二(四)11'] },
    ),
  },
});
export type DissuasionEvent = EventsOf<typeof dissuasion>;
export type DissuasionCommand = CommandsOf<typeof dissuasion>;
