import { readFile } from 'node:fs/promises';
import {
  categoryOf,
  lintRules,
  type RoutingRule,
  responsibilityOf,
  routingRule,
  routingRules,
} from '@tiaokuai/contracts';
import type { Command } from 'commander';
import { z } from 'zod';
import { failure } from '../failure.ts';
import { timeText } from '../options.ts';
import { tableOf } from '../tables.ts';
import type { Terminal } from '../terminal.ts';
import { type Compared, type Sent, usualHours, whatIf } from './what-if.ts';
import { ruling as words } from './words.ts';

/** `tiaokuai rules` and `tiaokuai what-if` */
export const rulesCommands = (program: Command, terminal: Terminal): void => {
  const { say } = terminal;
  program
    .command('rules')
    .description(say(words.rules))
    .option('--lint [file]', say(words.lint))
    .action(({ lint }: { lint?: string | true }) => showRules(lint, terminal));
  program
    .command('what-if')
    .description(say(words.whatIf))
    .requiredOption('--rules <file>', say(words.draft))
    .option('--from <time>', say(words.from), timeText(say))
    .option('--to <time>', say(words.to), timeText(say))
    .option('--json', say(words.json))
    .action((options: WhatIfOptions) => showWhatIf(options, terminal));
};

const showRules = async (lint: string | true | undefined, { output, say }: Terminal): Promise<void> => {
  if (lint === undefined) {
    await output.write(`${JSON.stringify(routingRules, undefined, 2)}\n`);
    return;
  }
  const rules = lint === true ? routingRules : await rulesOf(lint);
  const findings = lintRules(rules);
  if (findings.length > 0)
    await output.write(
      tableOf(
        [say(words.kind), say(words.concerned), say(words.why)],
        findings.map(({ kind, rules: which, names }) => [say(words.kinds[kind]), which.join(' '), say(names)]),
      ),
    );
  if (findings.some(({ kind }) => kind !== 'uncovered')) throw failure('规则有问题', 'the rules have faults');
  if (findings.length === 0) await output.write(`${say(words.sound, rules.length)}\n`);
};

interface WhatIfOptions {
  readonly rules: string;
  readonly from?: string;
  readonly to?: string;
  readonly json?: boolean;
}

const showWhatIf = async ({ rules: file, from, to, json }: WhatIfOptions, terminal: Terminal): Promise<void> => {
  const { output, say, connect } = terminal;
  const rules = await rulesOf(file);
  const { eventLog, district } = connect();
  const all = await whatIf(eventLog.readLog(`${district}.referral-router`, { pageSize: 5_000 }), rules, { from, to });
  const moved = all.filter((each) => each.moved);
  const hoursOf = usualHours(all);
  if (json) {
    const lines = moved.map((each) => ({ ...each, usualHours: hoursOf(each.after.lead, each.category) }));
    await output.write(lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
    return;
  }
  const name = (key: string) => say(responsibilityOf(key)?.names ?? { zh: key, en: key });
  const sent = ({ lead, assist }: Sent) => [name(lead), ...assist.map((each) => `+${name(each)}`)].join(' ');
  const hours = (value: number | null) => (value === null ? '—' : value.toFixed(1));
  if (moved.length > 0) {
    const rowOf = (each: Compared) => {
      const { incidentId, at, place, category, before, after } = each;
      return [
        incidentId,
        at.slice(0, 16).replace('T', ' '),
        place ?? '—',
        say(categoryOf(category)?.names ?? { zh: category, en: category }),
        sent(before),
        sent(after),
        after.rule,
        hours(each.hours),
        hours(hoursOf(after.lead, category)),
      ];
    };
    await output.write(
      tableOf(
        words.head.map((each) => say(each)),
        moved.map(rowOf),
      ),
    );
    await output.write('\n');
  }
  await output.write(`${say(words.sum, moved.length, all.length)}\n`);
};

/** @throws CommandFailure naming the first field that is wrong. */
const rulesOf = async (file: string): Promise<readonly RoutingRule[]> => {
  const text = await readFile(file, 'utf8').catch(() => {
    throw failure(`读不到文件 ${file}`, `${file} cannot be read`, 2);
  });
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    throw failure(
      `${file} 不是 JSON；可先运行 tiaokuai rules > ${file}`,
      `${file} is no JSON; try tiaokuai rules > ${file}`,
      2,
    );
  }
  const parsed = z.array(routingRule).safeParse(content);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const [index, ...path] = issue?.path ?? [];
  const id =
    (Array.isArray(content) ? (content[Number(index)] as { id?: unknown } | undefined)?.id : undefined) ?? index;
  throw failure(
    `${file}：规则 ${id} 的 ${path.join('.')} 不合要求（${issue?.code}）`,
    `${file}: ${path.join('.')} of rule ${id} is not as it should be: ${issue?.message}`,
    2,
  );
};
