import {
  type CaseMatter,
  type DescribedDefect,
  type EstateSnapshot,
  type WarrantyRepairEvent,
  warrantyEnds,
  warrantyParts,
} from '@tiaokuai/contracts';
import { builderOf } from '../../people/builders.ts';
import { type Bench, type Caseworkers, hearing, hour, workday } from '../working.ts';

/** Repairs in warranty: whose they are, builders ordered to do them, the deposit drawn, contractors fined. */
export const repairs = (bench: Bench): Caseworkers => {
  const { random, act, later } = bench;
  const looked = random.pack({
    nothing: 2,
    builders: 9,
    'two-of-builders': 1,
    'fund-or-owner': 2,
    misused: 1,
    storm: 1,
    'builders-and-other': 2,
  });
  const came = random.pack({ 'in-time': 5, early: 2, again: 2, draw: 5, fined: 4 });
  const takenBack = random.pack({ no: 11, yes: 1 });
  const persons = random.pack({ none: 1, one: 1 });
  const fates = new Map<string, ReturnType<typeof came>>();
  const matters = new Map<string, CaseMatter>();
  const covered = new Map<string, readonly number[]>();
  const fined = new Set<string>();

  const begin = (caseId: string, matter: CaseMatter): void => {
    matters.set(caseId, matter);
    later(workday / 2, 4 * workday, () => {
      const { estate } = matter;
      const defects = defectsOf(looked(), estate);
      const seen = { caseId, inspectors: bench.pair(), defects, evidence: [bench.photograph()] };
      if (defects.length === 0) return act('InspectDefects', seen);
      return act('InspectDefects', {
        ...seen,
        builder: { kind: 'unit', name: builderOf(estate?.name ?? '') },
        contractor: { kind: 'unit', name: random.pick(contractors) },
        ...(estate?.acceptedOn ? {} : { acceptedOn: '2012-09-28' }),
      });
    });
  };

  const defectsOf = (found: ReturnType<typeof looked>, estate: EstateSnapshot | undefined): DescribedDefect[] => {
    const acceptedOn = estate?.acceptedOn ?? '2012-09-28';
    const inWarranty = warrantyParts.filter((part) => warrantyEnds(part, acceptedOn) > bench.day());
    const beyond = warrantyParts.filter((part) => !inWarranty.includes(part));
    const one = (parts: typeof warrantyParts, cause: DescribedDefect['cause'] = 'workmanship') => {
      const { key } = random.pick(parts.length > 0 ? parts : inWarranty);
      const part = key as DescribedDefect['part'];
      return { part, what: random.pick(wrong[part]), common: random.chance(0.5), cause };
    };
    switch (found) {
      case 'nothing':
        return [];
      case 'builders':
        return [one(inWarranty)];
      case 'two-of-builders':
        return [one(inWarranty), one(inWarranty)];
      case 'fund-or-owner':
        return [one(beyond)];
      case 'misused':
        return [one(inWarranty, random.pick(['misuse', 'third-party'] as const))];
      case 'storm':
        return [one(inWarranty, 'force-majeure')];
      case 'builders-and-other':
        return [one(inWarranty), one(beyond, 'misuse')];
    }
  };

  const order = (caseId: string, low: number, high: number): void =>
    later(low, high, () => act('OrderRepair', { caseId, within: { unit: 'days', amount: random.between(7, 30) } }));
  const check = (caseId: string, remaining: readonly number[]) =>
    act('CheckRepair', { caseId, inspectors: bench.pair(), remaining, evidence: [bench.photograph()] });
  const conclude = (caseId: string, note: string): void =>
    later(2 * hour, 3 * workday, () => act('ConcludeWarrantyRepair', { caseId, note }));

  return {
    begin() {
      bench.every(4, () => {
        const estate = random.pick(
          bench.estates.filter(
            ({ particulars: { kind, acceptedOn = '' } }) => kind === 'new' && acceptedOn >= '2016-01-01',
          ),
        );
        return act('ReportDefects', {
          caseId: bench.id('repair'),
          source: random.pick(['owners', 'owners', 'own-inspection']),
          matter: bench.matter(
            'warranty-repair',
            estate,
            random.pick(['业主联名报修', '交付后质量回访', '屋面渗漏排查']),
          ),
        });
      });
    },
    see: hearing<WarrantyRepairEvent>('construction', {
      DefectsReported({ caseId, referral, matter }) {
        if (!referral && takenBack() === 'yes')
          later(hour, 2 * workday, () =>
            act('WithdrawWarrantyRepair', { caseId, reason: '报修人撤回，双方已自行解决' }),
          );
        else begin(caseId, matter);
      },
      DefectsReopened: ({ caseId, matter }) => begin(caseId, matter),
      DefectsInspected({ caseId, defects }) {
        const nos = defects.filter((each) => each.covered).map(({ no }) => no);
        covered.set(caseId, nos);
        if (nos.length === 0) return;
        // What is drawn and fined is one thing at a time; more than one is repaired, or repaired after all.
        const fate = came();
        fates.set(caseId, nos.length > 1 && fate !== 'early' ? 'again' : fate);
        order(caseId, hour, 2 * workday);
      },
      RepairOrdered({ caseId, defects, dueBy: { due } }) {
        const fate = fates.get(caseId);
        if (fate === 'early') {
          later(2 * workday, 4 * workday, () => check(caseId, []));
          return;
        }
        bench.at(Date.parse(due), () =>
          later(hour, 3 * workday, () => check(caseId, fate === 'in-time' ? [] : defects)),
        );
      },
      RepairChecked({ caseId, remaining }) {
        const [defect] = remaining;
        if (defect === undefined) return;
        const fate = fates.get(caseId);
        if (fate === 'draw')
          later(hour, 2 * workday, () => {
            const fen = random.between(5, 60) * 100_000;
            return act('RequestWarrantyDraw', { caseId, claimId: bench.id('claim'), defect, fen });
          });
        else if (fate === 'fined')
          later(hour, 2 * workday, () => {
            const yuan = random.between(10, 20) * 10_000;
            return act('ProposeWarrantyPenalty', { caseId, penaltyId: bench.id('penalty'), defect, yuan });
          });
        else {
          fates.set(caseId, 'in-time');
          order(caseId, hour, workday);
        }
      },
      WarrantyDrawn: ({ caseId }) => later(10 * workday, 25 * workday, () => check(caseId, [])),
      WarrantyDrawRefused: ({ caseId }) => conclude(caseId, '保修金不予动用，已告知业主可依法起诉建设单位'),
      WarrantyPenalised({ caseId, yuan }) {
        if (fined.has(caseId)) return;
        fined.add(caseId);
        const defect = covered.get(caseId)?.[0];
        if (persons() === 'one' && defect !== undefined)
          later(hour, workday, () =>
            act('ProposeWarrantyPenalty', {
              caseId,
              penaltyId: bench.id('penalty'),
              defect,
              party: { kind: 'individual', file: `ZJ-${random.between(1_000, 9_999)}` },
              yuan: Math.round((yuan * random.between(6, 9)) / 100),
            }),
          );
        later(workday, 2 * workday, () => conclude(caseId, '施工单位已受处罚，维修另行督促'));
      },
      WarrantyNotPenalised({ caseId }) {
        if (fined.has(caseId)) return;
        fates.set(caseId, 'in-time');
        order(caseId, hour, workday);
      },
    }),
  };
};

const contractors = ['山东陶建建筑工程有限公司', '淄博般阳建工集团有限公司', '淄博鲁瓷安装工程有限公司'] as const;

const wrong: Readonly<Record<DescribedDefect['part'], readonly string[]>> = {
  structure: ['现浇楼板贯通裂缝', '地下室剪力墙裂缝', '基础沉降导致墙体斜裂'],
  waterproofing: ['屋面防水层空鼓渗漏', '外墙窗框周边渗水', '卫生间楼板渗漏'],
  'heating-cooling': ['立管阀门渗漏，末端不热', '地暖分集水器渗漏'],
  'pipes-wiring-decoration': ['入户电线绝缘破损', '排水立管接口渗漏', '公共区域墙砖空鼓脱落'],
};
