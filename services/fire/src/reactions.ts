import {
  type DissuasionEvent,
  dissuasionEvents,
  type HazardEvent,
  hazardEvents,
  type TurnoutEvent,
  turnoutEvents,
} from '@tiaokuai/contracts';
import { type CaseKind, caseReactions, lastDay, type PenalisingCase, type Saying } from '@tiaokuai/desk';
import type { Consequence, Reaction } from '@tiaokuai/service';
import { match, P } from 'ts-pattern';
import { violations } from './law.ts';

/** Where others lead and the brigade saves people or averts danger: these referrals are turnouts, all others hazards. */
const rescues = new Set(['elevator-entrapment', 'gas-leak']);

const turnoutCase: CaseKind<TurnoutEvent> = {
  aggregate: 'turnout',
  events: turnoutEvents,
  open: 'OpenTurnout',
  end: 'EndTurnoutWithReferral',
  takes: ({ category }) => rescues.has(category.split('/')[0]!),
  says: (event) =>
    match(event)
      .returnType<Saying | undefined>()
      .with({ type: 'BrigadeDispatched' }, ({ data: { brigade } }) => ({ progress: `已调派${brigade}` }))
      .with({ type: 'BrigadeArrived' }, () => ({ progress: '消防救援力量已到达现场' }))
      .with({ type: 'TurnoutEnded' }, ({ data: { note, evidence } }) => ({ outcome: 'resolved', note, evidence }))
      .with({ type: 'TurnoutStoodDown', data: { cause: 'not-needed' } }, ({ data: { note } }) => ({
        outcome: 'no-violation-found',
        note: `无需出动：${note}`,
      }))
      .with({ type: P.union('TurnoutCalled', 'TurnoutStoodDown') }, () => undefined)
      .exhaustive(),
};

const hazardCase: CaseKind<HazardEvent> = {
  aggregate: 'hazard',
  events: hazardEvents,
  open: 'OpenHazard',
  end: 'EndHazard',
  takes: () => true,
  says: (event) =>
    match(event)
      .returnType<Saying | undefined>()
      .with({ type: 'DissuasionNoted' }, ({ data: { result } }) => ({
        progress: result === 'obeyed' ? '经劝阻，占用人已纠正' : '占用人拒不纠正，已报告公安派出所',
      }))
      .with({ type: 'HazardInspected' }, ({ data: { findings } }) => ({
        progress: `现场检查发现隐患${findings.length}处：${kindsOf(findings)}`,
      }))
      .with({ type: 'NoHazardFound' }, ({ data: { evidence } }) => ({
        outcome: 'no-violation-found',
        note: '现场检查未发现火灾隐患',
        evidence,
      }))
      .with({ type: 'RectificationNotified' }, ({ data: { dueBy } }) => ({
        progress: `已责令改正，期限至${lastDay(dueBy.due)}`,
      }))
      .with({ type: 'RectificationOverdue' }, () => ({ progress: '整改期限届满，待复查' }))
      .with({ type: 'HazardReinspected' }, ({ data: { remaining } }) =>
        remaining.length > 0 ? { progress: `复查，仍有${remaining.length}处隐患未整改` } : undefined,
      )
      .with({ type: 'HazardCleared' }, ({ data: { by, evidence } }) => ({
        outcome: 'resolved',
        note: by === 'rectified' ? '经复查，隐患已消除' : '经强制执行，隐患已消除',
        evidence,
      }))
      .with({ type: 'PlaceSealed' }, ({ data: { until } }) => ({
        progress: `已临时查封，至${lastDay(until.due)}`,
      }))
      .with({ type: 'RemovalCompelled' }, ({ data: { findings } }) => ({
        progress: `已对${findings.length}处隐患强制执行`,
      }))
      .with({ type: 'HazardPenalised' }, ({ data: { sanction, yuan } }) => ({
        progress: sanction === 'warning' ? '已作出警告处罚' : `已作出罚款${yuan}元的处罚`,
      }))
      .with({ type: 'MajorHazardReported' }, () => ({ progress: '存在影响公共安全的重大火灾隐患，已书面报告政府' }))
      .with({ type: 'HazardConcluded' }, ({ data: { end, note } }) =>
        end === 'sealed'
          ? { outcome: 'partly-resolved', note: `隐患场所已临时查封，尚未整改：${note}` }
          : { outcome: 'not-resolved', note: `已依法处罚，仍未整改：${note}` },
      )
      .with(
        {
          type: P.union('HazardReported', 'HazardReopened', 'SealingLapsed', 'SealingLifted', 'HazardPenaltyProposed'),
        },
        { type: P.union('HazardNotPenalised', 'HazardWithdrawn', 'HazardSettled') },
        () => undefined,
      )
      .exhaustive(),
};

const kindsOf = (findings: readonly { readonly kind: keyof typeof violations }[]): string =>
  [...new Set(findings.map(({ kind }) => violations[kind].names.zh))].join('、').slice(0, 400);

/** How an asked occupant behaved is part of the hazard's file. */
const noteDissuasions: Reaction = {
  name: 'note-dissuasions',
  from: 'fire',
  lane: 'fire.dissuasion',
  events: dissuasionEvents,
  react({ type, data, actor }): readonly Consequence[] {
    const event = { type, data } as DissuasionEvent;
    const { dissuasionId, caseId } = event.data;
    if (!caseId) return [];
    if (event.type === 'OccupantObeyed')
      return [{ command: 'NoteDissuasion', data: { caseId, dissuasionId, result: 'obeyed' }, actor }];
    if (event.type === 'OccupationReportedToPolice')
      return [{ command: 'NoteDissuasion', data: { caseId, dissuasionId, result: 'refused' }, actor }];
    return [];
  },
};

export const penalisingCases: readonly PenalisingCase[] = [
  { aggregate: 'hazard', events: hazardEvents, note: 'NoteHazardPenalty' },
];

export const reactions: readonly Reaction[] = [...caseReactions('fire', [turnoutCase, hazardCase]), noteDissuasions];
