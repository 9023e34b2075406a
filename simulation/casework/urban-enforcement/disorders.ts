import type { CaseMatter, DisorderEvent } from '@tiaokuai/contracts';
import { type Bench, type Caseworkers, hearing, hour, workday } from '../working.ts';
import { barbecue, type Found, found, foundIn } from './violations.ts';

type Fate = 'at-once' | 'corrected' | 'corrected-late' | 'fined' | 'seized' | 'again' | 'stubborn' | 'measure';

interface File {
  readonly seen: Found;
  fate: Fate;
  remaining: readonly number[];
}

const day = 86_400_000;
const premises = ['东二路12号门店', '柳泉路沿街3号', '金晶大道88号底商', '中心路66号'];

/** Disorder: taught, ordered, looked at again; penalised or put right in the party's place where that was in vain. */
export const disorders = (bench: Bench): Caseworkers => {
  const { random, act, later } = bench;
  const manners = {
    street: random.pack({ 'at-once': 4, corrected: 2, fined: 1, seized: 4, again: 1, stubborn: 1 }),
    business: random.pack({ 'at-once': 1, corrected: 3, 'corrected-late': 1, fined: 2, stubborn: 1, measure: 1 }),
    kitchen: random.pack({ corrected: 2, stubborn: 1, measure: 1 }),
    small: random.pack({ 'at-once': 3, corrected: 2, fined: 2, stubborn: 1 }),
    teachable: random.pack({ 'at-once': 3, corrected: 2, stubborn: 1 }),
    site: random.pack({ corrected: 1, fined: 3, measure: 1 }),
    green: random.pack({ corrected: 2, again: 1, measure: 2 }),
  };
  const looked = random.pack({ something: 8, nothing: 1 });
  const licence = random.pack({ shown: 2, missing: 1 });
  const assistance = random.pack({ helped: 3, inspected: 1 });
  const seizure = random.pack({ 'until-corrected': 3, 'in-error': 1, 'no-longer-needed': 1, lapses: 1 });
  const files = new Map<string, File>();

  const visit = () => ({ inspectors: bench.pair(), credentialsShown: true, evidence: [bench.photograph()] });
  const partyOf = (kind: Found['party']) =>
    kind === 'unit'
      ? {
          kind,
          name: random.pick(['淄博禾香餐饮有限公司', '张店明湖歌舞厅', '淄博岱工建筑工程有限公司', '棠棣生活超市']),
        }
      : { kind, file: `CG-${random.between(1_000, 9_999)}` };

  const begin = (caseId: string, { category, role }: CaseMatter): void => {
    const isWarm = bench.day().slice(5) >= '05-01' && bench.day().slice(5) <= '09-30';
    const kinds = foundIn(category);
    const seen = random.pick(category === 'cooking-fumes' && isWarm ? [...kinds, barbecue] : kinds);
    const file: File = { seen, fate: manners[seen.manner](), remaining: [] };
    files.set(caseId, file);
    const helps = role === 'assist' && assistance() === 'helped';
    later(30, workday, () => {
      // Opened once more before anybody went.
      if (files.get(caseId) !== file) return;
      if (helps)
        return act('RecordAssistance', { caseId, officers: bench.pair(), note: '已派员到场协助维持秩序、取证' });
      const isBusiness = seen.party === 'unit' && ['street', 'business', 'kitchen'].includes(seen.manner);
      const unlicensed =
        isBusiness && licence() === 'missing' ? { withoutLicence: { premises: random.pick(premises) } } : {};
      const party = partyOf(seen.party);
      const { kind, what } = seen;
      const findings = looked() === 'nothing' ? [] : [{ kind, what }];
      return act('InspectDisorder', { caseId, ...visit(), party, findings, ...unlicensed });
    });
  };
  const order = (caseId: string, days = random.between(1, 7)): void =>
    later(10, 3 * hour, () => act('OrderDisorder', { caseId, within: { unit: 'days', amount: days } }));
  const revisit = (caseId: string, instant: string, days: number, left: readonly number[]): void =>
    bench.at(Date.parse(instant) + days * day, () =>
      later(hour, workday, () => act('RevisitDisorder', { caseId, ...visit(), remaining: left })),
    );
  const penalise = (caseId: string, finding: number, isStubborn: boolean): void =>
    later(hour, workday, () => {
      const { fine, stubborn, roadCharge, manner } = files.get(caseId)!.seen;
      const [least, most] = (isStubborn && stubborn) || fine || [0, 0];
      const warns = manner === 'teachable' && random.chance(0.4);
      return act('ProposeDisorderPenalty', {
        caseId,
        penaltyId: bench.id('penalty'),
        finding,
        sanction: warns ? 'warning' : 'fine',
        yuan: warns ? 0 : random.between(least / 50, most / 50) * 50,
        ...(roadCharge ? { roadCharge } : {}),
      });
    });
  const conclude = (caseId: string): void =>
    later(hour, 2 * workday, () => act('ConcludeDisorder', { caseId, note: '已依法处理，列入日常巡查重点' }));

  return {
    begin() {
      bench.every(2, () => {
        const category = random.pick(Object.keys(found));
        const brief = random.pick(foundIn(category)).what;
        const matter = bench.matter(category, random.pick(bench.estates), `巡查${brief}`);
        const source = random.pick(['patrol', 'patrol', 'report']);
        return act('ReportDisorder', { caseId: bench.id('case'), source, matter });
      });
    },
    see: hearing<DisorderEvent>('urban-enforcement', {
      DisorderReported: ({ caseId, matter }) => begin(caseId, matter),
      DisorderReopened: ({ caseId, matter }) => begin(caseId, matter),
      DisorderInspected({ caseId, findings }) {
        const file = files.get(caseId);
        if (!file) return;
        file.remaining = findings.map(({ no }) => no);
        const atOnce = file.fate === 'at-once';
        if (atOnce || file.seen.manner === 'teachable' || random.chance(0.3))
          later(5, hour, () =>
            act('EducateParty', { caseId, officers: bench.pair(), correctedAtOnce: atOnce, evidence: [] }),
          );
        else order(caseId);
      },
      PartyEducated({ caseId }) {
        const fate = files.get(caseId)?.fate;
        if (fate && fate !== 'at-once') order(caseId);
      },
      DisorderOrdered({ caseId, findings, dueBy: { due } }) {
        const file = files.get(caseId);
        if (!file) return;
        const { fate } = file;
        if (fate === 'seized') later(5, hour, () => act('TakeMeasure', { caseId, kind: 'seize-goods', findings }));
        else if (fate === 'corrected') revisit(caseId, due, -1, []);
        else if (fate === 'corrected-late' || fate === 'fined') revisit(caseId, due, 1, []);
        else revisit(caseId, due, 1, findings);
        if (fate === 'fined') penalise(caseId, findings[0]!, false);
      },
      DisorderRevisited({ caseId, remaining }) {
        const file = files.get(caseId);
        if (!file || remaining.length === 0) return;
        const { fate, seen } = file;
        file.remaining = remaining;
        if (fate === 'again') {
          file.fate = 'corrected-late';
          order(caseId);
        } else if (fate === 'stubborn') penalise(caseId, remaining[0]!, true);
        else if (fate === 'seized') conclude(caseId);
        else if (fate === 'measure')
          later(hour, 2 * workday, () =>
            act('TakeMeasure', {
              caseId,
              kind: seen.measure,
              findings: remaining,
              ...(seen.approved ? { approval: `张政批〔${bench.day().slice(0, 4)}〕${random.between(1, 60)}号` } : {}),
              ...(seen.measure === 'perform-for-party' ? { costs: random.between(3, 30) * 100 } : {}),
            }),
          );
      },
      MeasureTaken({ caseId, measure, kind, findings }) {
        if (kind === 'perform-for-party') return;
        const today = new Date(bench.now()).toISOString();
        if (kind !== 'seize-goods') {
          conclude(caseId);
          later(10 * workday, 25 * workday, () => act('LiftMeasure', { caseId, measure, ground: 'corrected' }));
          return;
        }
        const ends = seizure();
        if (ends === 'until-corrected') revisit(caseId, today, 8, []);
        else if (ends === 'lapses') revisit(caseId, today, 8, findings);
        else {
          later(workday, 3 * workday, () => act('LiftMeasure', { caseId, measure, ground: ends }));
          revisit(caseId, today, 8, []);
        }
      },
      DisorderPenalised({ caseId }) {
        if (files.get(caseId)?.fate === 'stubborn') conclude(caseId);
      },
      DisorderNotPenalised({ caseId }) {
        const file = files.get(caseId);
        if (file?.fate !== 'stubborn') return;
        file.fate = 'corrected-late';
        order(caseId);
      },
    }),
  };
};
