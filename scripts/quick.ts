import { dependencyRules, execute, fix, jest, lint, types } from './checks.ts';

/**
 * One check at a time, for who is at work: `npm run types`, `npm run lint`, `npm run fix`, `npm run test:pure`,
 * `npm run test:year`, `npm run test:one PATH`.
 */
const [what, ...rest] = process.argv.slice(2);

const chosen = (() => {
  switch (what) {
    case 'types':
      return [types];
    case 'lint':
      return [lint, dependencyRules];
    case 'fix':
      return [fix];
    case 'pure':
      return [jest(['--config', 'jest.pure.config.mjs', ...rest])];
    case 'year':
      return [{ ...jest(['test/simulation/year']), env: { ...jest([]).env, TIAOKUAI_TEST_YEAR: '1' } }];
    case 'one':
      return rest.length === 0 ? [] : [jest(rest)];
    default:
      return [];
  }
})();
if (chosen.length === 0) {
  process.stderr.write('say what: types, lint, fix, pure, year, or one PATH (such as services/fire)\n');
  process.exit(2);
}
let worst = 0;
for (const check of chosen) worst = Math.max(worst, await execute(check));
process.exit(worst);
