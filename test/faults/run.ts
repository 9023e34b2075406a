/**
 * The whole of the fault test, with a report.
 *
 *     node test/faults/run.ts [--seed 1] [--kills 60] [--file ../shared/data/messages-hot.csv] [--store double|kurrentdb://…]
 */
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { openStores } from '../support/kurrent.ts';
import { runFaults } from './faults.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    kills: { type: 'string', default: '60' },
    file: { type: 'string', default: '../shared/data/messages-hot.csv' },
    store: { type: 'string' },
  },
});
if (!existsSync(values.file)) {
  console.error(`${values.file} is not here; give another file with --file`);
  process.exit(2);
}
const store = values.store === 'double' ? await openStores[0]!.open() : values.store && { address: values.store };
const { problems, ...result } = await runFaults({
  seed: Number(values.seed),
  kills: Number(values.kills),
  file: values.file,
  log: (line) => console.log(line),
  ...(store ? { store } : {}),
});
console.log(JSON.stringify(result, undefined, 2));
for (const problem of problems.slice(0, 50)) console.log(`PROBLEM ${problem}`);
console.log(
  problems.length === 0 ? 'nothing lost, nothing doubled, all invariants hold' : `${problems.length} problems`,
);
process.exit(problems.length === 0 ? 0 : 1);
