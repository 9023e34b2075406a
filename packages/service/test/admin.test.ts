import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createGuestKey, serverConfig } from '@tiaokuai/bus';
import { until } from '../../../test/support/until.ts';
import { NoAnswer, Refused, type RunningService } from '../src/index.ts';
import { asOfficer, type Bench, freshJar, namesOf, openBench } from './bench.ts';
import { jars, shelf, shelfOf } from './jars.ts';

let bench: Bench;
let shelving: RunningService;
beforeEach(async () => {
  bench = await openBench();
  await bench.run(jars);
  shelving = await bench.run(shelf);
});
afterEach(() => bench.close());

const open = async (jarId: string, label = 'a') => {
  const reply = await bench.client.command('jars', 'OpenJar', { jarId, label }, asOfficer);
  if (!reply.ok) throw new Error(reply.error.code);
  return BigInt(reply.position);
};
const seen = (position: bigint) =>
  until('the shelf to have seen it', () => [...shelving.reactors[0]!.positions().values()][0]! >= position);

test('Status says how far log, bus, read models and reactions are', async () => {
  const { district } = bench.bed;
  const position = await open(freshJar());
  await seen(position);
  await bench.client.query('jars', 'Jar', { jarId: freshJar() }, { atLeast: String(position) });
  await until('the bus to have it', async () => (await bench.client.admin('jars', 'Status')).relay.published === '1');
  expect(await bench.client.admin('jars', 'Status')).toEqual({
    service: 'jars',
    log: { name: `${district}.jars`, position: '1' },
    relay: { leads: true, published: '1' },
    readModels: [{ model: 'jars', log: `${district}.jars`, position: '1', parked: 0 }],
    reactions: [],
  });
  expect(await bench.client.admin('shelf', 'Status')).toMatchObject({
    reactions: [{ consumer: 'shelf/labelling', positions: { [`${district}.jars`]: '1' }, parked: 0 }],
  });
});

test('Parked says why, Redrive tries again: in vain while the cause stands, in order when it is gone', async () => {
  const jarId = freshJar();
  await open(jarId, 'more than it holds');
  const closed = await bench.client.command('jars', 'CloseJar', { jarId }, asOfficer);
  await seen(BigInt(closed.ok ? closed.position : 0));

  const { reactions, readModels } = await bench.client.admin('shelf', 'Parked');
  expect(readModels).toEqual([]);
  const parked = { consumer: 'shelf/labelling', stream: `jar-${jarId}` };
  expect(reactions).toMatchObject([
    { ...parked, position: '1', state: 'poison', tries: 1, reason: 'HangLabel refused: invalid-input text' },
    { ...parked, position: '2', state: 'waiting' },
  ]);
  expect(reactions[0]!.parkedAt).toMatch(/^\d{4}-\d{2}-\d{2}T/);

  const inVain = { consumer: 'shelf/labelling', succeeded: 0, remaining: 2 };
  expect(await bench.client.admin('shelf', 'Redrive', { stream: `jar-${jarId}` })).toEqual([inVain]);
  expect(await bench.client.admin('shelf', 'Redrive', { stream: 'jar-other' })).toEqual([inVain]);
  expect((await bench.client.admin('shelf', 'Parked')).reactions[0]!.tries).toBe(2);

  await shelving.stop();
  shelving = await bench.run(shelfOf(20));
  const { consumer } = parked;
  expect(await bench.client.admin('shelf', 'Redrive', { consumer })).toEqual([
    { consumer, succeeded: 2, remaining: 0 },
  ]);
  expect(namesOf(await bench.events('shelf'))).toEqual(['LabelHung', 'LabelTurned']);
  expect((await bench.client.admin('shelf', 'Parked')).reactions).toEqual([]);
});

test('Verify finds what the log does not say, Rebuild mends it', async () => {
  const jarId = freshJar();
  const position = await open(jarId, 'beans');
  await bench.client.query('jars', 'Jar', { jarId }, { atLeast: String(position) });
  expect(await bench.client.admin('jars', 'Verify')).toMatchObject([
    { model: 'jars', same: true, rows: 1, position: '1' },
  ]);
  await bench.bed.adminPool.query(`update rm_${bench.bed.district}_jars.jars set amount = 7`);
  const [found] = await bench.client.admin('jars', 'Verify', { model: 'jars' });
  expect(found).toMatchObject({
    same: false,
    differences: [{ key: jarId, column: 'amount', expected: '0', actual: '7' }],
  });
  expect(await bench.client.admin('jars', 'Rebuild', { model: 'jars' })).toEqual([
    { model: 'jars', position: '1', events: 1, parked: 0 },
  ]);
  expect(await bench.client.admin('jars', 'Verify')).toMatchObject([{ same: true }]);
  expect(await bench.client.query('jars', 'Jar', { jarId })).toEqual({ label: 'beans', amount: 0 });
});

test('what is not there is refused by its name, and so is what nobody may ask', async () => {
  const missing = bench.client.admin('jars', 'Verify', { model: 'pots' });
  await expect(missing).rejects.toThrow(Refused);
  await expect(missing).rejects.toThrow('this service has no read model pots');
  await expect(bench.client.admin('shelf', 'Redrive', { consumer: 'shelf/x' })).rejects.toThrow('no consumer shelf/x');
  await expect(bench.client.admin('jars', 'Erase' as 'Status')).rejects.toThrow(
    'Status, Parked, Redrive, Rebuild, Verify',
  );
  await expect(bench.client.admin('jars', 'Verify', { model: 7 as unknown as string })).rejects.toMatchObject({
    error: { code: 'invalid-input', field: 'model' },
  });
  await expect(bench.client.admin('pots', 'Status')).rejects.toThrow(NoAnswer);
});

test('one instance answers: the one that reacts', async () => {
  const second = await bench.run(shelf);
  const answers = await many();
  expect(answers.every(({ reactions }) => reactions.length === 1)).toBe(true);
  await shelving.stop();
  await until('the other to take over', () => second.reactors.length === 1);
  expect((await many()).every(({ reactions }) => reactions.length === 1)).toBe(true);
});

const many = () => Promise.all(Array.from({ length: 6 }, () => bench.client.admin('shelf', 'Status')));

test('a guest cannot reach it', () => {
  // Its account imports four subjects of its own consumer and its own commands and queries; see the accounts' tests.
  const { publicKey } = createGuestKey();
  const guests = [{ district: bench.bed.district, name: 'jars', publicKey }];
  const config = serverConfig({ port: 1, name: 'x', storeDir: '/tmp', servicePassword: 'x', guests });
  expect(config).toContain(`ext.${bench.bed.district}.jars.cmd.>`);
  expect(config).not.toContain('adm.');
});
