import { z } from 'zod';
import { aggregate, type CommandsOf, command, type EventsOf, event } from '../language/aggregate.ts';
import { isoDate, line, openLines, openText, ordinal, uuid, whole } from '../language/fields.ts';

export const estateKind = z.enum(['new', 'old', 'rural', 'enterprise-managed']);
export const managementMode = z
  .enum(['professional', 'simple', 'self-managed', 'none'])
  .meta({ values: { none: { zh: '无物业', en: 'none' } } });

export const estateParticulars = z.object({
  name: openText(60),
  subdistrict: openText(40),
  community: openText(60).optional(),
  kind: estateKind,
  mode: managementMode,
  /** Acceptance of the buildings: warranty periods run from here. */
  acceptedOn: isoDate.optional(),
  starLevel: whole().min(1).max(5).optional(),
  households: ordinal.optional(),
  buildings: z.array(line(20)).max(400),
  gridCells: z.array(line(20)).max(50),
  enterprise: openText(60).optional(),
  hasOwnersCommittee: z.boolean(),
  /** 挂包干部, by pseudonymous staff number. */
  cadre: line(40).optional(),
});
export type EstateParticulars = z.output<typeof estateParticulars>;

/** What other services need of an estate, as it stood when the event happened. */
export const estateSnapshot = estateParticulars
  .pick({ name: true, subdistrict: true, kind: true, mode: true, acceptedOn: true, starLevel: true, enterprise: true })
  .extend({ estateId: uuid });
export type EstateSnapshot = z.output<typeof estateSnapshot>;

const entered = z.object({ estateId: uuid, particulars: estateParticulars, effectiveFrom: isoDate });
const changed = entered.extend({ reason: openLines(200) });

/** Estate 住宅小区: the register of the subdistrict, effective-dated (policy 二(一), 三). */
export const estate = aggregate('subdistrict', 'estate', {
  key: 'estateId',
  by: ['clerk'],
  events: {
    EstateRegistered: event({ zh: '小区登记', en: 'Estate registered' }, entered),
    EstateParticularsChanged: event({ zh: '小区信息变更', en: 'Estate particulars changed' }, changed),
  },
  commands: {
    RegisterEstate: command({ zh: '登记小区', en: 'Register an estate' }, entered, {
      begins: true,
      duties: ['三(三)1', '四(一)4'],
    }),
    ChangeEstateParticulars: command({ zh: '变更小区信息', en: 'Change the particulars of an estate' }, changed, {
      duties: ['三(三)1', '四(一)4'],
    }),
  },
});
export type EstateEvent = EventsOf<typeof estate>;
export type EstateCommand = CommandsOf<typeof estate>;
