import type { CaseMatter, ConstructionKind, IllegalConstructionEvent } from '@tiaokuai/contracts';
import { type Bench, type Caseworkers, hearing, hour, workday } from '../working.ts';

/** What becomes of a building, and what the investigation must find for it. */
const fates = {
  nothing: { kind: 'without-permit', grounds: [], removable: true },
  'to-the-town': { kind: 'without-permit', grounds: [], removable: true },
  corrected: { kind: 'against-permit', grounds: [], removable: true },
  uncorrected: { kind: 'against-permit', grounds: [], removable: true },
  removed: { kind: 'without-permit', grounds: ['land-held-in-common'], removable: true },
  compelled: { kind: 'without-permit', grounds: ['on-top-of-building', 'mandatory-standards'], removable: true },
  temporary: { kind: 'temporary', grounds: [], removable: true },
  confiscated: { kind: 'against-permit', grounds: ['severe-impact'], removable: false },
} as const satisfies Record<
  string,
  { readonly kind: ConstructionKind; readonly grounds: readonly string[]; readonly removable: boolean }
>;
type Fate = keyof typeof fates;

interface File {
  fate: Fate;
  /** Of the works, yuan. */
  readonly cost: number;
  resists?: 'silent' | 'upheld' | 'revoked' | 'gives-in';
  appealBy?: string;
}

const works = ['楼顶搭建阳光房', '一楼砌墙圈占绿地', '露台封闭加层', '开挖地下室', '车库前搭建彩钢棚'];
const day = 86_400_000;

/** Illegal construction: stopped, filed, investigated and decided; a few cases go to the government and its compulsion. */
export const constructions = (bench: Bench): Caseworkers => {
  const { random, act, later } = bench;
  const deal = random.pack<Fate>({
    nothing: 2,
    'to-the-town': 2,
    corrected: 3,
    uncorrected: 1,
    removed: 6,
    compelled: 4,
    temporary: 1,
    confiscated: 1,
  });
  const underWay = random.pack({ yes: 2, no: 3 });
  const stop = random.pack({ obeyed: 4, disobeyed: 1 });
  const pace = random.pack({ prompt: 9, late: 1 });
  const government = random.pack({ 'in-time': 3, late: 1 });
  const resistance = random.pack({ silent: 2, upheld: 2, revoked: 1, 'gives-in': 1 });
  const seized = random.pack({ building: 1, 'unlawful-income': 1 });
  const files = new Map<string, File>();

  const visit = () => ({ inspectors: bench.pair(), credentialsShown: true, evidence: [bench.photograph()] });
  const revisit = (caseId: string, found: string) => act('RevisitSite', { caseId, ...visit(), found });
  /** In office hours, so many days after an instant. */
  const after = (instant: string, days: number, work: () => unknown) =>
    bench.at(Date.parse(instant) + days * day, () => later(hour, workday, work));

  const begin = (caseId: string, { urgency, estate }: CaseMatter): void => {
    const fate = deal();
    const file: File = { fate, cost: random.between(20, 400) * 1_000 };
    files.set(caseId, file);
    const [soonest, latest] = urgency === 'normal' ? [hour, 2 * workday] : [20, 3 * hour];
    later(soonest, latest, () => {
      // Opened once more before anybody went.
      if (files.get(caseId) !== file) return;
      if (fate === 'nothing')
        return act('ClearConstruction', { caseId, ...visit(), finding: '已取得建设工程规划许可，按许可施工' });
      const where = estate ? `${estate.name}：` : '';
      return act('FindConstruction', {
        caseId,
        ...visit(),
        kind: fates[fate].kind,
        what: `${where}${random.pick(works)}约${random.between(8, 60)}平方米`,
        zone: fate === 'to-the-town' ? 'village' : 'city',
        underWay: fate !== 'to-the-town' && underWay() === 'yes',
      });
    });
  };
  const fileCase = (caseId: string): void =>
    later(hour, workday, () => {
      const person = { kind: 'individual', file: `CG-${random.between(1_000, 9_999)}` };
      const firm = { kind: 'unit', name: '淄博陶垣置业有限公司' };
      return act('FileConstructionCase', { caseId, party: files.get(caseId)?.fate === 'confiscated' ? firm : person });
    });
  const fine = (caseId: string, share: number): void =>
    later(hour, workday, () => {
      const yuan = Math.round((files.get(caseId)?.cost ?? 0) * share);
      return act('ProposeConstructionPenalty', { caseId, penaltyId: bench.id('penalty'), yuan });
    });
  const removeByForce = (caseId: string) =>
    act('RemoveByForce', {
      caseId,
      officers: bench.pair(),
      costs: random.between(3, 30) * 1_000,
      evidence: [bench.photograph()],
    });

  return {
    begin() {
      bench.every(10, () => {
        const matter = bench.matter('illegal-construction', random.pick(bench.estates), random.pick(works));
        return act('ReportConstruction', {
          caseId: bench.id('case'),
          source: random.pick(['patrol', 'report']),
          matter,
        });
      });
    },
    see: hearing<IllegalConstructionEvent>('urban-enforcement', {
      ConstructionReported: ({ caseId, matter }) => begin(caseId, matter),
      ConstructionReopened: ({ caseId, matter }) => begin(caseId, matter),
      ConstructionFound({ caseId, zone, underWay: works }) {
        if (zone === 'village')
          later(hour, workday, () => act('HandConstructionToTown', { caseId, note: '现场照片、笔录一并移交' }));
        else if (works) {
          const [soonest, latest] = pace() === 'late' ? [5 * hour, 9 * hour] : [10, 3 * hour];
          later(soonest, latest, () => act('OrderWorkStop', { caseId, officers: bench.pair() }));
        } else fileCase(caseId);
      },
      WorkStopOrdered({ caseId }) {
        const obeyed = stop() === 'obeyed';
        later(workday, 2 * workday, () => revisit(caseId, obeyed ? 'stopped' : 'working-on'));
      },
      SiteRevisited({ caseId, found }) {
        if (found === 'stopped') fileCase(caseId);
        else if (found === 'working-on') later(hour, workday, () => act('ReportDisobedience', { caseId, of: 'stop' }));
        else if (found === 'standing')
          later(hour, 2 * workday, () =>
            files.get(caseId)?.fate === 'uncorrected'
              ? act('OrderRemoval', { caseId })
              : act('ReportDisobedience', { caseId, of: 'removal' }),
          );
      },
      DisobedienceReported({ caseId, of }) {
        const days = government() === 'late' ? random.between(8, 12) : random.between(2, 5);
        const measures = [of === 'stop' ? 'seal-site' : 'compelled-removal'];
        const document = `张政责字〔${bench.day().slice(0, 4)}〕${random.between(1, 60)}号`;
        bench.at(bench.now() + days * day, () => act('RecordCompulsionOrder', { caseId, measures, document }));
      },
      CompulsionOrdered({ caseId, measures }) {
        if (measures.includes('seal-site'))
          later(hour, workday, () => act('SealBuildingSite', { caseId, part: '施工入口及材料堆场' }));
        else
          later(hour, 2 * workday, () =>
            act('AnnounceCompelledRemoval', { caseId, within: { unit: 'days', amount: 10 } }),
          );
      },
      BuildingSiteSealed: ({ caseId }) => fileCase(caseId),
      ConstructionCaseFiled({ caseId }) {
        const { fate, cost } = files.get(caseId) ?? {};
        if (!fate) return;
        const { grounds, removable } = fates[fate];
        later(workday, 3 * workday, () =>
          act('InvestigateConstruction', { caseId, investigators: bench.pair(), cost, grounds, removable }),
        );
      },
      ConstructionInvestigated({ caseId }) {
        const fate = files.get(caseId)?.fate;
        const [soonest, latest] = pace() === 'late' ? [8 * workday, 12 * workday] : [workday, 3 * workday];
        later(soonest, latest, () => {
          if (fate === 'corrected' || fate === 'uncorrected')
            return act('OrderConstructionCorrection', { caseId, within: { unit: 'days', amount: 15 } });
          if (fate !== 'confiscated') return act('OrderRemoval', { caseId });
          return act('ConfiscateConstruction', { caseId, subject: seized(), worth: random.between(50, 300) * 1_000 });
        });
      },
      ConstructionCorrectionOrdered({ caseId, dueBy }) {
        fine(caseId, 0.07);
        const inTime = files.get(caseId)?.fate === 'corrected';
        after(dueBy.due, inTime ? -3 : 1, () => revisit(caseId, inTime ? 'corrected' : 'standing'));
      },
      RemovalOrdered({ caseId, dueBy, appealBy }) {
        const known = files.get(caseId);
        if (!known) return;
        known.appealBy = appealBy.due;
        if (known.fate === 'temporary') fine(caseId, 0.2);
        if (known.fate === 'compelled') after(dueBy.due, 1, () => revisit(caseId, 'standing'));
        else {
          known.fate = 'removed';
          later(4 * workday, 15 * workday, () => revisit(caseId, 'removed'));
        }
      },
      ConstructionConfiscated: ({ caseId }) => fine(caseId, 0.05),
      CompelledRemovalAnnounced({ caseId }) {
        const file = files.get(caseId);
        if (!file) return;
        const resists = resistance();
        file.resists = resists;
        const { appealBy } = file;
        // Nothing is pulled down while the party may still go to court.
        if (resists === 'silent' && appealBy) after(appealBy, 1, () => removeByForce(caseId));
        if (resists === 'gives-in') later(2 * workday, 5 * workday, () => revisit(caseId, 'removed'));
        if (resists === 'upheld' || resists === 'revoked')
          later(2 * workday, 6 * workday, () => act('RecordConstructionAppeal', { caseId, stage: 'filed' }));
      },
      ConstructionAppealRecorded({ caseId, stage }) {
        if (stage === 'filed')
          later(20 * workday, 40 * workday, () =>
            act('RecordConstructionAppeal', { caseId, stage: files.get(caseId)?.resists }),
          );
        if (stage === 'upheld') later(2 * workday, 5 * workday, () => removeByForce(caseId));
      },
    }),
  };
};
