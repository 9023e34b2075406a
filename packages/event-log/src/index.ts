export { EventLogError, type EventLogErrorCode } from './errors.ts';
export { createGroupAppender, type GroupAppender, type GroupAppenderOptions } from './group-appender.ts';
export { WrongAddress } from './kurrent/address.ts';
export { applyMigrations, MigrationError, type Migrations, migrate } from './migrate.ts';
export type * from './port.ts';
export { createPostgresEventLog, type PostgresEventLogOptions } from './postgres.ts';
export { whileReachable } from './reachable.ts';
export { type LogRegistration, registerLog } from './register.ts';
export { checkStore, openEventLog, type StoreOptions, settleStore, storeOf } from './store.ts';
