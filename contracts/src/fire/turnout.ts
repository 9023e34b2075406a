import { z } from 'zod';
import { aggregateOf, type CommandOf, type EventOf } from '../language/define.ts';
import { evidence, isoInstant, openText, uuid } from '../language/fields.ts';
import { caseKey, caseMatter, endCase, openCase } from '../referral/case.ts';

/** A turnout 出动: the brigade helps where life is in danger and another responsibility leads (消防法 art. 37). */
const turnout = aggregateOf('fire', 'turnout');

export const TurnoutCalled = turnout.event(
  'TurnoutCalled',
  { zh: '接到求助', en: 'Brigade called' },
  caseKey.extend({ matter: caseMatter }),
);
export const BrigadeDispatched = turnout.event(
  'BrigadeDispatched',
  { zh: '力量出动', en: 'Brigade dispatched' },
  caseKey.extend({ brigade: openText(40) }),
);
export const BrigadeArrived = turnout.event(
  'BrigadeArrived',
  { zh: '到达现场', en: 'Brigade arrived' },
  caseKey.extend({ arrivedAt: isoInstant }),
);
export const TurnoutEnded = turnout.event(
  'TurnoutEnded',
  { zh: '处置完毕', en: 'Turnout ended' },
  caseKey.extend({
    result: z.enum(['people-rescued', 'danger-removed', 'handed-over']),
    people: z.int().nonnegative(),
    note: openText(500),
    evidence: z.array(evidence).max(20),
  }),
);
/** Not needed, called back, or settled by the department's own system. */
export const TurnoutStoodDown = turnout.event(
  'TurnoutStoodDown',
  { zh: '取消出动', en: 'Turnout stood down' },
  caseKey.extend({ cause: z.enum(['not-needed', 'taken-back', 'completed']), note: z.string().max(1000) }),
);
export const turnoutEvents = [
  TurnoutCalled,
  BrigadeDispatched,
  BrigadeArrived,
  TurnoutEnded,
  TurnoutStoodDown,
] as const;
export type TurnoutEvent = EventOf<(typeof turnoutEvents)[number]>;

const streamOf = (data: { caseId: string }) => `turnout-${data.caseId}`;
const just = z.object({ caseId: uuid });

export const CallBrigade = turnout.command(
  'CallBrigade',
  { zh: '登记求助', en: 'Call the brigade' },
  just.extend({ matter: caseMatter }),
  streamOf,
);
export const DispatchBrigade = turnout.command(
  'DispatchBrigade',
  { zh: '调派力量', en: 'Dispatch a brigade' },
  just.extend({ brigade: openText(40) }),
  streamOf,
);
export const RecordBrigadeArrival = turnout.command(
  'RecordBrigadeArrival',
  { zh: '登记到场', en: "Record the brigade's arrival" },
  just.extend({ arrivedAt: isoInstant.optional() }),
  streamOf,
);
export const EndTurnout = turnout.command(
  'EndTurnout',
  { zh: '处置完毕', en: 'End a turnout' },
  just.extend({
    result: TurnoutEnded.schema.shape.result,
    people: z.int().nonnegative(),
    note: openText(500),
    evidence: z.array(evidence).max(20).default([]),
  }),
  streamOf,
);
export const StandDown = turnout.command(
  'StandDown',
  { zh: '取消出动', en: 'Stand down' },
  just.extend({ note: openText(500) }),
  streamOf,
);
export const turnoutCommands = [CallBrigade, DispatchBrigade, RecordBrigadeArrival, EndTurnout, StandDown] as const;
export const OpenTurnout = turnout.command('OpenTurnout', { zh: '派遣出动', en: 'Open a turnout' }, openCase, streamOf);
export const EndTurnoutWithReferral = turnout.command(
  'EndTurnoutWithReferral',
  { zh: '随派遣终止', en: 'End a turnout with its referral' },
  endCase,
  streamOf,
);
export const turnoutInternalCommands = [OpenTurnout, EndTurnoutWithReferral] as const;
export type TurnoutCommand =
  | CommandOf<(typeof turnoutCommands)[number]>
  | CommandOf<(typeof turnoutInternalCommands)[number]>;
