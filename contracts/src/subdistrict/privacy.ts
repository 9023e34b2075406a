import { z } from 'zod';
import { aggregateOf, type CommandOf, type EventOf } from '../language/define.ts';
import { openText, uuid } from '../language/fields.ts';

/** Personal data 个人信息: kept under a key per person, until the person or the law asks for erasure. */
const person = aggregateOf('subdistrict', 'person');

export const PersonalDataErased = person.event(
  'PersonalDataErased',
  { zh: '个人信息删除', en: 'Personal data erased' },
  z.object({ person: uuid, reason: openText(200) }),
);
export const personEvents = [PersonalDataErased] as const;
export type PersonEvent = EventOf<(typeof personEvents)[number]>;

export const ErasePersonalData = person.command(
  'ErasePersonalData',
  { zh: '删除个人信息', en: 'Erase personal data' },
  z.object({ person: uuid, reason: openText(200) }),
  ({ person: of }) => `person-${of}`,
);
export const personCommands = [ErasePersonalData] as const;
export type PersonCommand = CommandOf<(typeof personCommands)[number]>;
