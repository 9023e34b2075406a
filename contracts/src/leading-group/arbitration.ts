import { z } from 'zod';
import { aggregate, type CommandsOf, command, type EventsOf, event } from '../language/aggregate.ts';
import {
  categoryKey,
  hidden,
  lines,
  list,
  openLines,
  ordinal,
  responsibilityKey,
  ruleSource,
  uuid,
} from '../language/fields.ts';
import { declineGround } from '../referral/answers.ts';

const opening = z.object({
  incidentId: uuid,
  referralId: uuid,
  round: ordinal,
  category: categoryKey,
  candidates: list(responsibilityKey, 100, hidden).min(1),
  declines: list(
    z.object({ responsibility: responsibilityKey, ground: declineGround, reason: lines(1_000, hidden) }),
    100,
    hidden,
  ),
});

/** Arbitration 裁定: after two declines. Final: 指定后不得退回 (潍坊市12345政务服务便民热线条例 art. 22). */
export const arbitration = aggregate('leading-group', 'arbitration', {
  key: 'incidentId',
  by: ['leading-group'],
  events: {
    ArbitrationOpened: event({ zh: '受理裁定', en: 'Arbitration opened' }, opening),
    ArbitrationDecided: event(
      { zh: '裁定', en: 'Arbitration decided' },
      z.object({
        incidentId: uuid,
        responsibility: responsibilityKey,
        /** 职责不清: the territory leads. */
        unclear: z.boolean(),
        reason: openLines(500),
        rule: ruleSource,
      }),
    ),
  },
  commands: {
    DecideArbitration: command(
      { zh: '裁定', en: 'Decide an arbitration' },
      z.object({ incidentId: uuid, responsibility: responsibilityKey.optional(), reason: openLines(500) }),
      { duties: ['四(一)1', '四(一)3'], by: ['leading-group', 'joint-meeting'] },
    ),
  },
  internal: {
    OpenArbitration: command({ zh: '受理裁定', en: 'Open an arbitration' }, opening.omit({ round: true })),
  },
});
export type ArbitrationEvent = EventsOf<typeof arbitration>;
export type ArbitrationCommand = CommandsOf<typeof arbitration>;
