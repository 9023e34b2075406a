import { cpus } from 'node:os';
import { parseArgs } from 'node:util';

/** What every measurement prints: a table for people, one line of JSON for programs. */
export interface Figure {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
}

export const report = (
  measure: string,
  figures: readonly Figure[],
  more: Readonly<Record<string, unknown>> = {},
): void => {
  console.table(figures.map(({ what, value, unit }) => ({ what, value: Number(value.toPrecision(4)), unit })));
  const machine = `${cpus().length} × ${cpus()[0]?.model.trim()}, Node ${process.version}`;
  console.log(JSON.stringify({ measure, date: new Date().toISOString().slice(0, 10), machine, ...more, figures }));
};

/** Seconds that `work` takes. */
export const secondsOf = async (work: () => Promise<unknown>): Promise<number> => {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1_000;
};

/** Runs `one(0)` … `one(count-1)` with at most `inFlight` at a time. */
export const inFlight = async (
  count: number,
  width: number,
  one: (index: number) => Promise<unknown>,
): Promise<void> => {
  let next = 0;
  const worker = async () => {
    while (next < count) {
      const index = next;
      next += 1;
      await one(index);
    }
  };
  await Promise.all(Array.from({ length: width }, worker));
};

/** The value below which `share` of the sorted numbers lie. */
export const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;

/** Whole numbers above 0 from `--name value`; ends the program with one line where a value is none. */
export const numbers = <Name extends string>(defaults: Readonly<Record<Name, number>>): Record<Name, number> => {
  const names = Object.keys(defaults) as Name[];
  const { values } = parseArgs({
    options: Object.fromEntries(
      names.map((name) => [name, { type: 'string' as const, default: String(defaults[name]) }]),
    ),
  });
  return Object.fromEntries(
    names.map((name) => {
      const value = Number(values[name]);
      if (!Number.isInteger(value) || value < 1) {
        console.error(`--${name}: a whole number above 0 is needed, got ${values[name]}`);
        process.exit(2);
      }
      return [name, value];
    }),
  ) as Record<Name, number>;
};
