import {
  type GarbageEvent,
  garbageEvents,
  type SitingEvent,
  sitingEvents,
  type WasteEvent,
  wasteEvents,
} from '@tiaokuai/contracts';
import { type CaseKind, lastDay, type Saying } from '@tiaokuai/desk';
import { match, P } from 'ts-pattern';

const garbageCase: CaseKind<GarbageEvent> = {
  aggregate: 'garbage',
  events: garbageEvents,
  open: 'OpenGarbage',
  end: 'EndGarbage',
  takes: () => true,
  says: (event) =>
    match(event)
      .returnType<Saying | undefined>()
      .with({ type: 'GarbageCrewSent' }, ({ data: { crew } }) => ({ progress: `已派${crew}清理` }))
      .with({ type: 'GarbageOverdue' }, () => ({ progress: '四个工作小时内未清理' }))
      .with({ type: 'GarbageCleared' }, ({ data: { kilograms, evidence } }) => ({
        outcome: 'resolved',
        note: `已清理垃圾${kilograms}公斤`,
        evidence,
      }))
      .with({ type: 'NoGarbageFound' }, ({ data: { note, evidence } }) => ({
        outcome: 'no-violation-found',
        note,
        evidence,
      }))
      .with(
        { type: P.union('GarbageReported', 'GarbageReportedAgain', 'GarbageClockStarted', 'GarbageWithdrawn') },
        () => undefined,
      )
      .exhaustive(),
};

const wasteCase: CaseKind<WasteEvent> = {
  aggregate: 'waste',
  events: wasteEvents,
  open: 'OpenWaste',
  end: 'EndWaste',
  takes: ({ category }) => category.split('/')[0] === 'construction-waste',
  says: (event) =>
    match(event)
      .returnType<Saying | undefined>()
      .with({ type: 'WasteInspected' }, ({ data: { tons, producer } }) => ({
        progress: `现场查看，约${tons}吨${producer ? '' : '，产生者不明'}`,
      }))
      .with({ type: 'NoWasteFound' }, ({ data: { evidence } }) => ({
        outcome: 'no-violation-found',
        note: '现场无堆放的垃圾',
        evidence,
      }))
      .with({ type: 'ClearanceOrdered' }, ({ data: { clearBy } }) => ({
        progress: `已责令清运，期限至${lastDay(clearBy.due)}`,
      }))
      .with({ type: 'ClearanceOverdue' }, () => ({ progress: '清运期限届满，待复查' }))
      .with({ type: 'ClearanceChecked' }, ({ data: { cleared } }) =>
        cleared ? undefined : { progress: '复查，产生者仍未清运' },
      )
      .with({ type: 'ProducerUrged' }, ({ data: { performBy } }) => ({
        progress: `已催告，${lastDay(performBy.due)}前不履行的代为清运`,
      }))
      .with({ type: 'WasteCleared' }, ({ data: { by, tons, destination, evidence } }) => ({
        outcome: 'resolved',
        note: `${clearedBy[by]}，${tons}吨，运至${destination}`,
        evidence,
      }))
      .with({ type: 'WastePenalised' }, ({ data: { sanction, yuan } }) => ({
        progress: sanction === 'warning' ? '已作出警告处罚' : `已作出罚款${yuan}元的处罚`,
      }))
      .with(
        { type: P.union('WasteReported', 'WasteReopened', 'ClearanceCostsPaid') },
        { type: P.union('WastePenaltyProposed', 'WasteNotPenalised', 'WasteWithdrawn') },
        () => undefined,
      )
      .exhaustive(),
};
const clearedBy = { producer: '产生者已清运', 'on-behalf': '已代为清运', sanitation: '环卫已清运' } as const;

const sitingCase: CaseKind<SitingEvent> = {
  aggregate: 'siting',
  events: sitingEvents,
  open: 'OpenSiting',
  end: 'EndSiting',
  takes: ({ category }) => category.split('/')[0] === 'garbage-point-siting',
  says: (event) =>
    match(event)
      .returnType<Saying | undefined>()
      .with({ type: 'SitingInspected' }, ({ data: { problems } }) => ({
        progress: `现场查看发现${problems.length}个问题`,
      }))
      .with({ type: 'SiteInOrder' }, ({ data: { note, evidence } }) => ({
        outcome: 'no-violation-found',
        note,
        evidence,
      }))
      .with({ type: 'SiteImproved' }, ({ data: { what } }) => ({ progress: `已整治：${what}` }))
      .with({ type: 'RelocationProposed' }, ({ data: { to, objectBy } }) => ({
        progress: `拟迁至${to}，${lastDay(objectBy.due)}前征求意见`,
      }))
      .with({ type: 'ObjectionsWeighed' }, ({ data: { objections, upheld } }) => ({
        progress: `收到意见${objections}条，${upheld ? '意见成立，不予迁移' : '研究后拟予迁移'}`,
      }))
      .with({ type: 'PointRelocated' }, ({ data: { to } }) => ({ progress: `已迁至${to}` }))
      .with({ type: 'SitingClosed' }, ({ data: { end, note } }) => ({ outcome: outcomes[end], note }))
      .with({ type: P.union('SitingReported', 'SitingReopened', 'SitingWithdrawn') }, () => undefined)
      .exhaustive(),
};
const outcomes = { solved: 'resolved', 'partly-solved': 'partly-resolved', stays: 'not-resolved' } as const;

/** Which referral is worked on in which case: the first that takes it. */
export const caseKinds: readonly CaseKind[] = [sitingCase, wasteCase, garbageCase];
