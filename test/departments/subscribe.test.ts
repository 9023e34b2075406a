import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { createGuestKey } from '@tiaokuai/bus';
import { departmentCredentials, ensureDepartmentConsumer } from '@tiaokuai/department';
import { type District, openDistrict } from '../support/district.ts';
import { type Servers, startServers } from '../support/servers.ts';
import { createTestBed } from '../support/test-bed.ts';
import { until } from '../support/until.ts';

/** The example of docs/subscribe.md, run as a department would run it: a bare NATS client and its credentials. */

const program = fileURLToPath(new URL('../../docs/examples/department.mjs', import.meta.url));
const district = '370303';
const key = createGuestKey();
let servers: Servers;
let world: District;
let folder: string;
const running: ChildProcess[] = [];

beforeAll(async () => {
  servers = await startServers({ guests: [{ district, name: 'fire', publicKey: key.publicKey }] });
  const bed = await createTestBed(servers, district);
  world = await openDistrict({ bed });
  await ensureDepartmentConsumer(world.host.nc, { district, responsibility: 'fire' });
  folder = await mkdtemp(join(tmpdir(), 'tiaokuai-department-'));
  const credentials = departmentCredentials({
    url: servers.nats.url,
    district,
    responsibility: 'fire',
    seed: key.seed,
  });
  await writeFile(join(folder, 'fire.json'), JSON.stringify(credentials), { mode: 0o600 });
});
afterEach(() => Promise.all(running.splice(0).map(end)));
afterAll(async () => {
  await world?.close();
  await servers?.stop();
  await rm(folder, { recursive: true, force: true });
});

const end = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await gone;
};

interface Line {
  readonly got?: string;
  readonly replayed?: string;
  readonly answered?: string;
  readonly referral?: string;
  readonly position?: string;
  readonly ok?: boolean;
}

const startDepartment = (...args: string[]): { readonly lines: Line[]; readonly stop: () => Promise<void> } => {
  const child = spawn(process.execPath, [program, join(folder, 'fire.json'), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  running.push(child);
  const lines: Line[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => lines.push(JSON.parse(line) as Line));
  return { lines, stop: () => end(child) };
};

const raise = async (category: string, urgency = 'normal'): Promise<string> => {
  const incidentId = randomUUID();
  await world.does('grid-worker:1', 'subdistrict', 'ReportIncident', {
    incidentId,
    channel: 'grid',
    category,
    urgency,
    subject: '消防通道',
    text: '消防通道被占用',
  });
  return incidentId;
};
const referralOf = async (incidentId: string): Promise<string> => {
  const rows = await world.sees<{ referral_id: string; responsibility: string }[]>(
    'the referral to fire',
    'referral-router',
    'Referrals',
    { incidentId },
    (found) => found.some(({ responsibility }) => responsibility === 'fire'),
  );
  return rows.find(({ responsibility }) => responsibility === 'fire')!.referral_id;
};

describe("a department's own system", () => {
  test('gets its referrals, accepts and declines through its own subjects, and reads again what it missed', async () => {
    const department = startDepartment();
    const [accepted, declined] = await Promise.all([raise('fire-lane-blocked'), raise('stairwell-clutter', 'low')]);
    const [first, second] = await Promise.all([referralOf(accepted), referralOf(declined)]);
    await until('both answered', () =>
      [first, second].every((id) => department.lines.some(({ answered, ok }) => answered === id && ok)),
    );
    const statusOf = (referralId: string, status: string) =>
      world.sees<{ status: string } | null>(
        status,
        'fire',
        'Referral',
        { referralId },
        (row) => row?.status === status,
      );
    await statusOf(first, 'accepted');
    await statusOf(second, 'declined');
    const history = await world.host.service('fire').context.history('referral', `referral-${first}`);
    expect(history.find(({ type }) => type === 'ReferralAccepted')?.actor).toBe('department:fire');

    // An outage: what comes meanwhile waits in its consumer, and lies in the log from any position on.
    await department.stop();
    const position = department.lines.findLast((line) => line.got)!.position!;
    const missed = await referralOf(await raise('fire-lane-blocked'));
    const again = startDepartment('--from', position);
    await until('read again from the log', () => again.lines.some((line) => line.replayed && line.referral === missed));
    expect(
      again.lines.filter((line) => line.replayed && line.referral === first && line.replayed.includes('Issued')),
    ).toEqual([]);
    await until('and delivered', () => again.lines.some(({ answered, ok }) => answered === missed && ok));
  });

  test('sees nothing of other responsibilities', async () => {
    const department = startDepartment('--from', '0');
    const incidentId = await raise('fire-lane-blocked');
    const referralId = await referralOf(incidentId);
    await until('its own', () => department.lines.some(({ answered }) => answered === referralId));
    const rows = await world.asks<{ referral_id: string; responsibility: string }[]>('referral-router', 'Referrals', {
      incidentId,
    });
    const foreign = rows
      .filter(({ responsibility }) => responsibility !== 'fire')
      .map(({ referral_id }) => referral_id);
    expect(foreign.length).toBeGreaterThan(0);
    expect(department.lines.filter(({ referral }) => foreign.includes(referral ?? ''))).toEqual([]);
  });
});
