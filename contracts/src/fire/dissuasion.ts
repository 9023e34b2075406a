import { z } from 'zod';
import { aggregateOf, type CommandOf, type EventOf } from '../language/define.ts';
import { isoInstant, openText, ruleSource, uuid } from '../language/fields.ts';
import { estateSnapshot } from '../subdistrict/estate.ts';
import { place } from '../subdistrict/incident.ts';

/**
 * Dissuasion 劝阻: who runs the estate asks the occupant of a fire lane to leave it, and a refusal goes to the police
 * station at once (山东省消防条例 art. 36). The police follow `OccupationReportedToPolice` in the lane `fire.dissuasion`.
 */
const dissuasion = aggregateOf('fire', 'dissuasion');

const key = z.object({
  dissuasionId: uuid,
  /** The hazard that it belongs to, and the incident, where there is one. */
  caseId: uuid.optional(),
  incidentId: uuid.optional(),
});
const asker = z.object({ kind: z.enum(['enterprise', 'owners-committee']), name: openText(80) });

export const OccupantAsked = dissuasion.event(
  'OccupantAsked',
  { zh: '通知占用人纠正', en: 'Occupant asked to leave' },
  key.extend({
    asker,
    estate: estateSnapshot,
    place: place.optional(),
    /** What stands in the way, never whose it is. */
    obstacle: openText(200),
  }),
);
export const OccupantObeyed = dissuasion.event('OccupantObeyed', { zh: '已经纠正', en: 'Occupant obeyed' }, key);
export const OccupantRefused = dissuasion.event(
  'OccupantRefused',
  { zh: '拒不纠正', en: 'Occupant refused' },
  key.extend({ refusedAt: isoInstant }),
);
export const OccupationReportedToPolice = dissuasion.event(
  'OccupationReportedToPolice',
  { zh: '报告公安派出所', en: 'Occupation reported to the police station' },
  key.extend({
    asker,
    estate: estateSnapshot,
    place: place.optional(),
    obstacle: openText(200),
    refusedAt: isoInstant,
    rule: ruleSource,
  }),
);
export const dissuasionEvents = [OccupantAsked, OccupantObeyed, OccupantRefused, OccupationReportedToPolice] as const;
export type DissuasionEvent = EventOf<(typeof dissuasionEvents)[number]>;

const streamOf = (data: { dissuasionId: string }) => `dissuasion-${data.dissuasionId}`;
const just = z.object({ dissuasionId: uuid });

export const AskOccupant = dissuasion.command(
  'AskOccupant',
  { zh: '通知占用人纠正', en: 'Ask the occupant to leave' },
  OccupantAsked.schema,
  streamOf,
  { duties: ['二(四)11'] },
);
export const RecordObedience = dissuasion.command(
  'RecordObedience',
  { zh: '登记已纠正', en: 'Record that the occupant obeyed' },
  just,
  streamOf,
);
export const RecordRefusal = dissuasion.command(
  'RecordRefusal',
  { zh: '登记拒不纠正', en: 'Record that the occupant refused' },
  just.extend({ refusedAt: isoInstant.optional() }),
  streamOf,
  { duties: ['二(四)11'] },
);
export const dissuasionCommands = [AskOccupant, RecordObedience, RecordRefusal] as const;
export type DissuasionCommand = CommandOf<(typeof dissuasionCommands)[number]>;
