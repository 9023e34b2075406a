import { migrateBus } from '@tiaokuai/bus';
import { migrate, registerLog, settleStore } from '@tiaokuai/event-log';
import { privateSchemaOf, roleOf, schemaOf } from '@tiaokuai/service';
import type pg from 'pg';

export { passwordsOf } from './passwords.ts';

/** The role under which analysts read: all logs, nothing to write but its own. */
export const analystOf = (district: string): string => roleOf(district, 'analytics');

export interface DistrictOptions {
  /** GB/T 2260 code. */
  readonly district: string;
  readonly services: readonly string[];
  readonly passwordOf: (role: string) => string;
  /** Address of the KurrentDB in which the logs' events are to lie; Postgres by default. */
  readonly store?: string | undefined;
}

/**
 * Brings a database up to date for a district: tables, one log, one role and two schemas per service. Repeating it changes
 * nothing.
 *
 * @param pool Connected as the database's owner.
 * @throws EventLogError `wrong-store`, `unreachable`, and WrongAddress, where the store is not to be had.
 */
export const prepareDistrict = async (
  pool: pg.Pool,
  { district, services, passwordOf, store }: DistrictOptions,
): Promise<void> => {
  await migrate(pool);
  await migrateBus(pool);
  await settleStore(pool, store);
  for (const service of [...services, 'analytics']) {
    const writerRole = roleOf(district, service);
    await registerLog(pool, {
      log: `${district}.${service}`,
      writerRole,
      password: passwordOf(writerRole),
      schemas: [schemaOf(district, service), privateSchemaOf(district, service)],
    });
  }
};
