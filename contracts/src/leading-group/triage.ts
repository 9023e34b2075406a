import { z } from 'zod';
import { aggregate, type CommandsOf, command, type EventsOf, event } from '../language/aggregate.ts';
import { categoryKey, hidden, isoInstant, list, openLines, responsibilityKey, uuid } from '../language/fields.ts';

const opening = z.object({ incidentId: uuid, referralId: uuid, category: categoryKey, at: isoInstant });
const closing = z.object({ incidentId: uuid, referralId: uuid });

/** Triage 研判: what no rule covers. */
export const triage = aggregate('leading-group', 'triage', {
  key: 'incidentId',
  by: ['leading-group'],
  events: {
    TriageOpened: event({ zh: '待研判', en: 'Triage opened' }, opening),
    TriageDecided: event(
      { zh: '研判决定', en: 'Triage decided' },
      z.object({
        incidentId: uuid,
        referralId: uuid,
        lead: responsibilityKey,
        assist: list(responsibilityKey, 50, hidden),
        reason: openLines(500),
      }),
    ),
    /** Withdrawn, or completed by the office itself, before it was decided. */
    TriageClosed: event({ zh: '研判终止', en: 'Triage closed' }, closing),
  },
  commands: {
    DecideTriage: command(
      { zh: '研判', en: 'Decide a triage' },
      z.object({
        incidentId: uuid,
        lead: responsibilityKey,
        assist: list(responsibilityKey, 50, hidden).default([]),
        reason: openLines(500),
      }),
      { duties: ['二(二)13', '四(一)1'] },
    ),
  },
  internal: {
    OpenTriage: command({ zh: '开启研判', en: 'Open a triage' }, opening),
    CloseTriage: command({ zh: '终止研判', en: 'Close a triage' }, closing),
  },
});
export type TriageEvent = EventsOf<typeof triage>;
export type TriageCommand = CommandsOf<typeof triage>;
