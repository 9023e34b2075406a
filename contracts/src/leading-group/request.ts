import { z } from 'zod';
import { aggregate, type CommandsOf, command, type EventsOf, event } from '../language/aggregate.ts';
import { isoInstant, openText, uuid } from '../language/fields.ts';
import { responsibilityKey } from '../subdistrict/incident.ts';

const requestKey = z.object({ incidentId: uuid, referralId: uuid, responsibility: responsibilityKey });
const receiving = requestKey.extend({
  kind: z.enum(['extension', 'suspension', 'lift']),
  workingDays: z.int().positive().optional(),
  until: isoInstant.optional(),
  reason: z.string(),
});
const decided = requestKey.extend({ reason: openText(500) });

/** Extensions and suspensions 延期、挂账: one stream per referral, one request open at a time. */
export const request = aggregate('leading-group', 'request', {
  key: 'referralId',
  by: ['leading-group'],
  events: {
    RequestReceived: event({ zh: '收到申请', en: 'Request received' }, receiving),
    ExtensionGranted: event(
      { zh: '准予延期', en: 'Extension granted' },
      decided.extend({ workingDays: z.int().positive() }),
    ),
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
        workingDays: z.int().min(1).max(60).optional(),
        reason: openText(500),
      }),
      { duties: ['四(一)1', '四(一)3'] },
    ),
    /** Given by time, too, where the suspension has an end. */
    LiftSuspension: command(
      { zh: '解除挂账', en: 'Lift a suspension' },
      z.object({ referralId: uuid, reason: openText(500) }),
      { by: ['leading-group', 'service'] },
    ),
  },
  internal: {
    ReceiveRequest: command({ zh: '收到申请', en: 'Receive a request' }, receiving),
  },
});
export type RequestEvent = EventsOf<typeof request>;
export type RequestCommand = CommandsOf<typeof request>;
