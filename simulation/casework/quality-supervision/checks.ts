import type { CheckEvent, EquipmentEvent, EquipmentViolation } from '@tiaokuai/contracts';
import { type Bench, type Caseworkers, hearing, hour, workday } from '../working.ts';
import { firms, type Register } from './equipment.ts';

/** What inspectors find, whose it is, and what it costs where it comes to that. */
const violations: Readonly<
  Partial<Record<EquipmentViolation, readonly [what: string, whose: 'unit' | 'firm', least: number, most: number]>>
> = {
  'notices-missing': ['轿厢内未张贴安全使用说明和应急电话', 'unit', 20_000, 30_000],
  'alarm-not-working': ['五方通话无人应答，报警装置失效', 'unit', 2_000, 6_000],
  'no-safety-manager': ['未配备安全管理人员', 'unit', 20_000, 40_000],
  'not-maintained': ['无自行检查和维护保养记录', 'unit', 10_000, 30_000],
  'inspection-not-requested': ['有效期届满前未申报检验', 'unit', 10_000, 30_000],
  'used-uninspected': ['检验不在有效期内，仍在载人运行', 'unit', 30_000, 60_000],
  'used-with-fault': ['门锁失效、运行中开门，故障未排除继续使用', 'unit', 30_000, 80_000],
  'not-scrapped': ['达到报废条件，仍在使用', 'unit', 30_000, 50_000],
  'no-maintenance-contract': ['维保合同到期未续签', 'unit', 10_000, 20_000],
  'badly-maintained': ['维保项目缺项，未达到规范要求', 'firm', 10_000, 30_000],
  'false-maintenance-records': ['维保记录提前签字，与监控不符', 'firm', 50_000, 80_000],
  'late-to-rescue': ['接到困人报告后未按时赶到', 'firm', 5_000, 10_000],
};

interface Fate {
  readonly kinds: readonly EquipmentViolation[];
  readonly severe?: true;
  /** Whether it is still there when the time of the first instruction is over. */
  readonly remains?: true;
  /** When the use is stopped. */
  readonly stops?: 'at-once' | 'if-it-remains';
  readonly penalised?: 'at-once' | 'if-it-remains';
  readonly scrapped?: true;
}

const fates = {
  nothing: { kinds: [] },
  minor: { kinds: ['notices-missing', 'alarm-not-working', 'no-safety-manager', 'no-maintenance-contract'] },
  neglected: { kinds: ['alarm-not-working', 'no-maintenance-contract'], remains: true, penalised: 'if-it-remains' },
  badly: { kinds: ['badly-maintained', 'false-maintenance-records'], penalised: 'at-once' },
  severe: { kinds: ['used-with-fault'], severe: true, stops: 'at-once' },
  uninspected: { kinds: ['used-uninspected'], stops: 'at-once', penalised: 'at-once' },
  disobeyed: { kinds: ['not-maintained', 'inspection-not-requested'], remains: true, stops: 'if-it-remains' },
  worn: { kinds: ['not-scrapped'], stops: 'at-once', scrapped: true },
  late: { kinds: [], penalised: 'at-once' },
} as const satisfies Readonly<Record<string, Fate>>;

/** Checks: on site in time or too late, instructions and rechecks, the use stopped and released, penalties, the end. */
export const checks = (bench: Bench, register: Register): Caseworkers => {
  const { random, act, later, soon } = bench;
  const ofAll = random.pack({ nothing: 3, minor: 6, neglected: 2, badly: 2, severe: 1, disobeyed: 2, worn: 1 });
  const ofUnfit = random.pack({ uninspected: 5, nothing: 1, disobeyed: 1, worn: 1 });
  const goes = random.pack({ 'in-time': 7, late: 1 });
  const served = random.pack({ delivered: 6, posted: 1 });
  const cases = new Map<string, Case>();
  interface Case {
    fate: Fate;
    equipmentId?: string;
    unit: string;
    findings: readonly { readonly no: number; readonly kind: EquipmentViolation }[];
    stopped: boolean;
    /** Gone, as the last recheck has found. */
    clear: boolean;
  }

  const visit = () => ({ officers: bench.pair(), credentialsShown: true, evidence: [bench.photograph()] });
  const look = (caseId: string, about: Case): Promise<unknown> | undefined => {
    if (cases.get(caseId) !== about) return;
    const { kinds, severe = false } = about.fate;
    if (kinds.length === 0) return act('CheckSite', { caseId, ...visit(), findings: [] });
    const kind = random.pick(kinds);
    const [what, whose] = violations[kind]!;
    const party = { kind: 'unit', name: whose === 'firm' ? random.pick(firms) : about.unit };
    return act('CheckSite', { caseId, ...visit(), findings: [{ kind, what, severe, party }] });
  };
  const instruct = (caseId: string): void =>
    later(20, workday, () => {
      if (!cases.has(caseId)) return;
      const within = { unit: 'days', amount: random.between(5, 15) };
      return act('IssueInstruction', { caseId, within, service: served() });
    });
  const propose = (caseId: string): void => {
    const [finding] = cases.get(caseId)?.findings.slice(-1) ?? [];
    if (!finding) return;
    const [, , least, most] = violations[finding.kind]!;
    const yuan = Math.round(random.between(least, most) / 500) * 500;
    const penalty = { penaltyId: bench.id('penalty'), finding: finding.no, sanction: 'fine', yuan };
    later(hour, 2 * workday, () => cases.has(caseId) && act('ProposeCheckPenalty', { caseId, ...penalty }));
  };
  const stop = (caseId: string): void => {
    const about = cases.get(caseId);
    if (!about?.equipmentId || about.stopped) return;
    const findings = about.findings.slice(-1).map(({ no }) => no);
    soon(10, 90, () => act('OrderStop', { caseId, findings }));
  };
  const close = (caseId: string, note: string): void =>
    later(hour, 2 * workday, () => cases.has(caseId) && act('CloseCheck', { caseId, note }));
  const release = (caseId: string): void => later(20, workday, () => cases.has(caseId) && act('LiftStop', { caseId }));
  const end = ({ caseId }: { caseId: string }): void => {
    cases.delete(caseId);
  };

  return {
    begin() {
      bench.every(8, () => {
        const about = register.some();
        if (!about) return;
        const plan = { cause: 'plan', equipmentId: about.equipmentId, note: '年度监督检查计划' };
        return act('OpenCheck', { caseId: bench.id('check'), ...plan });
      });
      bench.every(30, () => {
        const about = register.some();
        if (!about) return;
        const report = { cause: 'severe-hazard', equipmentId: about.equipmentId, note: '维保单位报告：钢丝绳断丝超标' };
        return act('OpenCheck', { caseId: bench.id('check'), ...report }, 'maintenance-firm:desk');
      });
    },
    see: hearing<CheckEvent | EquipmentEvent>('quality-supervision', {
      CheckOpened({ caseId, cause, equipment, matter, findings, checkBy }) {
        const unfit = cause === 'inspection-overdue' || cause === 'inspection-failed';
        const fate: keyof typeof fates =
          cause === 'late-rescue' ? 'late' : cause === 'severe-hazard' ? 'severe' : unfit ? ofUnfit() : ofAll();
        const ofElevator = matter?.category.startsWith('elevator') ? ('elevator' as const) : undefined;
        const known = matter && register.at(matter, ofElevator);
        const unit = (equipment ?? known?.particulars)?.useUnit ?? matter?.estate?.enterprise ?? '业主自管小组';
        const about: Case = { fate: fates[fate], unit, findings, stopped: false, clear: false };
        cases.set(caseId, about);
        if (fate === 'late') {
          propose(caseId);
          return;
        }
        if (equipment) about.equipmentId = equipment.equipmentId;
        else if (known || ofElevator)
          soon(10, hour, async () => {
            if (cases.get(caseId) !== about) return;
            const equipmentId = known?.equipmentId ?? (await register.enter(matter!));
            if (equipmentId) await act('IdentifyEquipment', { caseId, equipmentId });
          });
        if (checkBy && goes() === 'late')
          bench.at(Date.parse(checkBy.due) + random.between(2, 30) * 3_600_000, () =>
            later(10, hour, () => look(caseId, about)),
          );
        else later(90, cause === 'severe-hazard' ? 3 * hour : 3 * workday, () => look(caseId, about));
      },
      CheckReopened({ caseId, matter }) {
        if (cases.has(caseId)) return;
        const unit = matter.estate?.enterprise ?? '业主自管小组';
        const about: Case = { fate: fates.minor, unit, findings: [], stopped: false, clear: false };
        cases.set(caseId, about);
        later(hour, 2 * workday, () => look(caseId, about));
      },
      EquipmentIdentified({ caseId, equipment }) {
        const about = cases.get(caseId);
        if (about) about.equipmentId = equipment.equipmentId;
      },
      SiteChecked({ caseId, findings }) {
        const about = cases.get(caseId);
        if (!about) return;
        about.findings = findings;
        if (about.fate.severe)
          soon(15, 50, () => act('ReportSevereHazardUpward', { caseId, note: '严重事故隐患，报市级监管部门' }));
        instruct(caseId);
      },
      NothingFoundOnSite({ caseId }) {
        const { equipmentId } = cases.get(caseId) ?? {};
        if (equipmentId && !register.isValid(equipmentId)) register.renew(equipmentId);
        cases.delete(caseId);
      },
      InstructionIssued({ caseId, instruction, findings, rectifyBy }) {
        const about = cases.get(caseId);
        if (!about) return;
        const { fate } = about;
        if (instruction === 1 && fate.stops === 'at-once') stop(caseId);
        if (instruction === 1 && fate.penalised === 'at-once') propose(caseId);
        const remaining = fate.remains && instruction === 1 ? findings : [];
        const recheck = () => cases.has(caseId) && act('RecheckSite', { caseId, ...visit(), remaining });
        if (remaining.length === 0 && random.chance(0.4)) later(2 * workday, 3 * workday, recheck);
        else bench.at(Date.parse(rectifyBy.due), () => later(hour, 2 * workday, recheck));
      },
      SiteRechecked({ caseId, remaining }) {
        const about = cases.get(caseId);
        if (!about) return;
        about.clear = remaining.length === 0;
        const { fate, stopped, equipmentId } = about;
        if (!about.clear) {
          if (fate.penalised === 'if-it-remains') propose(caseId);
          else {
            stop(caseId);
            instruct(caseId);
          }
        } else if (!stopped) close(caseId, '已按指令改正');
        else if (equipmentId && register.isValid(equipmentId)) release(caseId);
      },
      StopOrdered({ caseId, equipmentId }) {
        const about = cases.get(caseId);
        if (!about) return;
        about.stopped = true;
        if (!about.fate.scrapped) {
          if (!register.isValid(equipmentId)) register.renew(equipmentId);
          return;
        }
        later(workday, 4 * workday, async () => {
          await act('ScrapEquipment', { equipmentId, reason: '达到报废条件，使用单位申请注销' }, 'use-unit:desk');
          close(caseId, '设备已拆除报废');
        });
      },
      InspectionPassed({ equipmentId }) {
        for (const [caseId, about] of cases)
          if (about.equipmentId === equipmentId && about.stopped && about.clear) release(caseId);
      },
      StopLifted({ caseId }) {
        const about = cases.get(caseId);
        if (about) about.stopped = false;
        close(caseId, '隐患消除，恢复使用');
      },
      CheckPenalised({ caseId }) {
        const about = cases.get(caseId);
        if (about && (about.fate === fates.late || about.fate.penalised === 'if-it-remains'))
          close(caseId, '当事人已受处罚');
      },
      CheckNotPenalised({ caseId }) {
        const about = cases.get(caseId);
        if (!about) return;
        if (about.fate === fates.late) close(caseId, '不予处罚，已约谈维保单位');
        else if (about.fate.penalised === 'if-it-remains') {
          about.fate = fates.minor;
          instruct(caseId);
        }
      },
      CheckClosed: end,
      CheckWithdrawn: end,
      CheckSettled: end,
    }),
  };
};
