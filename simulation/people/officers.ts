import { categoryOf, type DeskEvent, type DispatchEvent, responsibilityOf } from '@tiaokuai/contracts';
import type { Played } from '../played.ts';
import type { Stage } from '../stage.ts';

/**
 * Officers at the desks of all responsibilities: most accept in time, some decline and say who should instead, some let it
 * lie until they are urged, some ask for more time. The leading group's own desk has people of its own.
 */

type Referral = Pick<
  Extract<DispatchEvent, { type: 'ReferralIssued' }>['data'],
  'referralId' | 'incidentId' | 'responsibility' | 'role'
> & {
  readonly category: string;
  readonly urgency: string;
  readonly final: boolean;
  readonly declinesBefore: number;
};

/** Shares of referrals. */
const silent = 0.07;
const declinedByLead = 0.1;
const declinedByAssistant = 0.04;
/** Who gets it from another who would not have it either. */
const declinedAgain = 0.35;
/** Who may not decline any more and tries all the same. */
const insisted = 0.3;
const settledAtDeskAfterAll = 0.02;
const extended = 0.06;
const suspended = 0.04;
const late = 0.07;
const wokenBySupervision = 0.7;

/** Minutes until it is accepted; the limits are fifteen minutes, two working hours, one working day. */
const accepting: Readonly<Record<string, readonly [number, number]>> = {
  emergency: [1, 9],
  urgent: [4, 75],
  normal: [10, 240],
  low: [30, 420],
};
/** Minutes from there until it is completed. */
const working: Readonly<Record<string, readonly [number, number]>> = {
  emergency: [12, 120],
  urgent: [60, 900],
  normal: [120, 2_400],
  low: [240, 4_000],
};

type Ground = 'not-our-power' | 'wrong-place' | 'duplicate' | 'needs-another-first';

const outcomes = [
  ...Array.from({ length: 15 }, () => 'resolved' as const),
  'partly-resolved' as const,
  'partly-resolved' as const,
  'not-resolved' as const,
  'no-violation-found' as const,
  'no-violation-found' as const,
];
const notes: Readonly<Record<(typeof outcomes)[number], readonly string[]>> = {
  resolved: [
    '已现场处置完毕，反映人确认',
    '已整改到位，留存前后对比照片',
    '已修复并恢复使用',
    '已依法责令改正，当事人当场改正',
  ],
  'partly-resolved': ['主要问题已解决，余下部分列入计划', '先行采取临时措施，长期方案另报'],
  'not-resolved': ['当事人未能达成一致，已告知其他途径', '受条件限制暂不能解决，已向反映人说明'],
  'no-violation-found': ['经现场核查，未发现所反映的情况', '经核查符合规定，已向反映人解释'],
};
const progress = [
  '已派员到场查看',
  '已约见当事人',
  '已下达整改通知，等待复查',
  '材料已备齐，正在协调施工',
  '已与相关单位会商',
];

export interface OfficersOptions {
  /** Services whose people work in cases: what is answered there is not answered at the desk as well. */
  readonly casework?: ReadonlySet<string>;
}

export const playOfficers = (stage: Stage, { casework = new Set() }: OfficersOptions = {}) => {
  const { agenda, random } = stage;
  const inCase = new Set<string>();
  /** Referrals whose clock stands still, and what is to be done when it goes on. */
  const stopped = new Set<string>();
  const whenResumed = new Map<string, () => Promise<void>>();
  const groundOf = random.pack({ 'not-our-power': 9, 'wrong-place': 2, duplicate: 1, 'needs-another-first': 2 });
  const insistsOn = random.pack({ 'not-our-power': 1, 'wrong-place': 1, duplicate: 1, 'needs-another-first': 1 });
  const waits = random.pack({ 'until-a-day': 2, 'until-it-says-so': 1 });
  const known = new Map<string, Referral>();
  const asleep = new Set<string>();
  const officerOf = (responsibility: string) => `officer:${responsibility}-${random.between(1, 4)}`;
  const speak = (referral: Referral, command: string, data: object, key = '') =>
    stage.say(
      referral.responsibility,
      command,
      { referralId: referral.referralId, ...data },
      { actor: officerOf(referral.responsibility), key: `${referral.referralId}/${key}` },
    );

  const receive = (referral: Referral): void => {
    // What waits for triage is decided there, not done here.
    if (referral.responsibility === 'leading-group') return;
    known.set(referral.referralId, referral);
    const [soonest, latest] = accepting[referral.urgency] ?? accepting.normal!;
    if (random.chance(silent)) {
      asleep.add(referral.referralId);
      return;
    }
    const declines =
      referral.role === 'assist' ? declinedByAssistant : referral.declinesBefore > 0 ? declinedAgain : declinedByLead;
    const willDecline = random.chance(declines) && !referral.final && referral.declinesBefore < 2;
    const insists = referral.final && random.chance(insisted);
    agenda.after(random.between(soonest, latest) * (random.chance(late) ? 4 : 1), async () => {
      if (insists) await decline(referral, insistsOn());
      await (willDecline ? decline(referral, groundOf()) : speak(referral, 'AcceptReferral', {}));
    });
  };

  const decline = (referral: Referral, because: Ground) => {
    const proposes = because === 'not-our-power' ? insteadOf(referral) : undefined;
    const names = proposes ? responsibilityOf(proposes)?.names.zh : undefined;
    const ground = because === 'not-our-power' && !proposes ? 'wrong-place' : because;
    const reason = {
      'not-our-power': `经研判，该事项明确不属于本单位职责范围，建议由${names}办理`,
      'wrong-place': '经核实，所反映地点不在本单位管辖范围内',
      duplicate: '与本单位正在办理的事项重复',
      'needs-another-first': '须待其他部门先行认定后方可处理',
    }[ground];
    return speak(referral, 'DeclineReferral', {
      ground,
      reason,
      legalGround: { law: '潍坊市12345政务服务便民热线条例', article: '第二十二条' },
      ...(proposes ? { proposes } : {}),
    });
  };

  /** Another who has to do with such matters. */
  const insteadOf = ({ category, responsibility }: Referral): string | undefined => {
    const about = categoryOf(category);
    const parent = about?.parent === undefined ? undefined : categoryOf(about.parent);
    const others = [about?.lead, ...(about?.assist ?? []), parent?.lead, ...(parent?.assist ?? [])].filter(
      (each) => each !== undefined && each !== responsibility,
    );
    return others.length > 0 ? random.pick(others) : undefined;
  };

  const work = (referral: Referral, round = 0): void => {
    const [soonest, latest] = working[referral.urgency] ?? working.normal!;
    // Most are done soon; the longest take many times as long.
    const minutes = soonest + (latest - soonest) * random.next() ** 2.5;
    if (random.chance(0.5))
      agenda.after(minutes * 0.4, async () => {
        if (inCase.has(referral.referralId)) return;
        await speak(referral, 'ReportProgress', { note: random.pick(progress) }, `progress/${round}`);
      });
    if (random.chance(extended))
      agenda.after(minutes * 0.6, async () => {
        const workingDays = random.between(1, 5);
        await speak(
          referral,
          'RequestExtension',
          { workingDays, reason: '需要其他单位配合，申请延期' },
          `extend/${round}`,
        );
      });
    else if (random.chance(suspended))
      agenda.after(minutes * 0.6, async () => {
        const days = random.between(1, 3);
        const open = waits() === 'until-it-says-so';
        const until = new Date(stage.clock.now() + days * 86_400_000).toISOString();
        const asked = { ...(open ? {} : { until }), reason: '等待材料到货，申请挂账' };
        await speak(referral, 'RequestSuspension', asked, `suspend/${round}`);
        if (open)
          agenda.after(days * 1_440, () => speak(referral, 'RequestLifting', { reason: '材料已到' }, `lift/${round}`));
      });
    const lateBy = random.chance(late) ? 6 : 1;
    // Now and then the department's own system says that it is done before the case does.
    const anyway = random.chance(settledAtDeskAfterAll);
    const finish = async (): Promise<void> => {
      if (inCase.has(referral.referralId) && !anyway) return;
      const outcome = round > 0 ? 'resolved' : random.pick(outcomes);
      await speak(referral, 'CompleteReferral', { outcome, note: random.pick(notes[outcome]) }, `complete/${round}`);
    };
    agenda.after(minutes * lateBy, () => {
      if (stopped.has(referral.referralId)) whenResumed.set(referral.referralId, finish);
      else return finish();
    });
  };

  const answer = (referral: Referral, rung: string): void => {
    const woken = asleep.has(referral.referralId);
    if (woken && rung === 'urged') return;
    if (woken && rung === 'supervision' && !random.chance(wokenBySupervision)) return;
    agenda.after(random.between(10, 90), async () => {
      await speak(referral, 'AnswerDemand', { note: '已安排专人办理，尽快办结' }, `answer/${rung}`);
      if (asleep.delete(referral.referralId)) await speak(referral, 'AcceptReferral', {});
    });
  };

  const see = ({ name, data, service }: Played): void => {
    const { caseId, referral: link } = data as { caseId?: string; referral?: { referralId: string } };
    if (caseId && link && casework.has(service)) inCase.add(link.referralId);
    const event = { type: name, data } as DeskEvent;
    switch (event.type) {
      case 'ReferralReceived':
        receive(event.data);
        break;
      case 'ReferralAccepted': {
        const referral = known.get(event.data.referralId);
        if (referral) work(referral);
        break;
      }
      case 'ReferralReopened': {
        const referral = known.get(event.data.referralId);
        if (referral) work(referral, event.data.round);
        break;
      }
      case 'AnswerDemanded': {
        const referral = known.get(event.data.referralId);
        if (referral && event.data.rung !== 'amber') answer(referral, event.data.rung);
        break;
      }
      case 'DeadlineMoved': {
        const { referralId, clock } = event.data;
        if (clock === 'stopped') stopped.add(referralId);
        else if (stopped.delete(referralId)) {
          const finish = whenResumed.get(referralId);
          whenResumed.delete(referralId);
          if (finish) agenda.after(random.between(30, 300), finish);
        }
        break;
      }
      case 'ReferralDeclined':
      case 'ReferralTakenBack':
        known.delete(event.data.referralId);
        asleep.delete(event.data.referralId);
        break;
      default:
        break;
    }
  };

  /** What lay on the desks before this run. */
  const catchUp = async (desks: readonly string[]): Promise<void> => {
    for (const desk of desks) {
      const rows = await stage
        .ask<readonly InboxRow[]>(desk, 'Inbox', { status: ['received', 'accepted'], limit: 500 })
        .catch(() => []);
      for (const row of rows) {
        if (known.has(row.referral_id)) continue;
        const referral: Referral = {
          referralId: row.referral_id,
          incidentId: row.incident_id,
          responsibility: row.responsibility,
          role: row.role,
          category: row.category,
          urgency: row.urgency,
          final: row.final,
          declinesBefore: 0,
        };
        if (row.status === 'received') receive(referral);
        else {
          known.set(referral.referralId, referral);
          work(referral, row.round);
        }
      }
    }
  };
  return { see, catchUp };
};

interface InboxRow {
  readonly referral_id: string;
  readonly incident_id: string;
  readonly responsibility: string;
  readonly role: 'lead' | 'assist';
  readonly status: 'received' | 'accepted';
  readonly category: string;
  readonly urgency: string;
  readonly final: boolean;
  readonly round: number;
}
