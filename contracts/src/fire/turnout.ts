import { z } from 'zod';
import { aggregate, type CommandsOf, command, type EventsOf, event } from '../language/aggregate.ts';
import { count, evidence, isoInstant, lines, openLines, openText, uuid } from '../language/fields.ts';
import { caseKey, caseMatter, endCase, openCase } from '../referral/case.ts';

const just = z.object({ caseId: uuid });

const result = z.enum(['people-rescued', 'danger-removed', 'handed-over']);

/** A turnout 出动: the brigade helps where life is in danger and another responsibility leads (消防法 art. 37). */
export const turnout = aggregate('fire', 'turnout', {
  key: 'caseId',
  by: ['officer'],
  events: {
    TurnoutCalled: event({ zh: '接到求助', en: 'Brigade called' }, caseKey.extend({ matter: caseMatter })),
    BrigadeDispatched: event({ zh: '力量出动', en: 'Brigade dispatched' }, caseKey.extend({ brigade: openText(40) })),
    BrigadeArrived: event({ zh: '到达现场', en: 'Brigade arrived' }, caseKey.extend({ arrivedAt: isoInstant })),
    TurnoutEnded: event(
      { zh: '处置完毕', en: 'Turnout ended' },
      caseKey.extend({
        result,
        people: count,
        note: openLines(500),
        evidence: z.array(evidence).max(20),
      }),
    ),
    /** Not needed, called back, or settled by the department's own system. */
    TurnoutStoodDown: event(
      { zh: '取消出动', en: 'Turnout stood down' },
      caseKey.extend({ cause: z.enum(['not-needed', 'taken-back', 'completed']), note: lines(1000) }),
    ),
  },
  commands: {
    CallBrigade: command({ zh: '登记求助', en: 'Call the brigade' }, just.extend({ matter: caseMatter })),
    DispatchBrigade: command({ zh: '调派力量', en: 'Dispatch a brigade' }, just.extend({ brigade: openText(40) })),
    RecordBrigadeArrival: command(
      { zh: '登记到场', en: "Record the brigade's arrival" },
      just.extend({ arrivedAt: isoInstant.optional() }),
      { by: ['crew', 'officer'] },
    ),
    EndTurnout: command(
      { zh: '处置完毕', en: 'End a turnout' },
      just.extend({
        result,
        people: count,
        note: openLines(500),
        evidence: z.array(evidence).max(20).default([]),
      }),
      { by: ['crew', 'officer'] },
    ),
    StandDown: command({ zh: '取消出动', en: 'Stand down' }, just.extend({ note: openLines(500) })),
  },
  internal: {
    OpenTurnout: command({ zh: '派遣出动', en: 'Open a turnout' }, openCase),
    EndTurnoutWithReferral: command({ zh: '随派遣终止', en: 'End a turnout with its referral' }, endCase),
  },
});
export type TurnoutEvent = EventsOf<typeof turnout>;
export type TurnoutCommand = CommandsOf<typeof turnout>;
