import { serviceRooms, serviceRoomsRow } from '@tiaokuai/contracts';
import { modelOf } from '@tiaokuai/service';

export const rooms = modelOf(serviceRooms, {
  name: 'service_rooms',
  version: 1,
  row: serviceRoomsRow,
  indexes: [['status']],
  opens: {
    ServiceRoomsSubmitted: ({ data: { estateId, estate, builder, required, provided } }) => ({
      estate_id: estateId,
      estate: estate.name,
      subdistrict: estate.subdistrict,
      builder,
      status: 'submitted',
      required,
      provided,
      deficits: [],
    }),
  },
  on: {
    ServiceRoomsReturned: (_row, { data: { deficits } }) => ({ status: 'returned', deficits }),
    ServiceRoomsFiled: { status: 'filed' },
    ServiceRoomsShort: (_row, { data: { deficits, delivered } }) => ({ status: 'short', deficits, delivered }),
    ServiceRoomsAccepted: (_row, { data: { delivered } }) => ({ status: 'accepted', deficits: [], delivered }),
    ServiceRoomsTitled: { status: 'titled' },
  },
});
