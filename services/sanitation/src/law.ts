import type { RuleSource } from '@tiaokuai/contracts';

/** An article of the city's ordinance. */
export const city = (article: string): RuleSource => ({ law: '淄博市市容和环境卫生管理办法', article });

/** 日产日清: each day's household waste is collected on that day. */
export const dailyCollection = city('第二十五条');
/** The authority says where containers stand. */
export const placesOfContainers = city('第三十六条');
export const upkeepOfContainers = city('第三十七条');
/** Nothing is removed without its approval. */
export const noRemovalUnapproved = city('第三十四条');
