import {
  categoryOf,
  type EstateSnapshot,
  houseRule,
  type Refusal,
  reportIncidentInput,
  type Urgency,
} from '@tiaokuai/contracts';
import type { PreparedCommand, ServiceContext } from '@tiaokuai/service';
import { suggestionThreshold } from '@tiaokuai/suggester';
import { dateOf } from '@tiaokuai/working-time';
import { v5 as derived } from 'uuid';
import type { z } from 'zod';
import { type EstateState, particularsOn } from './estate-decider.ts';
import { suggesterInForce } from './lexicon-in-force.ts';
import { vaultOf } from './vault.ts';

/** What happens to a report before it is decided on: the personal parts sealed, the estate's particulars of the day added. */

type Input = z.output<typeof reportIncidentInput>;

export const prepareReport: PreparedCommand = {
  name: 'ReportIncident',
  input: reportIncidentInput,
  async prepare(input: Input, context) {
    const { subject, text, reporter, estateId, category, urgency, ...open } = input;
    if (category !== undefined && !categoryOf(category)) return { refused: unknownCategory };
    const estate = estateId ? await estateOn(estateId, context) : undefined;
    if (estateId && !estate) return { refused: unknownEstate };
    const suggestions = category ? [] : await suggestionsFor({ subject, text }, context);
    const person = reporter?.person ?? derived(input.incidentId, derived.URL);
    const { name, telephone } = reporter ?? {};
    const report = await vaultOf(context).seal(person, {
      subject,
      text,
      ...(name ? { name } : {}),
      ...(telephone ? { telephone } : {}),
    });
    const guess = category ?? suggestions[0]?.category;
    const place = estate?.name ?? input.place?.named;
    return {
      data: {
        ...open,
        ...(category ? { category } : {}),
        ...(estate ? { estate } : {}),
        urgency: urgency ?? usualUrgency(guess),
        suggestions,
        report,
        threshold: suggestionThreshold,
        brief: briefOf(place, guess, suggestions[0]?.evidence),
      },
    };
  },
};

/** For a grid worker's own eyes and hands: what a report says, unsealed. undefined when its person's key was erased. */
export interface OpenedReport {
  readonly subject: string;
  readonly text: string;
  readonly name?: string;
  readonly telephone?: string;
}

export const estateOn = async (
  estateId: string,
  context: Pick<ServiceContext, 'load' | 'now'>,
): Promise<EstateSnapshot | undefined> => {
  const { state } = await context.load('estate', `estate-${estateId}`);
  const particulars = particularsOn(state as EstateState, dateOf(Date.parse(context.now())));
  if (!particulars) return undefined;
  const { name, subdistrict, kind, mode, acceptedOn, starLevel, enterprise } = particulars;
  return {
    estateId,
    name,
    subdistrict,
    kind,
    mode,
    ...(acceptedOn ? { acceptedOn } : {}),
    ...(starLevel ? { starLevel } : {}),
    ...(enterprise ? { enterprise } : {}),
  };
};

/** Each says which version of the learned lexicon spoke, if one is in force. */
const suggestionsFor = async (report: Pick<Input, 'subject' | 'text'>, context: ServiceContext) => {
  const { suggest, version } = await suggesterInForce(context);
  return suggest(report).map((each) => ({
    ...each,
    evidence: [...each.evidence],
    ...(version > 0 ? { lexicon: version } : {}),
  }));
};

const usualUrgency = (category: string | undefined): Urgency =>
  (category === undefined ? undefined : categoryOf(category))?.urgency ?? 'normal';

/** What departments read: place, category and the lexicon's words, none of the reporter's own. */
const briefOf = (place: string | undefined, category: string | undefined, evidence: readonly string[] = []): string => {
  const about = category === undefined ? '待定类事项' : (categoryOf(category)?.names.zh ?? category);
  const words = evidence.length > 0 ? `（${evidence.slice(0, 6).join('、')}）` : '';
  return `${place ?? '地点待核'}：${about}${words}`.slice(0, 500);
};

const unknownCategory: Refusal = {
  code: 'no-such-category',
  message: { zh: '没有该事项类别', en: 'there is no such category' },
  rule: houseRule('事项分类目录'),
  remedy: {
    zh: '从分类目录中选择，或留空由系统建议',
    en: 'take one of the catalogue, or leave it out to have it suggested',
  },
};
const unknownEstate: Refusal = {
  code: 'no-such-estate',
  message: { zh: '当日登记册中没有该小区', en: 'the register of the day has no such estate' },
  rule: houseRule('小区登记'),
  remedy: { zh: '先登记小区，或只填地点名称', en: 'register the estate first, or give the name of the place only' },
};
