import { categoryOf, type IncidentEvent } from '@tiaokuai/contracts';
import { v5 as derived } from 'uuid';
import { snapshotOf } from '../ground/estates.ts';
import type { Played } from '../played.ts';
import type { Stage } from '../stage.ts';
import type { Raised } from './reporters.ts';

/**
 * The property offices of subdistricts and towns and their grid workers: give a category to what nobody else could, merge
 * what was reported twice, verify on the spot, call back.
 */

/** Shares of incidents. */
const foundWanting = 0.12;
const calledBack = 0.4;
const notResolvedAfterAll = 0.06;
const satisfied = 0.88;
const refusedWhenUnclear = 0.4;
const settledOnTheSpot = 0.08;
const mergedByMistake = 0.15;
const voided = 0.01;
const reopenedByReporter = 0.03;
const erased = 0.01;
const minutesToLookUp = 25;

/** The grounds of 潍坊市12345政务服务便民热线条例 art. 19, and what the reporter is told. */
const refusals = {
  'legal-procedure-under-way': { reason: '该事项已进入行政复议程序', rightChannel: '向行政复议机关了解办理情况' },
  'petition-already-accepted': { reason: '信访部门已受理同一事项' },
  'secret-or-indecent': { reason: '内容涉及不宜公开事项' },
  'already-lawfully-handled': { reason: '同一事实和理由已依法办理并书面答复' },
  other: { reason: '内容不明，多次联系未果，无法核实具体事项' },
} as const;

/** So many reports are remembered by what they were about. */
const remembered = 5_000;

export const playPropertyOffice = (stage: Stage) => {
  const { agenda, random } = stage;
  const raised = new Map<string, Raised>();
  const groundOf = random.pack({
    'legal-procedure-under-way': 1,
    'petition-already-accepted': 1,
    'secret-or-indecent': 1,
    'already-lawfully-handled': 2,
    other: 4,
  });
  const clerk = () => `property-office:clerk-${random.between(1, 3)}`;
  const speak = (incidentId: string, command: string, data: object, actor: string, key = '') =>
    stage.say('subdistrict', command, { incidentId, ...data }, { actor, key: `${incidentId}/${key}` });

  const categorise = (incidentId: string, guess: string | undefined): void => {
    agenda.after(random.between(4, 45), async () => {
      const report = raised.get(incidentId);
      if (report?.repeats !== undefined) {
        const merged = await speak(incidentId, 'AttachDuplicate', { mainIncidentId: report.repeats }, clerk());
        if (merged?.ok && random.chance(mergedByMistake))
          agenda.after(random.between(30, 600), () =>
            speak(incidentId, 'DetachDuplicate', { reason: '经核对，不是同一处' }, clerk()),
          );
        if (merged?.ok) return;
      }
      if (report?.sample.ambiguous && random.chance(refusedWhenUnclear)) {
        const ground = groundOf();
        await speak(incidentId, 'RefuseIncident', { ground, ...refusals[ground] }, clerk());
        return;
      }
      if (random.chance(settledOnTheSpot)) {
        const handled = { result: '网格员现场劝导，已当场处理', evidence: [] };
        await speak(incidentId, 'HandleIncidentOnTheSpot', handled, clerk());
        return;
      }
      // Nobody else can tell what it is: somebody reads it, on record.
      const opened = { incidentId, openingId: derived(`${stage.run}/open/${incidentId}`, derived.URL) };
      await speak(incidentId, 'OpenReport', { ...opened, purpose: '核对事项类别' }, clerk());
      const category = report?.sample.category ?? guess ?? 'other';
      if (!categoryOf(category)) return;
      await speak(incidentId, 'CategoriseIncident', { category }, clerk());
    });
  };

  const verify = (incidentId: string, round: number): void => {
    agenda.after(random.between(15, 180), async () => {
      const passed = round > 1 || !random.chance(foundWanting);
      const cell = raised.get(incidentId)?.input.place?.gridCell ?? `${stage.district}-1-1`;
      const note = passed ? '现场核查属实' : '现场核查：问题仍然存在，请继续处理';
      await speak(incidentId, 'VerifyIncident', { passed, note }, `grid-worker:${cell}`, `verify/${round}`);
    });
  };

  const callBack = (incidentId: string): void => {
    if (random.chance(reopenedByReporter)) {
      const reason = '反映人来电：问题再次出现';
      agenda.after(random.between(600, 6_000), () =>
        speak(incidentId, 'ReopenIncident', { reason }, 'hotline:agent-1'),
      );
      return;
    }
    if (!random.chance(calledBack)) return;
    agenda.after(random.between(60, 1_200), async () => {
      const resolved = !random.chance(notResolvedAfterAll);
      const data = resolved
        ? { resolved, satisfied: random.chance(satisfied) }
        : { resolved, satisfied: false, note: '回访：反映人称问题又出现' };
      await speak(incidentId, 'RecordCallback', data, `hotline:agent-${random.between(1, 6)}`, 'callback');
    });
  };

  /** The report named the place only; the register knows the estate. */
  const attach = (incidentId: string): void => {
    const estate = raised.get(incidentId)?.estate;
    if (estate)
      agenda.after(minutesToLookUp, () =>
        speak(incidentId, 'AttachIncidentToEstate', { estate: snapshotOf(estate) }, 'property-office:clerk-1'),
      );
  };

  /** Withdrawn by who reported it, or its person wants to be forgotten; both are rare. */
  const seldom = (incidentId: string, person: string): void => {
    if (random.chance(voided))
      agenda.after(random.between(20, 2_000), () =>
        speak(incidentId, 'VoidIncident', { reason: '反映人撤回' }, clerk()),
      );
    if (random.chance(erased))
      agenda.after(random.between(10_000, 60_000), () =>
        stage.say(
          'subdistrict',
          'ErasePersonalData',
          { person, reason: '本人申请删除' },
          { actor: clerk(), key: `${person}/erase` },
        ),
      );
  };

  const see = ({ name, data }: Played): void => {
    const event = { type: name, data } as IncidentEvent;
    switch (event.type) {
      case 'IncidentReported':
        seldom(event.data.incidentId, event.data.report.person);
        if (!event.data.estate) attach(event.data.incidentId);
        break;
      case 'IncidentHeld':
        categorise(event.data.incidentId, event.data.best?.category);
        break;
      case 'IncidentAnswered':
        verify(event.data.incidentId, event.data.round);
        break;
      case 'IncidentClosed':
        if (!event.data.with) callBack(event.data.incidentId);
        break;
      default:
        break;
    }
  };

  return {
    see,
    remember(report: Raised): void {
      raised.set(report.input.incidentId, report);
      const [oldest] = raised.keys();
      if (oldest !== undefined && raised.size > remembered) raised.delete(oldest);
    },
    /** What waited before this run. */
    async catchUp(): Promise<void> {
      const rows = await stage
        .ask<readonly IncidentRow[]>('subdistrict', 'Incidents', { status: ['held', 'answered'], limit: 1_000 })
        .catch(() => []);
      for (const { incident_id, status, best_guess, round } of rows) {
        if (raised.has(incident_id)) continue;
        if (status === 'held') categorise(incident_id, best_guess ?? undefined);
        else verify(incident_id, round);
      }
    },
  };
};

interface IncidentRow {
  readonly incident_id: string;
  readonly status: string;
  readonly best_guess: string | null;
  readonly round: number;
}
