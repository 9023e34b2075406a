import type pg from 'pg';

export interface LogRegistration {
  /** `<district>.<service>` */
  readonly log: string;
  /** The login role that alone may append; made when absent. */
  readonly writerRole: string;
  readonly password: string;
  /** Schemas of the writer's own (read models, a vault); made when absent. */
  readonly schemas?: readonly string[];
}

/**
 * Makes a log known, with the role that writes it. Repeating it changes nothing but the password.
 *
 * @param pool Connected as the database's owner.
 * @throws when the log belongs to another role already.
 */
export const registerLog = async (pool: pg.Pool, registration: LogRegistration): Promise<void> => {
  const { log, writerRole, password, schemas = [] } = registration;
  const client = await pool.connect();
  const role = client.escapeIdentifier(writerRole);
  try {
    await client.query('begin');
    await client.query(`select pg_advisory_xact_lock(hashtext('tiaokuai roles'))`);
    const { rowCount } = await client.query('select from pg_roles where rolname = $1', [writerRole]);
    const login = `login password ${client.escapeLiteral(password)} nosuperuser nocreatedb nocreaterole`;
    await client.query(rowCount ? `alter role ${role} ${login}` : `create role ${role} ${login}`);
    await client.query(`grant tiaokuai_member to ${role}`);
    for (const schema of schemas)
      await client.query(`create schema if not exists ${client.escapeIdentifier(schema)} authorization ${role}`);
    await client.query(
      'insert into tiaokuai_log.logs (log, writer_role) values ($1, $2) on conflict (log) do nothing',
      [log, writerRole],
    );
    const { rows } = await client.query<{ writer_role: string }>(
      'select writer_role from tiaokuai_log.logs where log = $1',
      [log],
    );
    if (rows[0]?.writer_role !== writerRole)
      throw new Error(`log ${log} belongs to the role ${rows[0]?.writer_role}; one log has one writer`);
    await client.query('commit');
    client.release();
  } catch (error) {
    client.release(true);
    throw error;
  }
};
