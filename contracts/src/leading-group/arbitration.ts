import { z } from 'zod';
import { aggregate, type CommandsOf, command, type EventsOf, event } from '../language/aggregate.ts';
import { openText, ruleSource, uuid } from '../language/fields.ts';
import { declineGround } from '../referral/answers.ts';
import { categoryKey, responsibilityKey } from '../subdistrict/incident.ts';

const opening = z.object({
  incidentId: uuid,
  referralId: uuid,
  round: z.int().positive(),
  category: categoryKey,
  candidates: z.array(responsibilityKey).min(1),
  declines: z.array(z.object({ responsibility: responsibilityKey, ground: declineGround, reason: z.string() })),
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
        reason: openText(500),
        rule: ruleSource,
      }),
    ),
  },
  commands: {
    DecideArbitration: command(
      { zh: '裁定', en: 'Decide an arbitration' },
      z.object({ incidentId: uuid, responsibility: responsibilityKey.optional(), reason: openText(500) }),
      { duties: ['四(一)1', '四(一)3'], by: ['leading-group', 'joint-meeting'] },
    ),
  },
  internal: {
    OpenArbitration: command({ zh: '受理裁定', en: 'Open an arbitration' }, opening.omit({ round: true })),
  },
});
export type ArbitrationEvent = EventsOf<typeof arbitration>;
export type ArbitrationCommand = CommandsOf<typeof arbitration>;
