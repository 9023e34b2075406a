import { describe, expect, test } from '@jest/globals';
import { until } from '../../../test/support/until.ts';
import { describeEventLogConformance, entry } from './conformance.ts';
import { describeKurrentLog } from './kurrent-log.ts';
import { noRealKurrent, openDouble, openReal, realKurrent } from './kurrent-under-test.ts';

describeEventLogConformance("KurrentDB's double", openDouble);
describeKurrentLog('the double', openDouble);

if (realKurrent) {
  describeEventLogConformance('KurrentDB', openReal);
  describeKurrentLog('a real server', openReal);
} else test.skip(`event log: KurrentDB (${noRealKurrent})`, () => undefined);

describe('appends of which no answer comes (the double alone can hold them)', () => {
  test('one that lands when it has been given up is found: its command is not written again', async () => {
    const { double, newLog, connect, close } = await openDouble();
    const [log, writer] = [await newLog(), await connect({ deadline: 400 })];
    await writer.append(log, [entry('a', 0)]);
    const release = double.holdAppends();
    const once = entry('a', 1, 2);
    const appending = writer.append(log, [once]);
    // Given up and tried again, at least once; all of them are held.
    const tried = double.calls.Append!;
    await until('another try', () => double.calls.Append! >= tried + 2);
    release();
    expect(await appending).toMatchObject([{ kind: 'appended', firstPosition: 2n, version: 3 }]);
    expect(await writer.append(log, [entry('a', 3)])).toMatchObject([{ firstPosition: 4n }]);
    expect(await writer.verify(log)).toMatchObject({ kind: 'whole', events: 4 });
    await close();
  });

  test('one that is overtaken by its next try changes nothing when it lands', async () => {
    const { double, newLog, connect, close } = await openDouble();
    const [log, writer, other] = [await newLog(), await connect({ deadline: 400 }), await connect()];
    await writer.append(log, [entry('a', 0)]);
    let held = 0;
    const release = double.holdAppends(() => {
      held += 1;
      return held === 1;
    });
    expect(await writer.append(log, [entry('a', 1, 2)])).toMatchObject([{ firstPosition: 2n, version: 3 }]);
    expect(await other.append(log, [entry('b', 0)])).toMatchObject([{ firstPosition: 4n }]);
    release();
    expect(await writer.append(log, [entry('a', 3)])).toMatchObject([{ firstPosition: 5n, version: 4 }]);
    expect(double.eventsOf(`tiaokuai-${log}`)).toHaveLength(5);
    expect(await other.verify(log)).toMatchObject({ kind: 'whole', events: 5 });
    await close();
  });

  test("a server's own limit below ours splits what goes together, and refuses one command that is larger", async () => {
    const { startKurrentDouble } = await import('./kurrent-double/index.ts');
    const { createKurrentEventLog } = await import('../src/kurrent/index.ts');
    const double = await startKurrentDouble({ maxAppendBytes: 20_000 });
    const log = '370303.fire';
    const eventLog = createKurrentEventLog({ connectionString: double.connectionString, logs: async () => [log] });
    const large = (bytes: number) => {
      const one = entry(`s${bytes}-${Math.random()}`.replace('.', ''), 0);
      return { ...one, events: [{ ...one.events[0]!, data: { text: 'x'.repeat(bytes) } }] };
    };
    const outcomes = await eventLog.append(
      log,
      Array.from({ length: 12 }, () => large(6_000)),
    );
    expect(outcomes.map(({ kind }) => kind)).toEqual(Array(12).fill('appended'));
    await expect(eventLog.append(log, [large(30_000)])).rejects.toMatchObject({
      code: 'too-large',
      message: 'KurrentDB takes 20000 bytes in one append',
    });
    expect(await eventLog.append(log, [large(10)])).toMatchObject([{ firstPosition: 13n }]);
    // Batch appends share their errors between all clients of a process: none is used.
    expect(double.calls.BatchAppend).toBeUndefined();
    await eventLog.close();
    await double.close();
  });
});
