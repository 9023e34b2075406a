import { type CreditMarkKind, conduct, facilitiesCompliance, priceDisclosure } from '@tiaokuai/contracts';
import { type ArrivedEvent, give, reactTo, type ServiceContext } from '@tiaokuai/service';
import { v5 as derived } from 'uuid';
import { markOfConduct } from '../enterprise-credit/law.ts';
import { markCredit } from '../enterprise-credit/mark.ts';
import type { ConductState } from './decider.ts';

const { HearOfConduct } = conduct.internal;

/**
 * What is established of an enterprise stands in its credit file, and so do a fine and an order that it did not obey: who
 * neither stopped nor reported a violation has a mark (物业管理条例 art. 45; 淄博市物业管理条例 art. 43(七)).
 */
export const markConduct = reactTo(conduct, 'mark-conduct', {
  ConductEstablished: ({ data: { party, findings }, ...from }) => {
    if (party.kind !== 'unit') return undefined;
    const kinds = new Map(
      findings.flatMap(({ kind, what }) => (markOfConduct[kind] ? [[markOfConduct[kind], what]] : [])),
    );
    return [...kinds].map(([kind, what]) => markCredit(enterpriseOf(party.name), kind, what, from));
  },
  ConductPenalised: (event, context) => markParty('penalised', '违规行为受到行政处罚', event, context),
  ConductRevisited: (event, context) =>
    event.data.due && event.data.remaining.length > 0
      ? markParty('order-disobeyed', '责令限期改正，逾期未改正', event, context)
      : undefined,
});

const markParty = async (
  kind: CreditMarkKind,
  note: string,
  from: Pick<ArrivedEvent, 'id' | 'stream'>,
  { load }: ServiceContext,
) => {
  const { state } = await load(conduct.name, from.stream);
  const { findings, party } = state as Exclude<ConductState, { status: 'none' }>;
  // Builders have no file here: their kinds of conduct carry no mark.
  const isEnterprise = findings.some((each) => markOfConduct[each.kind]);
  return isEnterprise && party?.kind === 'unit' ? markCredit(enterpriseOf(party.name), kind, note, from) : undefined;
};

const enterpriseOf = (name: string): string => name.slice(0, 60);

/** What is not shown and no matter of prices is ours to order and to fine (淄博市物业管理条例 art. 80). */
export const hearPricing = reactTo(priceDisclosure, 'hear-pricing', {
  GapsReportedToHousing: ({ id, data: { referral, matter, findings } }) => {
    const brief = `价格主管部门通报未公示事项：${findings.map(({ what }) => what).join('；')}`.slice(0, 500);
    // Where we assist in the same incident, it is the same case.
    const caseId = referral?.incidentId ?? derived(`disclosure/${id}`, derived.URL);
    return give(HearOfConduct, { caseId, source: 'other-department', matter: { ...matter, brief } });
  },
});

/**
 * Rooms built as permitted and still less than the statute asks are ours to fine (物业管理条例 art. 61), whether or not planning's
 * referral comes to us as well: it then joins the case.
 */
export const hearPlanning = reactTo(facilitiesCompliance, 'hear-planning', {
  DeficitsReferredToHousing: ({ id, data: { referral, builder, deficits, matter } }) => {
    const brief = `规划部门移交：${builder.name}配置的物业管理用房不足法定面积（${deficits.length}项）`;
    return give(HearOfConduct, {
      caseId: referral?.incidentId ?? derived(`facilities/${id}`, derived.URL),
      source: 'other-department',
      matter: { urgency: 'normal', ...matter, category: 'service-rooms-not-provided', role: 'lead', brief },
    });
  },
});
