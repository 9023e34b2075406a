import { z } from 'zod';
import { aggregate, type CommandsOf, command, type EventsOf, event } from '../language/aggregate.ts';
import { code, hidden, list, openText, uuid, whole } from '../language/fields.ts';
import { officer } from '../referral/case.ts';
import { estateSnapshot } from '../subdistrict/estate.ts';
import { area } from './money.ts';

export const serviceRoom = z.object({
  building: openText(20),
  /** Ground floor is 1; below the ground negative. */
  floor: whole(),
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
const deficits = list(roomDeficit, 100, hidden).min(1);

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
const certificate = code(/^[A-Za-z0-9-]{1,40}$/);

/** Property service rooms 物业服务用房 of a project: filed as planned, accepted as built, registered for the owners. */
export const serviceRooms = aggregate('housing', 'service-rooms', {
  key: 'estateId',
  by: ['officer'],
  events: {
    ServiceRoomsSubmitted: event(
      { zh: '服务用房报备', en: 'Service rooms submitted' },
      key.extend({ estate: estateSnapshot, builder: openText(80), plan, required: area, provided: area }),
    ),
    ServiceRoomsReturned: event({ zh: '服务用房退回', en: 'Service rooms returned' }, key.extend({ deficits })),
    ServiceRoomsFiled: event(
      { zh: '服务用房备案', en: 'Service rooms filed' },
      key.extend({ certificate, provided: area }),
    ),
    ServiceRoomsShort: event(
      { zh: '服务用房验收不足', en: 'Service rooms found lacking' },
      key.extend({
        builder: openText(80),
        inspectors: z.array(officer).min(1).max(10),
        deficits,
        delivered: area.meta({ zh: '交付面积', en: 'delivered' }),
      }),
    ),
    ServiceRoomsAccepted: event(
      { zh: '服务用房验收备案', en: 'Service rooms accepted' },
      key.extend({
        inspectors: z.array(officer).min(1).max(10),
        delivered: area.meta({ zh: '交付面积', en: 'delivered' }),
      }),
    ),
    ServiceRoomsTitled: event(
      { zh: '服务用房产权登记', en: 'Service rooms registered for the owners' },
      key.extend({ title: certificate }),
    ),
  },
  commands: {
    SubmitServiceRooms: command(
      { zh: '服务用房报备', en: 'Submit service rooms' },
      key.extend({ estate: estateSnapshot, builder: openText(80), plan }),
      { by: ['builder', 'enterprise', 'officer'], duties: ['二(二)1.14'] },
    ),
    FileServiceRooms: command({ zh: '准予备案', en: 'File service rooms' }, key.extend({ certificate }), {
      duties: ['二(二)1.14'],
    }),
    InspectServiceRooms: command(
      { zh: '服务用房验收', en: 'Inspect delivered service rooms' },
      key.extend({
        inspectors: z.array(officer).min(1).max(10),
        rooms: z.array(serviceRoom).min(1).max(50),
        committeeOffice: area.or(z.literal(0)),
      }),
      { duties: ['三(一)4'] },
    ),
    RecordServiceRoomsTitle: command(
      { zh: '登记产权', en: 'Record the title of service rooms' },
      key.extend({ title: certificate }),
    ),
  },
});
export type ServiceRoomsEvent = EventsOf<typeof serviceRooms>;
export type ServiceRoomsCommand = CommandsOf<typeof serviceRooms>;
