import {
  categoryOf,
  dispatch,
  type IncidentStatus,
  incident,
  incidentStatus,
  type Names,
  namesOfChoice,
  referralAt,
  responsibilityOf,
  rung,
} from '@tiaokuai/contracts';
import type { z } from 'zod';

/** The words that the view uses for what it shows; Chinese first. */

export const categoryName = (key: string | undefined): string =>
  key === undefined ? '待定类' : (categoryOf(key)?.names.zh ?? key);

/** In two to four characters: there is room for no more. */
export const responsibilityName = (key: string): string => {
  const responsibility = responsibilityOf(key);
  return responsibility ? (responsibility.short ?? responsibility.names.zh) : key;
};

/**
 * `张店区消防救援大队` → `消防救援大队`: the district stands in the header. Where many hold it together (`供水、供电…`), the
 * responsibility's name says more.
 */
export const departmentName = (zh: string | undefined, responsibility: string): string =>
  zh === undefined || zh.includes('、')
    ? (responsibilityOf(responsibility)?.names.zh ?? responsibility)
    : zh.replace(/（.*?）/g, '').replace(/^(淄博市)?(公安局)?(张店区?)?(?=.{3})/, '');

/** `电梯故障：由特种设备与质量监管主办` → `由特种设备与质量监管主办`, beside the category. */
export const reasonBeside = (why: string, category: string | undefined): string => {
  const name = `${categoryName(category)}：`;
  return why.startsWith(name) ? why.slice(name.length) : why;
};

/** How far an incident is, with what its referrals go through on the way. */
export type State = IncidentStatus | 'declined' | 'arbitration' | 'rework';

const beyond: Readonly<Record<Exclude<State, IncidentStatus>, Names>> = {
  declined: referralAt('desk').events.ReferralDeclined.names,
  arbitration: dispatch.events.ArbitrationRequested.names,
  rework: incident.events.IncidentReturnedForRework.names,
};

const isBeyond = (state: State): state is keyof typeof beyond => state in beyond;

export const stateNames = (state: State): Names =>
  isBeyond(state) ? beyond[state] : namesOfChoice(incidentStatus, state);

export type Rung = z.output<typeof rung>;

export const isRung = (text: string): text is Rung => rung.safeParse(text).success;

export const rungNames = (reached: Rung): Names => namesOfChoice(rung, reached);

/** `2天03时`, `5时12分`, `42分`, `18秒` */
export const span = (milliseconds: number): string => {
  const seconds = Math.max(0, Math.floor(milliseconds / 1_000));
  const [days, hours, minutes] = [
    Math.floor(seconds / 86_400),
    Math.floor(seconds / 3_600) % 24,
    Math.floor(seconds / 60) % 60,
  ];
  const two = (value: number) => String(value).padStart(2, '0');
  if (days > 0) return `${days}天${two(hours)}时`;
  if (hours > 0) return `${hours}时${two(minutes)}分`;
  return minutes > 0 ? `${minutes}分` : `${seconds}秒`;
};

const chinaAhead = 8 * 3_600_000;

/** @param at Milliseconds since 1970. @returns `2026-11-25 14:03:20`, as clocks in China show it. */
export const clockTime = (at: number): string => new Date(at + chinaAhead).toISOString().slice(0, 19).replace('T', ' ');
