import { z } from 'zod';
import { aggregateOf, type CommandOf, type EventOf } from '../language/define.ts';
import { isoInstant, openText, uuid } from '../language/fields.ts';

/** Personal data 个人信息: kept under a key per person, until the person or the law asks for erasure. */
const person = aggregateOf('subdistrict', 'person');

export const PersonalDataErased = person.event(
  'PersonalDataErased',
  { zh: '个人信息删除', en: 'Personal data erased' },
  z.object({ person: uuid, reason: openText(200) }),
);
/**
 * Somebody reads what a person reported: who (the event's actor), when, which report and what for, and nothing of what it says.
 * It stands in the person's own stream, so that they and an auditor can be told who has read their data (个人信息保护法 art. 44,
 * 51, 54).
 */
export const ReportOpened = person.event(
  'ReportOpened',
  { zh: '查阅举报原文', en: 'Report opened' },
  z.object({
    person: uuid,
    incidentId: uuid,
    openingId: uuid,
    purpose: openText(200),
    /** The text is given out until then, and on no later day by the same record. */
    until: isoInstant,
  }),
);
export const personEvents = [PersonalDataErased, ReportOpened] as const;
export type PersonEvent = EventOf<(typeof personEvents)[number]>;

export const ErasePersonalData = person.command(
  'ErasePersonalData',
  { zh: '删除个人信息', en: 'Erase personal data' },
  z.object({ person: uuid, reason: openText(200) }),
  ({ person: of }) => `person-${of}`,
);
/** What an officer hands in; the edge finds whose report it is. The query `Report` answers for the opening's id. */
export const openReportInput = z.object({ incidentId: uuid, openingId: uuid, purpose: openText(200) });
export const OpenReport = person.command(
  'OpenReport',
  { zh: '查阅举报原文', en: 'Open a report' },
  openReportInput.extend({ person: uuid }),
  ({ person: of }) => `person-${of}`,
);
export const personCommands = [ErasePersonalData, OpenReport] as const;
export type PersonCommand = CommandOf<(typeof personCommands)[number]>;
