import { z } from 'zod';
import { aggregateOf, type CommandOf, type EventOf } from '../language/define.ts';
import { isoDate, openText, uuid } from '../language/fields.ts';

/** Estate 住宅小区: the register of the subdistrict, effective-dated (policy 二(一), 三). */
const estate = aggregateOf('subdistrict', 'estate');

export const estateKind = z.enum(['new', 'old', 'rural', 'enterprise-managed']);
export const managementMode = z.enum(['professional', 'simple', 'self-managed', 'none']);

export const estateParticulars = z.object({
  name: openText(60),
  subdistrict: z.string().min(1).max(40),
  community: openText(60).optional(),
  kind: estateKind,
  mode: managementMode,
  /** Acceptance of the buildings: warranty periods run from here. */
  acceptedOn: isoDate.optional(),
  starLevel: z.int().min(1).max(5).optional(),
  households: z.int().positive().optional(),
  buildings: z.array(z.string().max(20)).max(400),
  gridCells: z.array(z.string().max(20)).max(50),
  enterprise: openText(60).optional(),
  hasOwnersCommittee: z.boolean(),
  /** 挂包干部, by pseudonymous staff number. */
  cadre: z.string().max(40).optional(),
});
export type EstateParticulars = z.output<typeof estateParticulars>;

/** What other services need of an estate, as it stood when the event happened. */
export const estateSnapshot = estateParticulars
  .pick({ name: true, subdistrict: true, kind: true, mode: true, acceptedOn: true, starLevel: true, enterprise: true })
  .extend({ estateId: uuid });
export type EstateSnapshot = z.output<typeof estateSnapshot>;

export const EstateRegistered = estate.event(
  'EstateRegistered',
  { zh: '小区登记', en: 'Estate registered' },
  z.object({ estateId: uuid, particulars: estateParticulars, effectiveFrom: isoDate }),
);
export const EstateParticularsChanged = estate.event(
  'EstateParticularsChanged',
  { zh: '小区信息变更', en: 'Estate particulars changed' },
  z.object({ estateId: uuid, particulars: estateParticulars, effectiveFrom: isoDate, reason: openText(200) }),
);
export const estateEvents = [EstateRegistered, EstateParticularsChanged] as const;
export type EstateEvent = EventOf<(typeof estateEvents)[number]>;

const streamOf = (data: { estateId: string }) => `estate-${data.estateId}`;

export const RegisterEstate = estate.command(
  'RegisterEstate',
  { zh: '登记小区', en: 'Register an estate' },
  z.object({ estateId: uuid, particulars: estateParticulars, effectiveFrom: isoDate }),
  streamOf,
  { begins: true, duties: ['三(三)1', '四(一)4'] },
);
export const ChangeEstateParticulars = estate.command(
  'ChangeEstateParticulars',
  { zh: '变更小区信息', en: 'Change the particulars of an estate' },
  z.object({ estateId: uuid, particulars: estateParticulars, effectiveFrom: isoDate, reason: openText(200) }),
  streamOf,
  { duties: ['三(三)1', '四(一)4'] },
);
export const estateCommands = [RegisterEstate, ChangeEstateParticulars] as const;
export type EstateCommand = CommandOf<(typeof estateCommands)[number]>;
