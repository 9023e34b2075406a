import { z } from 'zod';
import { aggregate, type CommandsOf, command, type EventsOf, event } from '../language/aggregate.ts';
import { isoInstant, openLines, uuid } from '../language/fields.ts';

/** What an officer hands in; the edge finds whose report it is. The query `Report` answers for the opening's id. */
export const openReportInput = z.object({ incidentId: uuid, openingId: uuid, purpose: openLines(200) });

const erasing = z.object({ person: uuid, reason: openLines(200) });

/** Personal data 个人信息: kept under a key per person, until the person or the law asks for erasure. */
export const person = aggregate('subdistrict', 'person', {
  key: 'person',
  by: ['hotline-agent', 'grid-worker', 'clerk', 'verifier'],
  events: {
    PersonalDataErased: event({ zh: '个人信息删除', en: 'Personal data erased' }, erasing),
    /**
     * Somebody reads what a person reported: who (the event's actor), when, which report and what for, and nothing of what it says.
     * It stands in the person's own stream, so that they and an auditor can be told who has read their data (个人信息保护法 art. 44,
     * 51, 54).
     */
    ReportOpened: event(
      { zh: '查阅来件原文', en: 'Report opened' },
      z.object({
        person: uuid,
        incidentId: uuid,
        openingId: uuid,
        purpose: openLines(200),
        /** The text is given out until then, and on no later day by the same record. */
        until: isoInstant,
      }),
    ),
  },
  commands: {
    ErasePersonalData: command({ zh: '删除个人信息', en: 'Erase personal data' }, erasing, { by: ['clerk'] }),
    OpenReport: command({ zh: '查阅举报原文', en: 'Open a report' }, openReportInput.extend({ person: uuid }), {
      given: () => openReportInput,
    }),
  },
});
export type PersonEvent = EventsOf<typeof person>;
export type PersonCommand = CommandsOf<typeof person>;
