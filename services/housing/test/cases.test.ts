import { describe, expect, test } from '@jest/globals';
import type {
  ConductCommand,
  ConductEvent,
  ConductKind,
  CreditMarkKind,
  EnterpriseCreditCommand,
  PolicyAnswerCommand,
} from '@tiaokuai/contracts';
import { deadlineWithin } from '@tiaokuai/department';
import fc from 'fast-check';
import { neverUnlawful, specificationOf } from '../../../test/support/specification.ts';
import { conductDecider } from '../src/conduct/decider.ts';
import { enterpriseCreditDecider } from '../src/enterprise-credit/decider.ts';
import { policyAnswerDecider } from '../src/policy-answer/decider.ts';

const caseId = '0190f000-0000-7000-8000-000000000001';
const referral = { referralId: '0190f000-0000-7000-8000-0000000000aa', incidentId: caseId, round: 0 };
const estateId = '0190f000-0000-7000-8000-0000000000e1';
const estate = { estateId, name: '和平小区', subdistrict: '和平街道', kind: 'old', mode: 'professional' } as const;
const start = '2018-05-14T01:00:00.000Z';
const later = '2018-05-20T01:00:00.000Z';
const rule = { law: '民法典', article: '第二百七十八条' };

describe('conduct', () => {
  const { given } = specificationOf(conductDecider);
  type Given = Pick<ConductCommand, 'kind' | 'data'>;
  const matter = {
    category: 'property-dispute/supply-cut',
    urgency: 'urgent',
    role: 'lead',
    estate,
    brief: '断水',
  } as const;
  const party = { kind: 'unit', name: '和平物业' } as const;
  const report: Given = { kind: 'ReportConduct', data: { caseId, source: 'complaint', matter } };
  const establish = (...kinds: ConductKind[]): Given => ({
    kind: 'EstablishConduct',
    data: {
      caseId,
      inspectors: ['0117'],
      party,
      findings: kinds.map((kind) => ({ kind, what: '经查', ...(kind === 'fund-misused' ? { fen: 1_000_050 } : {}) })),
      evidence: [],
    },
  });
  const clear: Given = { kind: 'ClearConduct', data: { caseId, inspectors: ['0117'], note: '管网检修', evidence: [] } };
  const correctBy = (from: string) => deadlineWithin({ unit: 'days', amount: 3 }, from, rule);
  const order = (from = start): Given => ({ kind: 'OrderCorrection', data: { caseId, correctBy: correctBy(from) } });
  const revisit = (...remaining: number[]): Given => ({
    kind: 'RevisitConduct',
    data: { caseId, inspectors: ['0117'], remaining, evidence: [] },
  });
  const penaltyId = '0190f000-0000-7000-8000-0000000000d1';
  const propose = (yuan: number, finding = 1, sanction: 'fine' | 'warning' = 'fine'): Given => ({
    kind: 'ProposeConductPenalty',
    data: { caseId, penaltyId, finding, sanction, yuan },
  });
  const decided: Given = {
    kind: 'NoteConductPenalty',
    data: { caseId, penaltyId, result: 'decided', sanction: 'fine', yuan: 5_000 },
  };
  const conclude: Given = { kind: 'ConcludeConduct', data: { caseId, note: '拒不改正' } };
  const meeting: Given = { kind: 'BringHandoverToMeeting', data: { caseId, reason: '拒不移交' } };
  const met = (handedOver: boolean): Given => ({
    kind: 'RecordMeetingResult',
    data: { caseId, handedOver, note: '会议纪要' },
  });
  const withdraw: Given = { kind: 'WithdrawConduct', data: { caseId, reason: '重复' } };

  const reported = given().when(report).thenTypes('ConductReported');
  const cut = reported.when(establish('supply-cut')).thenTypes('ConductEstablished');
  const ordered = cut.when(order()).thenTypes('CorrectionOrdered');

  /** Acceptance case 13 (淄博物业 art. 56, 82). */
  test('a supply cut for unpaid fees: ordered right, and fined 2,000 to 10,000', () => {
    cut.when(propose(5_000)).thenRefused('penalty-before-order', { article: '行政处罚法 第二十八条' });
    ordered.when(propose(1_999)).thenRefused('outside-range', { article: '淄博市物业管理条例 第八十二条' });
    ordered.when(propose(10_001)).thenRefused('outside-range');
    ordered.when(propose(0, 1, 'warning')).thenRefused('outside-range');
    const proposed = ordered.when(propose(5_000)).thenTypes('ConductPenaltyProposed');
    proposed.when(propose(5_000)).thenRefused('penalised-already');
    ordered.when(propose(5_000, 7)).thenRefused('no-such-finding');
    proposed
      .when(decided)
      .thenTypes('ConductPenalised')
      .when(revisit())
      .thenTypes('ConductRevisited', 'ConductCorrected');
  });

  test.each<{ kind: ConductKind; least: number; most: number; after: 'order' | 'deadline' }>([
    { kind: 'refuses-to-leave', least: 1_000, most: 10_000, after: 'deadline' },
    { kind: 'documents-withheld', least: 10_000, most: 100_000, after: 'deadline' },
    { kind: 'not-disclosed', least: 1_000, most: 5_000, after: 'deadline' },
    { kind: 'archives-not-kept', least: 1_000, most: 10_000, after: 'deadline' },
    { kind: 'service-rooms-misused', least: 10_000, most: 100_000, after: 'order' },
    { kind: 'service-rooms-not-provided', least: 100_000, most: 500_000, after: 'order' },
    { kind: 'common-parts-business', least: 50_000, most: 200_000, after: 'order' },
    // Twice the 10,000.50 yuan that were misused.
    { kind: 'fund-misused', least: 1, most: 20_001, after: 'order' },
  ])('$kind: $least to $most, after the $after', ({ kind, least, most, after }) => {
    const found = reported
      .when(establish(kind))
      .thenTypes('ConductEstablished')
      .when(order())
      .thenTypes('CorrectionOrdered');
    if (after === 'deadline') found.when(propose(least)).thenRefused('penalty-before-deadline');
    const ripe = after === 'order' ? found : found.when(revisit(1), { at: later }).thenTypes('ConductRevisited');
    ripe.when(propose(most + 1)).thenRefused('outside-range');
    ripe.when(propose(least)).thenTypes('ConductPenaltyProposed');
    ripe.when(propose(most)).thenTypes('ConductPenaltyProposed');
  });

  test('what the law knows no fine for is ordered right and marked, and may end so', () => {
    const found = reported.when(establish('no-dissuasion-or-report')).thenTypes('ConductEstablished');
    found.when(propose(1_000)).thenRefused('no-penalty-in-law', { article: '行政处罚法 第四条' });
    found.when(conclude).thenRefused('nothing-ordered');
    const seen = found.when(order()).thenTypes('CorrectionOrdered');
    seen.when(conclude).thenRefused('order-runs');
    seen.when(revisit(1), { at: later }).thenTypes('ConductRevisited').when(conclude).thenTypes('ConductConcluded');
    const fined = ordered.when(revisit(1), { at: later }).thenTypes('ConductRevisited');
    fined.when(conclude).thenRefused('conclude-before-measures');
  });

  /** Acceptance case 14, as far as housing has a part (淄博物业 art. 49; 山东物业 art. 74(二)). */
  test('a refused handover goes to the joint meeting, and by its result on', () => {
    cut.when(meeting).thenRefused('no-handover-at-issue', { article: '第四十九条' });
    const found = reported.when(establish('handover-refused', 'not-disclosed')).thenTypes('ConductEstablished');
    found.when(met(true)).thenRefused('meeting-not-asked');
    const asked = found.when(meeting).thenAccepted({
      type: 'HandoverBroughtToMeeting',
      data: {
        caseId,
        subdistrict: '和平街道',
        estateId,
        enterprise: '和平物业',
        findings: [1],
        rule: { law: '淄博市物业管理条例', article: '第四十九条' },
        reason: '拒不移交',
      },
    });
    asked.when(meeting).thenRefused('meeting-asked');
    // What has nothing to do with the handover goes on.
    const over = asked.when(met(true)).thenTypes('HandoverSettledByMeeting');
    over.when(order()).thenTypes('CorrectionOrdered').when(revisit()).thenTypes('ConductRevisited', 'ConductCorrected');
    asked.when(met(false)).thenTypes('HandoverSettledByMeeting').when(conclude).thenTypes('ConductConcluded');
    reported
      .when(establish('documents-withheld'))
      .thenTypes('ConductEstablished')
      .when(meeting)
      .thenTypes('HandoverBroughtToMeeting')
      .when(met(true))
      .thenTypes('HandoverSettledByMeeting', 'ConductCorrected');
  });

  test('the order of the case', () => {
    given().when(order()).thenRefused('no-such-conduct');
    reported.when(report).thenRefused('conduct-exists');
    reported.when(order()).thenRefused('conduct-not-established');
    cut.when(clear).thenRefused('conduct-established');
    reported.when(clear).thenTypes('ConductNotEstablished').when(clear).thenRefused('conduct-ended');
    ordered.when(order()).thenRefused('order-runs');
    ordered.when(revisit(1)).thenRefused('order-runs');
    cut.when(revisit()).thenRefused('nothing-ordered');
    const noSum = { kind: 'fund-misused' as const, what: '挪用' };
    reported
      .when({
        kind: 'EstablishConduct',
        data: { caseId, inspectors: ['0117'], party, findings: [noSum], evidence: [] },
      })
      .thenRefused('amount-missing', { article: '第六十条' });
    const observe = (): Given => ({ kind: 'ObserveCorrection', data: { caseId, order: 1 } });
    ordered.when(observe()).thenNothing();
    const overdue = ordered.when(observe(), { at: later }).thenTypes('CorrectionOverdue');
    overdue.when(observe(), { at: later }).thenNothing();
    reported.when(withdraw).thenTypes('ConductWithdrawn');
    const person = { kind: 'individual' as const, file: 'F-1' };
    const findings = [{ kind: 'handover-refused' as const, what: '拒不移交' }];
    reported
      .when({ kind: 'EstablishConduct', data: { caseId, inspectors: ['0117'], party: person, findings, evidence: [] } })
      .thenTypes('ConductEstablished')
      .when(meeting)
      .thenRefused('party-not-a-unit');
  });

  test('a referral opens it, brings it back and ends it', () => {
    const open = (round = 0): Given => ({
      kind: 'OpenConduct',
      data: { caseId, referral: { ...referral, round }, matter },
    });
    const end = (cause: 'taken-back' | 'completed'): Given => ({
      kind: 'EndConduct',
      data: { caseId, referralId: referral.referralId, cause, note: '' },
    });
    const begun = given().when(open()).thenTypes('ConductReported');
    begun.when(open()).thenNothing();
    begun.when(withdraw).thenRefused('answers-a-referral');
    begun.when(end('taken-back')).thenTypes('ConductWithdrawn').when(open(1)).thenTypes('ConductReopened');
    begun.when(end('completed')).thenTypes('ConductSettled');
    cut.when(end('completed')).thenNothing();
    given().when(end('completed')).thenNothing();
    const hear: Given = { kind: 'HearOfConduct', data: { caseId, source: 'other-department', matter } };
    given().when(hear).thenTypes('ConductReported').when(hear).thenNothing();
    // What the department has begun on its own goes on when a referral comes, and its referral follows.
    ordered.when(open()).thenTypes('ConductReopened').when(revisit()).thenTypes('ConductRevisited', 'ConductCorrected');
    ordered.when(decided).thenNothing();
    ordered
      .when(propose(5_000))
      .thenTypes('ConductPenaltyProposed')
      .when({ kind: 'NoteConductPenalty', data: { caseId, penaltyId, result: 'dropped' } })
      .thenTypes('ConductNotPenalised')
      .when(propose(5_000))
      .thenTypes('ConductPenaltyProposed');
  });

  test('whatever is typed: no fine before its order, none above the law, no end with something left undone', () => {
    const kinds = fc.subarray<ConductKind>(['supply-cut', 'not-disclosed', 'handover-refused'], { minLength: 1 });
    const commands = fc.oneof(
      fc.constantFrom<Given>(report, clear, revisit(), revisit(1), conclude, meeting, met(true), met(false), decided),
      kinds.map((each) => establish(...each)),
      fc.constant((at: string) => order(at)),
      fc
        .tuple(fc.integer({ min: 500, max: 12_000 }), fc.integer({ min: 1, max: 3 }))
        .map(([yuan, no]) => propose(yuan, no)),
      fc.constantFrom<Given>({ kind: 'ObserveCorrection', data: { caseId, order: 1 } }),
    );
    const lawful = (_state: unknown, history: readonly ConductEvent[]): string | undefined => {
      const orderedNos = new Set<number>();
      let fined = false;
      let failed = false;
      for (const event of history) {
        if (event.type === 'CorrectionOrdered') for (const no of event.data.findings) orderedNos.add(no);
        if (event.type === 'ConductPenaltyProposed') {
          const { finding, proposal } = event.data;
          if (!orderedNos.has(finding)) return 'fined before the order';
          if (proposal.yuan < proposal.range.least || proposal.yuan > proposal.range.most) return 'fined out of range';
          if (proposal.violation.includes('交接')) return 'fined for what the law knows no fine for';
        }
        fined ||= event.type === 'ConductPenalised';
        failed ||= event.type === 'HandoverSettledByMeeting' && !event.data.handedOver;
        if (event.type === 'ConductConcluded') {
          if (event.data.end === 'penalised' && !fined) return 'concluded as penalised';
          if (event.data.end === 'left-to-court' && !failed) return 'left to the court without the meeting';
        }
      }
      const ends = ['ConductConcluded', 'ConductCorrected', 'ConductNotEstablished'];
      return history.filter(({ type }) => ends.includes(type)).length > 1 ? 'ended twice' : undefined;
    };
    const asked = reported
      .when(establish('handover-refused'))
      .thenTypes('ConductEstablished')
      .when(meeting)
      .thenTypes('HandoverBroughtToMeeting');
    const fined = ordered.when(propose(5_000)).thenTypes('ConductPenaltyProposed');
    neverUnlawful(conductDecider, commands, lawful, {
      length: 40,
      after: [[], ordered.events, asked.events, fined.events],
    });
  });
});

describe('policy answers', () => {
  const { given } = specificationOf(policyAnswerDecider);
  type Given = Pick<PolicyAnswerCommand, 'kind' | 'data'>;
  const matter = {
    category: 'property-policy-enquiry',
    urgency: 'normal',
    role: 'lead',
    brief: '如何成立业委会',
  } as const;
  const receive: Given = { kind: 'ReceivePolicyEnquiry', data: { caseId, source: 'visit', matter } };
  const answer = (rules = [rule]): Given => ({
    kind: 'AnswerPolicy',
    data: { caseId, topic: 'owners-assembly', text: '三分之二以上业主参与表决', rules },
  });
  const seek: Given = { kind: 'SeekInterpretation', data: { caseId, from: '市住房城乡建设局', question: '如何计票' } };
  const record: Given = { kind: 'RecordInterpretation', data: { caseId, reference: '淄建字1号', gist: '一人一票' } };
  const publish: Given = { kind: 'PublishPolicyAnswer', data: { caseId } };
  const retire: Given = { kind: 'RetirePolicyAnswer', data: { caseId, reason: '民法典施行' } };
  const close: Given = { kind: 'ClosePolicyEnquiry', data: { caseId, note: '属投诉' } };
  const received = given().when(receive).thenTypes('PolicyEnquiryReceived');
  const answered = received.when(answer()).thenTypes('PolicyAnswered');

  test('an answer names its law, after an interpretation where one was sought', () => {
    received.when(answer([])).thenRefused('no-law-named', { article: '政策 二(二)1' });
    const asking = received.when(seek).thenTypes('InterpretationSought');
    asking.when(answer()).thenRefused('interpretation-awaited');
    asking.when(seek).thenRefused('interpretation-awaited');
    asking.when(record).thenTypes('InterpretationReceived').when(answer()).thenTypes('PolicyAnswered');
    received.when(record).thenRefused('no-interpretation-sought');
    answered.when(answer()).thenRefused('enquiry-over');
    answered.when(seek).thenRefused('enquiry-over');
    received.when(receive).thenRefused('enquiry-exists');
    given().when(answer()).thenRefused('no-such-enquiry');
    received.when(close).thenTypes('PolicyEnquiryEnded').when(close).thenRefused('enquiry-over');
  });

  test('it is published, stays as it was published, and is retired when the law changes', () => {
    received.when(publish).thenRefused('nothing-to-publish', { article: '政府信息公开条例 第十九条' });
    const published = answered.when(publish).thenTypes('PolicyAnswerPublished');
    published.when(publish).thenRefused('nothing-to-publish');
    published.when(retire).thenTypes('PolicyAnswerRetired').when(retire).thenRefused('answer-not-published');
    answered.when(retire).thenRefused('answer-not-published');
  });

  test('a referral opens it, brings it back and ends it', () => {
    const open = (round = 0): Given => ({
      kind: 'OpenPolicyEnquiry',
      data: { caseId, referral: { ...referral, round }, matter },
    });
    const end: Given = {
      kind: 'EndPolicyEnquiry',
      data: { caseId, referralId: referral.referralId, cause: 'taken-back', note: '' },
    };
    const begun = given().when(open()).thenTypes('PolicyEnquiryReceived');
    begun.when(open()).thenNothing();
    begun
      .when(end)
      .thenTypes('PolicyEnquiryEnded')
      .when(open(1))
      .thenTypes('PolicyEnquiryReopened')
      .when(answer())
      .thenTypes('PolicyAnswered');
    answered.when(end).thenNothing();
    given().when(end).thenNothing();
  });

  test('whatever is typed: no answer without law, none while an interpretation is awaited', () => {
    const commands = fc.constantFrom<Given>(receive, answer(), answer([]), seek, record, publish, retire, close);
    neverUnlawful(policyAnswerDecider, commands, (_state, history) => {
      let asking = false;
      let published = 0;
      for (const event of history) {
        if (event.type === 'PolicyAnswered' && (asking || event.data.rules.length === 0)) return 'answered without law';
        if (event.type === 'InterpretationSought') asking = true;
        if (event.type === 'InterpretationReceived') asking = false;
        if (event.type === 'PolicyAnswerPublished') published += 1;
        if (event.type === 'PolicyAnswerRetired') published -= 1;
        if (published < 0 || published > 1) return `published ${published} times`;
      }
      return undefined;
    });
  });
});

describe('the credit of an enterprise', () => {
  const { given } = specificationOf(enterpriseCreditDecider);
  type Given = Pick<EnterpriseCreditCommand, 'kind' | 'data'>;
  const key = { enterpriseId: '0190f000-0000-7000-8000-0000000000a1', enterprise: '和平物业' };
  const office = { actor: 'subdistrict-office:hp-1' };
  const ids = ['0190f000-0000-7000-8000-0000000000b1', '0190f000-0000-7000-8000-0000000000b2'];
  const enter = (kind: CreditMarkKind, markId = ids[0]!): Given => ({
    kind: 'EnterCreditMark',
    data: { ...key, markId, kind, note: '核查' },
  });
  const verify = (year = 2018, honest = true): Given => ({
    kind: 'VerifyStanding',
    data: { ...key, year, office: '和平街道', honest, note: '达标' },
  });
  const object = (markId = ids[0]!): Given => ({
    kind: 'ObjectToCreditMark',
    data: { ...key, markId, ground: '已劝阻' },
  });
  const settle = (upheld: boolean, markId = ids[0]!): Given => ({
    kind: 'DecideCreditObjection',
    data: { ...key, markId, upheld, reason: '复核' },
  });
  const publish: Given = { kind: 'PublishCredit', data: { ...key, year: 2018 } };
  const nextYear = { at: '2019-01-10T01:00:00.000Z' };
  const marked = given().when(enter('no-dissuasion-or-report')).thenTypes('CreditFileOpened', 'CreditMarkEntered');

  /** Acceptance case 12 (物业管理条例 art. 45–46; 淄博物业 art. 43(七)). */
  test('who neither stopped nor reported a violation has a mark, under its article', () => {
    given()
      .when(enter('no-dissuasion-or-report'))
      .thenAccepted(
        { type: 'CreditFileOpened', data: key },
        {
          type: 'CreditMarkEntered',
          data: {
            ...key,
            markId: ids[0]!,
            kind: 'no-dissuasion-or-report',
            points: 5,
            rule: { law: '物业管理条例', article: '第四十五条' },
            enteredOn: '2018-05-14',
            note: '核查',
          },
        },
      );
    marked.when(enter('supply-cut')).thenRefused('mark-exists');
    marked
      .when({
        kind: 'MarkCredit',
        data: { ...key, markId: ids[0]!, kind: 'supply-cut', note: '同一事件', because: 'x' },
      })
      .thenNothing();
  });

  test('published once, when the year is over, verified, and no objection is open', () => {
    marked.when(publish).thenRefused('year-not-over');
    marked.when(publish, nextYear).thenRefused('standing-not-verified', { article: '政策 二(一)2' });
    marked.when(verify()).thenRefused('not-the-subdistrict', { article: '政策 二(一)3' });
    marked.when(verify(2019), office).thenRefused('year-not-over');
    const verified = marked.when(verify(), office).thenTypes('StandingVerified');
    const objected = verified.when(object()).thenTypes('CreditMarkObjected');
    objected.when(publish, nextYear).thenRefused('objection-open');
    objected.when(object()).thenRefused('mark-decided');
    objected
      .when(settle(false))
      .thenTypes('CreditMarkRevoked')
      .when(publish, nextYear)
      .thenAccepted({ type: 'CreditPublished', data: { ...key, year: 2018, score: 100, grade: 'A', marks: 0 } })
      .when(publish, nextYear)
      .thenRefused('published-already');
    const published = objected
      .when(settle(true))
      .thenTypes('CreditMarkUpheld')
      .when(publish, nextYear)
      .thenAccepted({ type: 'CreditPublished', data: { ...key, year: 2018, score: 95, grade: 'A', marks: 1 } });
    published.when(settle(true)).thenRefused('mark-decided');
    published.when(verify(), { ...office, ...nextYear }).thenRefused('published-already');
    marked.when(settle(true)).thenRefused('mark-not-objected');
    marked.when(object(ids[1]!)).thenRefused('no-such-mark');
    marked.when(settle(true, ids[1]!)).thenRefused('no-such-mark');
  });

  test('the association and its training', () => {
    const join: Given = { kind: 'JoinAssociation', data: key };
    const leave: Given = { kind: 'LeaveAssociation', data: key };
    const member = given().when(join).thenTypes('CreditFileOpened', 'AssociationJoined');
    member.when(join).thenRefused('member-already', { article: '第六条' });
    member.when(leave).thenTypes('AssociationLeft').when(leave).thenRefused('not-a-member');
    member
      .when({ kind: 'RecordTraining', data: { ...key, heldOn: '2018-05-10', topic: '服务标准', people: 12, hours: 4 } })
      .thenTypes('TrainingRecorded');
  });

  test('whatever is typed: a score is a hundred less the marks that stand, and nothing of a published year moves', () => {
    const kinds = fc.constantFrom<CreditMarkKind>('supply-cut', 'handover-refused', 'contract-not-filed');
    const which = fc.constantFrom(...ids);
    const commands = fc.oneof(
      fc.tuple(kinds, which).map(([kind, id]) => enter(kind, id)),
      which.map(object),
      fc.tuple(fc.boolean(), which).map(([upheld, id]) => settle(upheld, id)),
      fc.constantFrom(verify(), verify(2018, false), publish),
    );
    neverUnlawful(
      enterpriseCreditDecider,
      commands,
      (_state, history) => {
        const standing = new Map<string, number>();
        let published = false;
        for (const event of history) {
          if (event.type === 'CreditMarkEntered' && event.data.enteredOn < '2019')
            standing.set(event.data.markId, event.data.points);
          if (event.type === 'CreditMarkRevoked') {
            if (published && standing.has(event.data.markId)) return 'a mark of a published year revoked';
            standing.delete(event.data.markId);
          }
          if (event.type === 'CreditPublished') {
            if (published) return 'published twice';
            published = true;
            const lost = [...standing.values()].reduce((sum, points) => sum + points, 0);
            if (event.data.score !== 100 - lost) return `score ${event.data.score}, ${lost} lost`;
          }
        }
        return undefined;
      },
      // Steps of up to four months, so that years end.
      { actors: ['officer:1', 'subdistrict-office:1'], longest: 10_000_000 },
    );
  });

  test('the opening of the file comes first, whatever comes first', () => {
    expect(given().state().key).toBeUndefined();
    given().when(publish, nextYear).thenRefused('standing-not-verified');
  });
});
