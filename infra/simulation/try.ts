import { rm } from 'node:fs/promises';
import { categoryOf } from '@tiaokuai/contracts';
import pg from 'pg';
import { passwordsOf, prepareDistrict } from '../host/district.ts';
import { allServices } from '../host/services.ts';
import { openFolder } from '../local/folder.ts';
import { startPostgres } from '../local/postgres.ts';
import { digestsOf } from './digest.ts';
import { possibilities } from './ends.ts';
import { simulate } from './simulate.ts';

const days = Number(process.argv[2] ?? 5),
  perDay = Number(process.argv[3] ?? 10),
  seed = Number(process.argv[4] ?? 1);
const only = process.argv[5]?.split(',');
const concerns = (key: string): boolean => {
  const c = categoryOf(key);
  const p = c?.parent ? categoryOf(c.parent) : undefined;
  return [c?.lead, ...(c?.assist ?? []), p?.lead, ...(p?.assist ?? [])].some(
    (r) => r !== undefined && only!.includes(r),
  );
};
const path = `/tmp/sim-${process.pid}`;
const folder = await openFolder(path);
const passwordOf = passwordsOf(folder.secret);
const server = await startPostgres({
  folder: folder.postgres,
  port: undefined,
  password: passwordOf('postgres'),
  onDeath: () => undefined,
});
try {
  const c = new pg.Client(server.admin());
  await c.connect();
  await c.query('create database tiaokuai');
  await c.end();
  const pool = new pg.Pool({ ...server.admin('tiaokuai'), max: 2 });
  await prepareDistrict(pool, { district: '370303', services: allServices.map((s) => s.name), passwordOf });
  const t = performance.now();
  const result = await simulate({
    district: '370303',
    services: allServices,
    postgres: { host: '127.0.0.1', port: server.port, database: 'tiaokuai' },
    passwordOf,
    from: '2025-01-01',
    days,
    seed,
    perDay,
    ...(only ? { reported: ({ category }) => concerns(category) } : {}),
    onDay: (d, f) => {
      if (d % 10 === 0 || days <= 10) console.error(d, f.events, f.parked, ((performance.now() - t) / 1000).toFixed(1));
    },
  });
  console.error('seconds', (performance.now() - t) / 1000, result.events, result.reports, 'parked', result.parked);
  console.error(process.memoryUsage().rss / 1e6);
  console.log(JSON.stringify(Object.fromEntries([...result.refused].sort()), null, 1));
  const parked = await pool.query(
    'select consumer, reason, count(*) from tiaokuai_bus.parked group by 1,2 order by 3 desc',
  );
  console.log(parked.rows);
  const wanted = possibilities(only ? allServices.filter(({ name }) => only.includes(name)) : allServices);
  console.log(
    'happened',
    Object.fromEntries([...result.happened].filter(([n]) => !only || only.includes(n.split('.')[0]!)).sort()),
  );
  console.log(
    'MISSING',
    wanted.filter(({ key }) => !result.happened.has(key)).map(({ key }) => key),
  );
  if (!only) console.log(await digestsOf(pool, '370303'));
  await pool.end();
} finally {
  await server.stop();
  await rm(path, { recursive: true, force: true });
}
process.exit(0);
