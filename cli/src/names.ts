import { categories, categoryOf, type Names, responsibilityOf } from '@tiaokuai/contracts';
import { failure } from './failure.ts';
import type { Say } from './language.ts';

/** Names that people see for the keys of the catalogue and for states. */

const names = (zh: string, en: string): Names => ({ zh, en });

/** 事件状态, in the order of an incident's life. */
export const incidentStatuses: Readonly<Record<string, Names>> = {
  reported: names('上报', 'reported'),
  held: names('待定类', 'left to a person'),
  accepted: names('立案', 'accepted'),
  referred: names('派遣', 'referred'),
  'in-hand': names('处置', 'in hand'),
  suspended: names('挂账', 'suspended'),
  answered: names('反馈', 'answered'),
  closed: names('结案', 'closed'),
  refused: names('不予受理', 'refused'),
  'self-handled': names('自处理', 'handled on the spot'),
  merged: names('并案', 'merged'),
  voided: names('作废', 'voided'),
};

/** 派遣状态 */
export const referralStatuses: Readonly<Record<string, Names>> = {
  issued: names('已派遣', 'issued'),
  accepted: names('已接收', 'accepted'),
  declined: names('已退回', 'declined'),
  completed: names('已办结', 'completed'),
  withdrawn: names('已撤回', 'withdrawn'),
};

export const roles: Readonly<Record<string, Names>> = {
  lead: names('主办', 'lead'),
  assist: names('协办', 'assist'),
};

export const colours: Readonly<Record<string, Names>> = {
  green: names('正常', 'in time'),
  amber: names('临期', 'amber'),
  red: names('超期', 'red'),
};

export const urgencies: Readonly<Record<string, Names>> = {
  low: names('低', 'low'),
  normal: names('一般', 'normal'),
  urgent: names('紧急', 'urgent'),
  emergency: names('特急', 'emergency'),
};

export const heldBecause: Readonly<Record<string, Names>> = {
  'no-category-suggested': { zh: '无法建议类别', en: 'no category suggested' },
  'low-confidence': { zh: '类别把握不足', en: 'category too uncertain' },
  'reporter-asked': { zh: '上报人要求人工处理', en: 'the reporter asked for a person' },
  'returned-by-officer': { zh: '经办人退回定类', en: 'returned by an officer' },
  detached: { zh: '撤销并案', en: 'detached from another' },
};

export const endedAs: Readonly<Record<string, Names>> = {
  refused: { zh: '不予受理', en: 'refused' },
  'self-handled': { zh: '自处理', en: 'handled on the spot' },
  merged: { zh: '并案', en: 'merged' },
  voided: { zh: '作废', en: 'voided' },
};

/** @returns the key itself where it has no name. */
export const nameIn = (say: Say, list: Readonly<Record<string, Names>>, key: string): string =>
  Object.hasOwn(list, key) ? say(list[key]!) : key;

/**
 * Keys that somebody gave by key or by name, in any language.
 *
 * @throws CommandFailure that lists them all.
 */
export const keysIn = (list: Readonly<Record<string, Names>>, given: readonly string[]): string[] =>
  given.map((text) => {
    const found = Object.entries(list).find(([key, { zh, en }]) => [key, zh, en].includes(text));
    if (found) return found[0];
    const all = Object.entries(list).map(([key, { zh }]) => `${key} ${zh}`);
    throw failure(`没有“${text}”；有：${all.join('、')}`, `there is no ${text}; there are: ${all.join(', ')}`, 2);
  });

export const categoryName = (say: Say, key: string): string => {
  const category = categoryOf(key);
  return category ? say(category.names) : key;
};

const categoryKeys = new Map(
  categories.flatMap(({ key, names: { zh, en } }) => [key, zh, en].map((name) => [name, key])),
);

/** The key of a category that somebody gave by key or by name; undefined for none of ours. */
export const categoryKeyOf = (text: string): string | undefined => categoryKeys.get(text);

export const responsibilityName = (say: Say, key: string): string => {
  const responsibility = responsibilityOf(key);
  return responsibility ? say(responsibility.names) : key;
};

/** `2019-02-28 11:25` by the clock of Beijing. */
export const momentText = (instant: string): string =>
  new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
