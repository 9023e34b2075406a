import { z } from 'zod';
import { aggregate, type CommandsOf, command, type EventsOf, event } from '../language/aggregate.ts';
import { hidden, isoInstant, lines, openLines, ordinal, responsibilityKey, uuid, whole } from '../language/fields.ts';

const requestKey = z.object({ incidentId: uuid, referralId: uuid, responsibility: responsibilityKey });
const receiving = requestKey.extend({
  kind: z.enum(['extension', 'suspension', 'lift']),
  workingDays: ordinal.optional(),
  until: isoInstant.optional(),
  reason: lines(1_000, hidden),
});
const decided = requestKey.extend({ reason: openLines(500) });

/** Extensions and suspensions 延期、挂账: one stream per referral, one request open at a time. */
export const request = aggregate('leading-group', 'request', {
  key: 'referralId',
  by: ['leading-group'],
  events: {
    RequestReceived: event({ zh: '收到申请', en: 'Request received' }, receiving),
    ExtensionGranted: event({ zh: '准予延期', en: 'Extension granted' }, decided.extend({ workingDays: ordinal })),
    ExtensionRefused: event({ zh: '不准延期', en: 'Extension refused' }, decided),
    SuspensionGranted: event(
      { zh: '准予挂账', en: 'Suspension granted' },
      decided.extend({ until: isoInstant.optional() }),
    ),
    SuspensionRefused: event({ zh: '不准挂账', en: 'Suspension refused' }, decided),
    SuspensionLifted: event({ zh: '解除挂账', en: 'Suspension lifted' }, decided),
  },
  commands: {
    DecideRequest: command(
      { zh: '决定申请', en: 'Decide a request' },
      z.object({
        referralId: uuid,
        granted: z.boolean(),
        workingDays: whole().min(1).max(60).optional(),
        reason: openLines(500),
      }),
      { duties: ['四(一)1', '四(一)3'] },
    ),
    /** Given by time, too, where the suspension has an end. */
    LiftSuspension: command(
      { zh: '解除挂账', en: 'Lift a suspension' },
      z.object({ referralId: uuid, reason: openLines(500) }),
      { by: ['leading-group', 'service'] },
    ),
  },
  internal: {
    ReceiveRequest: command({ zh: '收到申请', en: 'Receive a request' }, receiving),
  },
});
export type RequestEvent = EventsOf<typeof request>;
export type RequestCommand = CommandsOf<typeof request>;
