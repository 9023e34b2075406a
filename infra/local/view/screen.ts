import colours from 'picocolors';
import { type Board, dueOf, type SeenIncident, type SeenReferral } from './board.ts';
import { clip, padded, widthOf } from './text.ts';
import {
  categoryName,
  clockTime,
  departmentName,
  reasonBeside,
  responsibilityName,
  rungNames,
  type State,
  span,
  stateNames,
} from './words.ts';

/** What stands above the tables. */
export interface Header {
  readonly district: string;
  /** Milliseconds since 1970, by the district's time. */
  readonly now: number;
  readonly speed: number;
  /** Whether that is the real time. */
  readonly real: boolean;
  /** Milliseconds. */
  readonly uptime: number;
  /** Events per second. */
  readonly rate: number;
  readonly total: bigint;
  /** Undefined until it was asked for. */
  readonly parked: number | undefined;
  readonly data: string;
  /** What a person should know; the newest last. */
  readonly notices: readonly string[];
}

export interface Size {
  readonly columns: number;
  readonly rows: number;
}

/** One picture of the district, as wide and as high as the terminal at most. */
export const drawScreen = (board: Board, header: Header, { columns, rows }: Size): string => {
  const width = Math.max(50, columns - 1);
  const top = drawHeader(header, width);
  const totals = drawTotals(board, width);
  const left = Math.max(8, rows - 1 - top.length - totals.length);
  // A heading of two lines, a title, and at least one row each.
  const clockRows = Math.max(1, Math.floor((left - 4) * 0.4));
  const clocks = drawClocks(board, header.now, clockRows, width);
  const incidents = drawIncidents(board, left - clocks.length, width);
  return [...top, ...incidents, ...clocks, ...totals].join('\n');
};

const faint = colours.dim;

const drawHeader = (header: Header, width: number): string[] => {
  const { district, now, speed, real, uptime, rate, total, parked, notices, data } = header;
  const time = `${clockTime(now)}${real ? '' : ` ×${speed} 区内时间，非真实 not real time`}`;
  const figures = [
    `运行 up ${span(uptime)}`,
    `事件 ${rate.toFixed(1)}/s`,
    `日志 log ${total.toLocaleString('en')}`,
    `搁置 parked ${parked ?? '–'}`,
  ].join('  ');
  const notice = notices.at(-1);
  return [
    `${colours.bold('条块总线 Tiaokuai')}  ${clip(`${district}  ${time}`, width - 19)}`,
    clip(figures, width),
    notice ? colours.yellow(clip(`! ${notice}`, width)) : faint(clip(`${data}  Ctrl-C 结束 ends`, width)),
  ];
};

const colourOf = (state: State): ((text: string) => string) => {
  switch (state) {
    case 'closed':
    case 'self-handled':
      return colours.green;
    case 'declined':
    case 'arbitration':
    case 'rework':
      return colours.red;
    case 'held':
    case 'suspended':
      return colours.yellow;
    case 'refused':
    case 'merged':
    case 'voided':
      return colours.dim;
    default:
      return colours.cyan;
  }
};

const drawIncidents = ({ incidents }: Board, height: number, width: number): string[] => {
  const wideEnough = width >= 110;
  const fixed = (wideEnough ? 8 : 5) + 6 + 6;
  const room = width - fixed - 6;
  const shares = wideEnough ? [0.18, 0.24, 0.3, 0.28] : [0.2, 0.25, 0.28, 0.27];
  const [place = 0, category = 0, whom = 0] = shares.map((share) => Math.floor(room * share));
  const why = room - place - category - whom;
  const widths = [wideEnough ? 8 : 5, place, category, whom, why, 6, 6];
  const cells = (texts: readonly string[]) => texts.map((text, index) => padded(text, widths[index]!));
  const headings = [
    ['时间', '地点', '类别', '→ 主办 + 协办', '理由', '状态', '到件'],
    ['time', 'place', 'category', '→ lead + assist', 'why', 'state', 'ms'],
  ];
  const newest = [...incidents.values()].slice(-Math.max(1, height - headings.length)).reverse();
  const line = (incident: SeenIncident): readonly string[] => {
    const { time, lead, assists, state, reachedAfter } = incident;
    const name = lead
      ? wideEnough
        ? departmentName(lead.department, lead.responsibility)
        : responsibilityName(lead.responsibility)
      : '';
    const others = [...assists].map((each) => `+${responsibilityName(each)}`).join('');
    const clock = clockTime(Date.parse(time)).slice(11, wideEnough ? 19 : 16);
    const texts = cells([
      clock,
      incident.place,
      categoryName(incident.category),
      lead ? `→ ${name} ${others}` : '',
      reasonBeside(incident.why, incident.category),
      stateNames(state).zh,
      reachedAfter === undefined ? '' : String(reachedAfter).padStart(5),
    ]);
    const colour = colourOf(state);
    return texts.map((text, index) => (index === 5 ? colour(text) : index === 4 || index === 0 ? faint(text) : text));
  };
  const [zh = [], en = []] = headings;
  return [cells(zh).map(colours.bold), cells(en).map(faint), ...newest.map(line)].map((texts) => texts.join(' '));
};

const drawClocks = ({ referrals }: Board, now: number, height: number, width: number): string[] => {
  const open = [...referrals.values()].filter(({ stopped }) => !stopped);
  const weight = ({ rung }: SeenReferral) => (rung === undefined ? 0 : rung === 'amber' ? 1 : 2);
  const out = open
    .filter((referral) => weight(referral) === 2 || dueOf(referral) <= now)
    .sort((a, b) => b.rungAt - a.rungAt);
  const next = open
    .filter((referral) => weight(referral) < 2 && dueOf(referral) > now)
    .sort((a, b) => dueOf(a) - dueOf(b));
  const shown = [...out.slice(0, Math.max(1, height - Math.min(next.length, Math.ceil(height / 2)))), ...next].slice(
    0,
    height,
  );
  const counted = `超时 out ${out.length}  预警 amber ${next.filter(({ rung }) => rung === 'amber').length}  在办 open ${open.length}`;
  const title = `${colours.bold('时限')} ${faint('clocks')}  ${counted}`;
  const lines = shown.map((referral) => {
    const { rung, responsibility, accepted, place, category } = referral;
    const due = dueOf(referral);
    const late = due <= now;
    const name = rung ? rungNames(rung).zh : late ? '到期' : '';
    const colour =
      late || weight(referral) === 2 ? colours.red : rung === 'amber' ? colours.yellow : (text: string) => text;
    const left = `${late ? '超 ' : '剩 '}${span(Math.abs(due - now))}`;
    const text = `${padded(name, 8)} ${padded(left, 10)} ${padded(accepted ? '办理' : '接收', 4)} ${padded(responsibilityName(responsibility), 8)} ${place} ${categoryName(category)}`;
    return colour(clip(`${late ? '●' : rung === 'amber' ? '◐' : '○'} ${text}`, width));
  });
  return [title, ...lines];
};

/** Received, completed and declined, per responsibility. */
const drawTotals = ({ counts }: Board, width: number): string[] => {
  const texts = [...counts]
    .sort(([, a], [, b]) => b.received - a.received)
    .map(
      ([key, { received, completed, declined }]) => `${responsibilityName(key)} ${received}/${completed}/${declined}`,
    );
  const lines = [`收/结/退 ${faint('in/done/declined')}`];
  for (const text of texts) {
    const last = lines.at(-1)!;
    if (widthOf(last) + 2 + widthOf(text) <= width) lines[lines.length - 1] = `${last}  ${text}`;
    else lines.push(text);
  }
  return lines.slice(0, 3);
};
