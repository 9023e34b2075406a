import { z } from 'zod';
import { aggregateOf, type CommandOf, type EventOf } from '../language/define.ts';
import { openText, uuid } from '../language/fields.ts';
import { officer } from '../referral/case.ts';
import { estateSnapshot } from '../subdistrict/estate.ts';
import { area } from './money.ts';

/** Property service rooms 物业服务用房 of a project: filed as planned, accepted as built, registered for the owners. */
const rooms = aggregateOf('housing', 'service-rooms');

export const serviceRoom = z.object({
  building: z.string().min(1).max(20),
  /** Ground floor is 1; below the ground negative. */
  floor: z.int(),
  area,
  /** 成套装修, with water, power, heating, light and air. */
  fitted: z.boolean(),
});
export type ServiceRoom = z.output<typeof serviceRoom>;

export const roomDeficit = z.enum([
  'below-three-per-mille',
  'below-hundred-square-metres',
  'below-ground',
  'not-fitted',
  'committee-office-too-small',
  'not-in-permit-or-contract',
  'less-than-filed',
]);
export type RoomDeficit = z.output<typeof roomDeficit>;
const deficits = z.array(roomDeficit).min(1);

const key = z.object({ estateId: uuid });
const plan = z.object({
  /** Whole floor area of the project, or of the phase that is built first. */
  totalArea: area,
  rooms: z.array(serviceRoom).min(1).max(50),
  committeeOffice: area.or(z.literal(0)),
  inPermit: z.boolean(),
  inSaleContract: z.boolean(),
});
export type RoomPlan = z.output<typeof plan>;
const certificate = z.string().regex(/^[A-Za-z0-9-]{1,40}$/);

export const ServiceRoomsSubmitted = rooms.event(
  'ServiceRoomsSubmitted',
  { zh: '服务用房报备', en: 'Service rooms submitted' },
  key.extend({ estate: estateSnapshot, builder: openText(80), plan, required: area, provided: area }),
);
export const ServiceRoomsReturned = rooms.event(
  'ServiceRoomsReturned',
  { zh: '服务用房退回', en: 'Service rooms returned' },
  key.extend({ deficits }),
);
export const ServiceRoomsFiled = rooms.event(
  'ServiceRoomsFiled',
  { zh: '服务用房备案', en: 'Service rooms filed' },
  key.extend({ certificate, provided: area }),
);
export const ServiceRoomsShort = rooms.event(
  'ServiceRoomsShort',
  { zh: '服务用房验收不足', en: 'Service rooms found lacking' },
  key.extend({ builder: openText(80), inspectors: z.array(officer).min(1).max(10), deficits, delivered: area }),
);
export const ServiceRoomsAccepted = rooms.event(
  'ServiceRoomsAccepted',
  { zh: '服务用房验收备案', en: 'Service rooms accepted' },
  key.extend({ inspectors: z.array(officer).min(1).max(10), delivered: area }),
);
export const ServiceRoomsTitled = rooms.event(
  'ServiceRoomsTitled',
  { zh: '服务用房产权登记', en: 'Service rooms registered for the owners' },
  key.extend({ title: certificate }),
);
export const serviceRoomsEvents = [
  ServiceRoomsSubmitted,
  ServiceRoomsReturned,
  ServiceRoomsFiled,
  ServiceRoomsShort,
  ServiceRoomsAccepted,
  ServiceRoomsTitled,
] as const;
export type ServiceRoomsEvent = EventOf<(typeof serviceRoomsEvents)[number]>;

const streamOf = (data: { estateId: string }) => `service-rooms-${data.estateId}`;

export const SubmitServiceRooms = rooms.command(
  'SubmitServiceRooms',
  { zh: '服务用房报备', en: 'Submit service rooms' },
  key.extend({ estate: estateSnapshot, builder: openText(80), plan }),
  streamOf,
  { duties: ['二(二)1.14'] },
);
export const FileServiceRooms = rooms.command(
  'FileServiceRooms',
  { zh: '准予备案', en: 'File service rooms' },
  key.extend({ certificate }),
  streamOf,
  { duties: ['二(二)1.14'] },
);
export const InspectServiceRooms = rooms.command(
  'InspectServiceRooms',
  { zh: '服务用房验收', en: 'Inspect delivered service rooms' },
  key.extend({
    inspectors: z.array(officer).min(1).max(10),
    rooms: z.array(serviceRoom).min(1).max(50),
    committeeOffice: area.or(z.literal(0)),
  }),
  streamOf,
  { duties: ['三(一)4'] },
);
export const RecordServiceRoomsTitle = rooms.command(
  'RecordServiceRoomsTitle',
  { zh: '登记产权', en: 'Record the title of service rooms' },
  key.extend({ title: certificate }),
  streamOf,
);
export const serviceRoomsCommands = [
  SubmitServiceRooms,
  FileServiceRooms,
  InspectServiceRooms,
  RecordServiceRoomsTitle,
] as const;
export type ServiceRoomsCommand = CommandOf<(typeof serviceRoomsCommands)[number]>;
