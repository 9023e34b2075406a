export {
  createGuestKey,
  ensureGuestConsumer,
  externalSubject,
  type GuestAccount,
  guestConsumer,
  guestDomain,
  type ServerConfig,
  serverConfig,
} from './accounts.ts';
export { type Backoff, waitBefore } from './backoff.ts';
export { type BusConnectionOptions, connectBus } from './connect.ts';
export { saveCursors } from './cursors.ts';
export type { BusMessage } from './message.ts';
export { migrateBus } from './migrate.ts';
export { listParked, openParkingLot, type ParkedEvent, type ParkingLot, ParkNow, type Redriven } from './parking.ts';
export { createPublisher, type Publication, type Publisher, type Publishing, readAck } from './publisher.ts';
export { type Reactor, type ReactorOptions, type Source, sourceKey, startReactor } from './reactor.ts';
export { type Relay, type RelayOptions, startRelay } from './relay.ts';
export { createSignal, type Signal } from './signal.ts';
export { checkServer, ensureStream, UnfitServer } from './stream.ts';
export { followLog, type Tail, type TailOptions } from './tail.ts';
export {
  bellOf,
  decodeBody,
  decodeEnvelope,
  encodeBody,
  eventNameOf,
  header,
  placeOf,
  streamNameOf,
  subjectOf,
} from './wire.ts';
