import {
  accept,
  type Decider,
  type Decision,
  houseRule,
  type PriceStandardCommand,
  type PriceStandardEvent,
  refuse,
  tariffItem,
  under,
} from '@tiaokuai/contracts';
import { match } from 'ts-pattern';
import { type Standard, standardAt } from './standard.ts';

/**
 * What the authorities have set for one item 政府指导价、政府定价, month by month.
 *
 *   (level) none ─▶ in force ─(a later one)─▶ in force … ─▶ repealed ─▶ in force
 *
 * Law: 价格法 art. 24 (published, then applied); 淄博市物业管理条例 art. 52 (base and float, every year; stars grade it).
 */
export interface PriceStandards {
  readonly standards: readonly Standard[];
}

const published = under({ law: '价格法', article: '第二十四条' });
const register = under(houseRule('政府定价登记次序'));

const beforePublication = published(
  'applies-before-published',
  ['定价公布后才能执行，不得早于公布当月', 'a price applies after its publication, not before that month'],
  ['核对公布日期和执行月份', 'check the day of publication and the first month'],
);
const levelNeeded = under({ law: '山东省物业管理条例', article: '第六十条' })(
  'star-level-missing',
  ['物业服务基准价按服务等级制定，须写明星级', 'the base price of property service is graded: say which stars'],
  ['写明星级', 'name the star level'],
);
const noLevels = register(
  'star-level-not-for-this',
  ['只有物业服务费按星级定价', 'only property service is graded by stars'],
  ['删除星级', 'leave the star level out'],
);
const noFloat = published(
  'set-tariff-has-no-float',
  ['政府定价没有浮动幅度', 'a set tariff has no float'],
  ['浮动幅度填零', 'say zero'],
);
const knownAlready = register(
  'standard-known',
  ['该月起的定价已登记', 'a standard from this month on is on the register'],
  ['核对文件；更正的，自下月起登记新定价', 'check the document'],
);
const nothingToRepeal = register(
  'nothing-to-repeal',
  ['当月没有执行中的定价', 'no standard is in force in that month'],
  ['核对项目、星级和月份', 'check item, level and month'],
);

const isTariff = (item: string): boolean => tariffItem.options.some((each) => each === item);

const decide = (command: PriceStandardCommand, { standards }: PriceStandards): Decision<PriceStandardEvent> => {
  const { item, starLevel, from } = command.data;
  if (item === 'property-service' && starLevel === undefined) return refuse(levelNeeded);
  if (item !== 'property-service' && starLevel !== undefined) return refuse(noLevels);
  const isKnown = standards.some((each) => each.starLevel === starLevel && each.from === from);
  return match(command)
    .returnType<Decision<PriceStandardEvent>>()
    .with({ kind: 'RecordPriceStandard' }, ({ data }) => {
      if (from < data.publishedOn.slice(0, 7)) return refuse(beforePublication);
      if (isTariff(item) && data.upPercent > 0) return refuse(noFloat);
      return isKnown ? refuse(knownAlready) : accept({ type: 'PriceStandardPublished', data });
    })
    .with({ kind: 'RepealPriceStandard' }, ({ data }) =>
      isKnown || !standardAt(standards, item, starLevel, from)
        ? refuse(isKnown ? knownAlready : nothingToRepeal)
        : accept({ type: 'PriceStandardRepealed', data }),
    )
    .exhaustive();
};

const evolve = ({ standards }: PriceStandards, event: PriceStandardEvent): PriceStandards =>
  match(event)
    .returnType<PriceStandards>()
    .with({ type: 'PriceStandardPublished' }, ({ data: { authority: _by, publishedOn: _on, ...standard } }) => ({
      standards: [...standards, standard],
    }))
    .with({ type: 'PriceStandardRepealed' }, ({ data }) => ({
      standards: [...standards, { ...data, base: 0, upPercent: 0, repealed: true }],
    }))
    .exhaustive();

export const priceStandardDecider: Decider<PriceStandardCommand, PriceStandards, PriceStandardEvent> = {
  initial: { standards: [] },
  decide,
  evolve,
};
