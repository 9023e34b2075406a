import { responsibilityOf } from '@tiaokuai/contracts';

/** Pages of the documentation that are made from the code, and checked by `npm test`. */

export const cell = (text: string): string => text.replaceAll('|', '\\|');
export const row = (...cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
export const table = (head: readonly string[], rows: readonly string[]): readonly string[] => [
  row(...head),
  row(...head.map(() => '---')),
  ...rows,
];

/** A service in both languages: the responsibility's name, and the key. */
export const nameOf = (service: string): string =>
  `${responsibilityOf(service)?.names.zh ?? (service === 'referral-router' ? '派遣' : '')} ${service}`.trim();

/** Lines that one page has and the other has not, `-` before those to go and `+` before those to come. */
export const differences = (stored: string, made: string): readonly string[] => {
  const [old, fresh] = [stored, made].map((page) => page.split('\n')) as [string[], string[]];
  const only = (of: readonly string[], other: readonly string[]) => {
    const left = new Map<string, number>();
    for (const line of other) left.set(line, (left.get(line) ?? 0) + 1);
    return of.filter((line) => {
      const count = left.get(line) ?? 0;
      left.set(line, count - 1);
      return count <= 0;
    });
  };
  return [...only(old, fresh).map((line) => `- ${line}`), ...only(fresh, old).map((line) => `+ ${line}`)];
};
