import {
  accept,
  type Decision,
  dayInChina,
  namesOfChoice,
  type PenaltyProposal,
  type Refusal,
  refuse,
  type SecurityCaseCommand,
  type SecurityCaseEvent,
  type SecurityFinding,
  securityKind,
} from '@tiaokuai/contracts';
import { areStanding, outsideRange, penaltyObstacle } from '@tiaokuai/department/enforcement';
import {
  detainedMost,
  dissuasionFirstSince,
  finedAlone,
  finedWith,
  isLightest,
  leniencyRules,
  sixMonthsAfter,
  stationsMost,
  violations,
} from './law.ts';
import * as refusals from './refusals.ts';
import type { Detention, SecurityCase } from './state.ts';

/** What may be done about what was found: warn, fine, detain, settle by agreement, let be. */

type Given<Kind extends SecurityCaseCommand['kind']> = Extract<SecurityCaseCommand, { kind: Kind }>;
type Outcome = Decision<SecurityCaseEvent>;

export const findingOf = ({ findings }: SecurityCase, no: number): SecurityFinding | undefined =>
  findings.find((each) => each.no === no);

const detentionOf = ({ detentions }: SecurityCase, no: number): Detention | undefined =>
  detentions.findLast(({ finding }) => finding === no);

/** What keeps a finding from any penalty, whichever it is. */
const unpunishable = (security: SecurityCase, finding: SecurityFinding, at: string): Refusal | undefined => {
  const { reportedOn, dissuasion, agreement, continued } = security;
  const { no, kind, endedOn } = finding;
  const { rule, scales } = violations[kind];
  if (Object.keys(scales).length === 0) return refusals.notOurs(rule);
  if (finding.party.kind === 'unit') return refusals.notForUnits;
  if (sixMonthsAfter(endedOn) <= reportedOn) return refusals.tooLate;
  if (agreement?.findings.includes(no)) return refusals.mediated;
  if (continued.includes(no)) return refusals.continuedAlready;
  // Whoever goes on after a warning has been dissuaded by more than neighbours.
  const neighboursFirst = kind === 'noise' && dayInChina(at) >= dissuasionFirstSince && dissuasion !== 'failed';
  return neighboursFirst ? refusals.dissuasionFirst : undefined;
};

const isDetained = (security: SecurityCase, no: number): boolean => {
  const status = detentionOf(security, no)?.status;
  return status === 'proposed' || status === 'decided';
};

export const proposePenalty = (security: SecurityCase, { at, data }: Given<'ProposeSecurityPenalty'>): Outcome => {
  const { penaltyId, finding: no, authority, sanction, yuan } = data;
  const { key, orders } = security;
  const finding = findingOf(security, no);
  if (!finding || !areStanding(orders, [no])) return refuse(refusals.noSuchFinding);
  const barred = unpunishable(security, finding, at);
  if (barred) return refuse(barred);
  const { kind, gravity, party } = finding;
  const { rule, scales } = violations[kind];
  const scale = scales[gravity]!;
  const range = finedAlone(scale);
  if (!range) return refuse(refusals.detentionOnly(rule));
  if (isDetained(security, no)) return refuse(refusals.penaltyPending);
  // The fine stands one gravity above: it needs a warning that was decided.
  if (sanction === 'fine' && range.most === 0) return refuse(refusals.notWarned(rule));
  const obstacle =
    penaltyObstacle(orders, no, { rule, penalty: 'direct' }, at) ?? outsideRange(rule, range, sanction, yuan);
  if (obstacle) return refuse(obstacle);
  if (authority === 'station' && yuan > stationsMost) return refuse(refusals.countyDecides);
  const violation = namesOfChoice(securityKind, kind).zh;
  const proposal: PenaltyProposal = { penaltyId, party, violation, rule, range, sanction, yuan };
  return accept({ type: 'SecurityPenaltyProposed', data: { ...key, finding: no, authority, proposal } });
};

export const proposeDetention = (security: SecurityCase, { at, data }: Given<'ProposeDetention'>): Outcome => {
  const { finding: no, days, yuan } = data;
  const { key, orders, detentions } = security;
  const finding = findingOf(security, no);
  if (!finding || !areStanding(orders, [no])) return refuse(refusals.noSuchFinding);
  const barred = unpunishable(security, finding, at);
  if (barred) return refuse(barred);
  const { kind, gravity, party } = finding;
  const { rule, scales } = violations[kind];
  const scale = scales[gravity]!;
  if (!scale.detention) return refuse(refusals.noDetention(rule));
  if (isDetained(security, no) || orders.penalties.some((each) => each.finding === no && each.status !== 'dropped'))
    return refuse(refusals.penaltyPending);
  const fine = finedWith(scale);
  const { least, most } = scale.detention;
  if (days < least || days > most || yuan < fine.least || yuan > fine.most)
    return refuse(refusals.outsideDetention(rule, `${least}–${most}`, `${fine.least}–${fine.most}`));
  const together = detentions
    .filter((each) => each.status !== 'dropped' && sameParty(each, finding))
    .reduce((sum, each) => sum + each.days, days);
  if (together > detainedMost) return refuse(refusals.overTwentyDays);
  return accept({ type: 'DetentionProposed', data: { ...key, finding: no, party, days, yuan, rule } });
};

const sameParty = ({ party: one }: Pick<Detention, 'party'>, { party: other }: SecurityFinding): boolean =>
  one.kind === 'individual' && other.kind === 'individual' && one.file === other.file;

export const decideDetention = (security: SecurityCase, { data }: Given<'DecideDetention'>): Outcome => {
  const { finding: no, officers, authority, heard, exemption } = data;
  const detention = detentionOf(security, no);
  if (detention?.status !== 'proposed') return refuse(refusals.noDetentionProposed);
  if (authority === 'station') return refuse(refusals.countyDecides);
  if (!heard) return refuse(refusals.notHeard);
  const { days, yuan } = detention;
  const decided = { finding: no, officers, days, yuan, ...(exemption ? { exemption } : {}) };
  return accept({ type: 'DetentionDecided', data: { ...security.key, ...decided } });
};

export const dropDetention = (security: SecurityCase, { data }: Given<'DropDetention'>): Outcome => {
  const { finding, reason } = data;
  return detentionOf(security, finding)?.status === 'proposed'
    ? accept({ type: 'DetentionDropped', data: { ...security.key, finding, reason } })
    : refuse(refusals.noDetentionProposed);
};

/** A warning that was not heeded is a violation of its own, and that one is fined. */
export const goOn = (security: SecurityCase, { at, data }: Given<'RecordContinuation'>): Outcome => {
  const { officers, finding: of, endedOn } = data;
  const { key, warned, continued, findings, orders } = security;
  const finding = findingOf(security, of);
  if (!finding || !areStanding(orders, [of])) return refuse(refusals.noSuchFinding);
  if (continued.includes(of)) return refuse(refusals.continuedAlready);
  const { rule, scales } = violations[finding.kind];
  if (!scales['after-warning']) return refuse(refusals.noSuchGravity(rule));
  if (!warned.includes(of)) return refuse(refusals.notWarned(rule));
  if (endedOn > dayInChina(at)) return refuse(refusals.inFuture);
  const again: SecurityFinding = { ...finding, no: findings.length + 1, gravity: 'after-warning', endedOn };
  return accept({ type: 'ViolationContinued', data: { ...key, officers, of, finding: again } });
};

export const mediate = (security: SecurityCase, { data }: Given<'MediateParties'>): Outcome => {
  const { officers, findings, agreed, performBy } = data;
  const { key, orders, agreement, mediationFailed } = security;
  if (!areStanding(orders, findings)) return refuse(refusals.noSuchFinding);
  if (agreement) return refuse(refusals.mediated);
  if (findings.some((no) => mediationFailed.includes(no))) return refuse(refusals.mediatedBefore);
  const mediable = findings.every((no) => {
    const { dispute, kind, gravity } = findingOf(security, no)!;
    return dispute && isLightest(kind, gravity);
  });
  if (!mediable) return refuse(refusals.notMediable);
  if (findings.some((no) => isDecidedOn(security, no) || isPending(security, no)))
    return refuse(refusals.penaltyPending);
  if (agreed && !performBy) return refuse(refusals.noPerformanceTime);
  const result = agreed && performBy ? { agreed, performBy } : { agreed: false };
  return accept({ type: 'PartiesMediated', data: { ...key, officers, findings, ...result } });
};

export const perform = (security: SecurityCase, { data: { performed } }: Given<'RecordMediationKept'>): Outcome => {
  const { key, agreement, orders } = security;
  if (!agreement) return refuse(refusals.noAgreement);
  const findings = [...agreement.findings];
  if (!performed) return accept({ type: 'MediationBroken', data: { ...key, findings } });
  const kept: SecurityCaseEvent = { type: 'MediationKept', data: { ...key, findings } };
  const rest = orders.remaining.filter((no) => !findings.includes(no));
  return rest.length > 0
    ? accept<SecurityCaseEvent>(kept)
    : accept<SecurityCaseEvent>(kept, {
        type: 'SecurityCaseConcluded',
        data: { ...key, end: 'mediated', note: '调解协议已经履行，不予处罚' },
      });
};

const isPending = (security: SecurityCase, no: number): boolean =>
  security.orders.penalties.some(({ finding, status }) => finding === no && status === 'proposed') ||
  detentionOf(security, no)?.status === 'proposed';

const isDecidedOn = (security: SecurityCase, no: number): boolean =>
  security.orders.penalties.some(({ finding, status }) => finding === no && status === 'decided') ||
  detentionOf(security, no)?.status === 'decided';

export const conclude = (
  security: SecurityCase,
  { data: { note, ground } }: Given<'ConcludeSecurityCase'>,
): Outcome => {
  const { key, orders, agreement, reportedOn, examinedSince } = security;
  const { remaining } = orders;
  if (agreement) return refuse(refusals.mediated);
  if (examinedSince) return refuse(refusals.examinedAlready);
  if (remaining.some((no) => isPending(security, no))) return refuse(refusals.penaltyPending);
  const open = remaining.filter((no) => !isDecidedOn(security, no));
  if (open.length === 0) {
    const end = remaining.length > 0 ? 'penalised' : 'mediated';
    return accept({ type: 'SecurityCaseConcluded', data: { ...key, end, note } });
  }
  if (!ground) return refuse(refusals.undecided);
  // Time is the one ground that the file itself proves or disproves.
  const timely = open.some((no) => sixMonthsAfter(findingOf(security, no)!.endedOn) > reportedOn);
  if (ground === 'after-six-months' && timely) return refuse({ ...refusals.undecided, rule: leniencyRules[ground] });
  return accept({ type: 'SecurityCaseConcluded', data: { ...key, end: 'not-penalised', ground, note } });
};
