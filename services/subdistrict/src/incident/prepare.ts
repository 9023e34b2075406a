import { categoryOf, cut, houseRule, incident, type ReportText, type Urgency, under } from '@tiaokuai/contracts';
import { prepare, type ServiceContext } from '@tiaokuai/service';
import { suggestionThreshold } from '@tiaokuai/suggester';
import { v5 as derived } from 'uuid';
import { estateNow } from '../estate/snapshot.ts';
import { suggesterInForce } from '../lexicon-in-force.ts';
import { vaultOf } from '../vault.ts';
import { openPartsOf } from './open-parts.ts';
import { incidentOf } from './state.ts';

const unknownCategory = under(houseRule('事项分类目录'))(
  'no-such-category',
  ['没有该事项类别', 'there is no such category'],
  ['从分类目录中选择，或留空由系统建议', 'take one of the catalogue, or leave it out to have it suggested'],
);
const unknownEstate = under(houseRule('小区登记'))(
  'no-such-estate',
  ['当日登记册中没有该小区', 'the register of the day has no such estate'],
  ['先登记小区，或只填地点名称', 'register the estate first, or give the name of the place only'],
);

/** Each says which version of the learned lexicon spoke, if one is in force. */
const suggestionsFor = async (report: Pick<ReportText, 'subject' | 'text'>, context: ServiceContext) => {
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
  return cut(`${place ?? '地点待核'}：${about}${words}`, 500);
};

/** The personal parts are sealed, the estate's particulars of the day added. */
export const reportIncident = prepare(incident.commands.ReportIncident, async (input, context) => {
  const {
    subject,
    text,
    reporter,
    estateId,
    category,
    urgency,
    place: where,
    answers,
    origin,
    handled,
    ...rest
  } = input;
  if (category !== undefined && !categoryOf(category)) return { refused: unknownCategory };
  const estate = estateId ? await estateNow(estateId, context) : undefined;
  if (estateId && !estate) return { refused: unknownEstate };
  const suggestions = category ? [] : await suggestionsFor({ subject, text }, context);
  const { open, found } = openPartsOf({
    answers,
    ...(where ? { place: where } : {}),
    ...(origin ? { origin } : {}),
    ...(handled ? { handled } : {}),
  });
  const person = reporter?.person ?? derived(input.incidentId, derived.URL);
  const { name, telephone } = reporter ?? {};
  const report = await vaultOf(context).seal(person, {
    subject,
    text,
    ...(name ? { name } : {}),
    ...(telephone ? { telephone } : {}),
    ...(found.length > 0 ? { found } : {}),
  });
  const guess = category ?? suggestions[0]?.category;
  const place = estate?.name ?? open.place?.named;
  return {
    data: {
      ...rest,
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
});

/** Refusing what was lawfully handled before: what became of the earlier incident is looked up, not believed. */
export const refuseIncident = prepare(incident.commands.RefuseIncident, async (given, context) => {
  const { earlierIncidentId: earlier } = given;
  if (!earlier) return { data: given };
  return { data: { ...given, earlierIsClosed: (await incidentOf(earlier, context)).status === 'closed' } };
});
