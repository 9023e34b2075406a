import { describe, test } from '@jest/globals';
import type {
  ContractDocument,
  ContractFilingCommand,
  ContractFilingEvent,
  ServiceRoomsCommand,
  WarrantyDepositCommand,
  WarrantyDepositEvent,
} from '@tiaokuai/contracts';
import { deadlineBy, deadlineWithin } from '@tiaokuai/department';
import fc from 'fast-check';
import { neverUnlawful, specificationOf } from '../../../test/support/specification.ts';
import { contractFilingDecider } from '../src/contract-filing/decider.ts';
import { serviceRoomsDecider } from '../src/service-rooms/decider.ts';
import { warrantyDepositDecider } from '../src/warranty-deposit/decider.ts';

const estateId = '0190f000-0000-7000-8000-0000000000e1';
const estate = { estateId, name: '世纪花园', subdistrict: '和平街道', kind: 'new', mode: 'professional' } as const;
const rule = { law: '政策', article: '二(二)1' };

describe('the warranty deposit', () => {
  const { given } = specificationOf(warrantyDepositDecider);
  type Given = Pick<WarrantyDepositCommand, 'kind' | 'data'>;
  const claimId = '0190f000-0000-7000-8000-0000000000c1';
  const repairCase = '0190f000-0000-7000-8000-0000000000f1';
  const assess: Given = {
    kind: 'AssessDeposit',
    data: { estateId, estate, builder: '鲁中置业', constructionCost: 1_000_000 },
  };
  const payIn = (fen: number): Given => ({ kind: 'RecordDepositPayment', data: { estateId, fen } });
  const begin = (acceptedOn = '2018-05-01'): Given => ({ kind: 'BeginDepositTerm', data: { estateId, acceptedOn } });
  const terms = {
    estateId,
    claimId,
    part: 'waterproofing' as const,
    what: '屋面渗漏',
    reportedOn: '2018-05-10',
    builderOrderedOn: '2018-05-11',
    fen: 20_000,
  };
  const claim = (facts: Partial<typeof terms> = {}): Given => ({ kind: 'ClaimDeposit', data: { ...terms, ...facts } });
  const forRepair = (facts: Partial<typeof terms> = {}): Given => ({
    kind: 'ClaimDepositForRepair',
    data: { ...terms, repairCase, ...facts },
  });
  const draw = (fen = 15_000): Given => ({ kind: 'DrawDeposit', data: { estateId, claimId, fen, payee: '维修单位' } });
  const decline: Given = { kind: 'RefuseDepositClaim', data: { estateId, claimId, reason: '使用不当', rule } };
  const publish = (at: string): Given => ({
    kind: 'PublishDepositReturn',
    data: { estateId, until: deadlineWithin({ unit: 'days', amount: 15 }, at, rule) },
  });
  const giveBack: Given = { kind: 'ReturnDeposit', data: { estateId } };

  const assessed = given().when(assess).thenTypes('DepositAssessed');
  const paidIn = assessed.when(payIn(30_000)).thenTypes('DepositPaidIn');
  const running = paidIn.when(begin()).thenTypes('DepositTermBegan');
  const claimed = running.when(claim()).thenTypes('DepositClaimed');
  const end = '2023-05-01T01:00:00.000Z';

  test('assessed by the construction cost, paid in to the fen, held while waterproofing is in warranty', () => {
    assessed.when(assess).thenRefused('deposit-assessed');
    assessed.when(payIn(30_001)).thenRefused('deposit-paid-up', { article: '政策 二(二)1' });
    assessed.when(begin()).thenRefused('deposit-not-paid-up');
    assessed.when(claim()).thenRefused('deposit-not-paid-up');
    assessed
      .when(payIn(10_000))
      .thenAccepted({ type: 'DepositPaidIn', data: { estateId, fen: 10_000, paid: 10_000, full: false } })
      .when(payIn(20_000))
      .thenAccepted({ type: 'DepositPaidIn', data: { estateId, fen: 20_000, paid: 30_000, full: true } })
      .when(begin())
      .thenAccepted({
        type: 'DepositTermBegan',
        data: { estateId, acceptedOn: '2018-05-01', returnFrom: '2023-05-01' },
      });
    paidIn.when(begin('2018-05-15')).thenRefused('accepted-in-future');
    running.when(begin()).thenRefused('term-runs');
    given().when(payIn(1)).thenRefused('no-such-deposit');
    given().when(giveBack).thenRefused('no-such-deposit');
  });

  test('claimed for what is in warranty, when the builder was told and did not come (art. 40, 41)', () => {
    paidIn.when(claim()).thenRefused('term-not-begun', { article: '第四十条' });
    running.when(claim({ builderOrderedOn: '2018-05-09' })).thenRefused('builder-first', { article: '第四十一条' });
    running.when(claim({ reportedOn: '2023-05-01', builderOrderedOn: '2023-05-02' })).thenRefused('not-in-warranty');
    running.when(claim({ fen: 30_001 })).thenRefused('beyond-balance');
    claimed.when(claim()).thenRefused('claim-exists');
    claimed.when(draw(20_001)).thenRefused('above-claim');
    running.when(draw()).thenRefused('no-open-claim');
    const drawn = claimed.when(draw()).thenAccepted({
      type: 'DepositDrawn',
      data: { estateId, claimId, fen: 15_000, payee: '维修单位', balance: 15_000 },
    });
    drawn.when(draw()).thenRefused('no-open-claim');
    claimed.when(decline).thenTypes('DepositClaimRefused').when(draw()).thenRefused('no-open-claim');
    // Two claims together may be above what is there; what is drawn may not.
    const second = '0190f000-0000-7000-8000-0000000000c2';
    claimed
      .when(claim({ claimId: second, fen: 30_000 }))
      .thenTypes('DepositClaimed')
      .when(draw())
      .thenTypes('DepositDrawn')
      .when({ kind: 'DrawDeposit', data: { estateId, claimId: second, fen: 15_001, payee: '维修单位' } })
      .thenRefused('beyond-balance');
  });

  test('the construction department is always answered', () => {
    paidIn.when(forRepair()).thenTypes('DepositClaimed').when(forRepair()).thenNothing();
    paidIn
      .when(forRepair())
      .thenTypes('DepositClaimed')
      .when(draw())
      .thenAccepted({
        type: 'DepositDrawn',
        data: { estateId, claimId, repairCase, fen: 15_000, payee: '维修单位', balance: 15_000 },
      });
    given().when(forRepair()).thenTypes('DepositClaimRefused').when(forRepair()).thenNothing();
    assessed.when(forRepair()).thenAccepted({
      type: 'DepositClaimRefused',
      data: { estateId, claimId, repairCase, reason: '保修金尚未足额交存', rule, atOnce: true },
    });
    paidIn.when(forRepair({ fen: 30_001 })).thenTypes('DepositClaimRefused');
  });

  test('returned when its term is over, nobody claims and the publication is over; a claim halts it', () => {
    running
      .when(publish('2023-04-30T01:00:00.000Z'), { at: '2023-04-30T01:00:00.000Z' })
      .thenRefused('return-too-early');
    paidIn.when(publish(end), { at: end }).thenRefused('term-not-begun');
    claimed.when(publish(end), { at: end }).thenRefused('claims-open');
    claimed.when(giveBack, { at: end }).thenRefused('claims-open');
    running.when(giveBack, { at: end }).thenRefused('return-not-published');
    const published = running.when(publish(end), { at: end }).thenTypes('DepositReturnPublished');
    published.when(giveBack, { at: '2023-05-10T01:00:00.000Z' }).thenRefused('return-not-published');
    published
      .when(claim())
      .thenTypes('DepositClaimed', 'DepositReturnHalted')
      .when(giveBack)
      .thenRefused('claims-open');
    const over = '2023-06-01T01:00:00.000Z';
    const back = published
      .when(giveBack, { at: over })
      .thenAccepted({ type: 'DepositReturned', data: { estateId, fen: 30_000 } });
    back.when(giveBack, { at: over }).thenRefused('deposit-returned');
    back.when(claim()).thenRefused('deposit-returned');
  });

  test('whatever happens: never drawn beyond what was paid in, never returned over a claim', () => {
    const ids = [claimId, repairCase, estateId];
    const some = fc.integer({ min: 1, max: 40_000 });
    const commands = fc.oneof(
      fc.constantFrom<Given>(assess, payIn(30_000), begin(), giveBack, giveBack),
      fc.constant((at: string) => publish(at)),
      fc.tuple(fc.constantFrom(...ids), some).map(([id, fen]) => claim({ claimId: id, fen })),
      fc.tuple(fc.constantFrom(...ids), some).map(([id, fen]) => forRepair({ claimId: id, fen })),
      fc.tuple(fc.constantFrom(...ids), some).map<Given>(([id, fen]) => ({
        kind: 'DrawDeposit',
        data: { estateId, claimId: id, fen, payee: '维修单位' },
      })),
      fc.constantFrom<Given>(decline),
    );
    const lawful = (_state: unknown, history: readonly WarrantyDepositEvent[]): string | undefined => {
      let [balance, open] = [0, 0];
      for (const event of history) {
        if (event.type === 'DepositPaidIn') balance += event.data.fen;
        if (event.type === 'DepositClaimed') open += 1;
        if (event.type === 'DepositClaimRefused' && !event.data.atOnce) open -= 1;
        if (event.type === 'DepositDrawn') {
          balance -= event.data.fen;
          open -= 1;
          if (event.data.balance !== balance) return 'the balance is wrong';
        }
        if (event.type === 'DepositReturned') {
          if (open > 0) return 'returned over a claim';
          balance -= event.data.fen;
        }
        if (balance < 0 || open < 0) return `balance ${balance}, claims ${open}`;
      }
      return undefined;
    };
    const published = running.when(publish(end), { at: end }).thenTypes('DepositReturnPublished');
    neverUnlawful(warrantyDepositDecider, commands, lawful, {
      length: 40,
      // Steps of up to a hundred days, so that terms end.
      longest: 8_640_000,
      after: [[], running.events, claimed.events, published.events],
    });
  });
});

describe('filing of service contracts', () => {
  const { given } = specificationOf(contractFilingDecider);
  type Given = Pick<ContractFilingCommand, 'kind' | 'data'>;
  const contractId = '0190f000-0000-7000-8000-0000000000b1';
  const other = '0190f000-0000-7000-8000-0000000000b2';
  const fileBy = deadlineBy('contract-filing', '2018-05-09T16:00:00.000Z');
  const leaveBy = deadlineBy('exit-handover', '2018-05-13T16:00:00.000Z');
  const preliminary: ContractDocument[] = [
    'contract',
    'interim-covenant',
    'facilities-and-ownership',
    'tender-result',
    'service-level-confirmation',
  ];
  const sign = (
    kind: 'preliminary' | 'owners',
    more: { signedOn?: string; changes?: string; replaces?: string } = {},
  ): Given => ({
    kind: 'NoteContract',
    data: { contractId, estate, enterprise: '和平物业', kind, signedOn: '2018-05-10', fileBy, ...more },
  });
  const submit = (documents: ContractDocument[]): Given => ({
    kind: 'SubmitContract',
    data: { contractId, documents },
  });
  const sendBack: Given = { kind: 'ReturnContractFiling', data: { contractId, reason: '合同缺页' } };
  const file: Given = { kind: 'FileContract', data: { contractId, certificate: 'QQ-2018-001' } };
  const presale: Given = { kind: 'CheckPresale', data: { contractId, application: '预售申请' } };
  const observe: Given = { kind: 'ObserveContractFiling', data: { contractId, due: fileBy.due } };
  const finish = (endedOn = '2018-05-14'): Given => ({
    kind: 'EndContract',
    data: { contractId, ground: 'expired', endedOn, leaveBy },
  });
  const replace: Given = {
    kind: 'ReplaceContract',
    data: { contractId, by: '世纪物业', endedOn: '2018-05-14', leaveBy },
  };
  const leave = (leftOn = '2018-05-14'): Given => ({ kind: 'RecordEnterpriseLeft', data: { contractId, leftOn } });
  const observeExit: Given = { kind: 'ObserveExit', data: { contractId, due: leaveBy.due } };
  const signed = given().when(sign('preliminary')).thenTypes('ContractSigned');
  const filed = signed.when(submit(preliminary)).thenTypes('ContractSubmitted').when(file).thenTypes('ContractFiled');

  test.each([
    { kind: 'preliminary' as const, without: 'contract' as const, code: 'contract-missing', article: '第四十二条' },
    {
      kind: 'preliminary' as const,
      without: 'interim-covenant' as const,
      code: 'preliminary-documents-missing',
      article: '山东省物业管理条例 第十六条',
    },
    {
      kind: 'preliminary' as const,
      without: 'facilities-and-ownership' as const,
      code: 'preliminary-documents-missing',
      article: '第十六条',
    },
    {
      kind: 'preliminary' as const,
      without: 'tender-result' as const,
      code: 'not-tendered',
      article: '物业管理条例 第二十四条',
    },
    {
      kind: 'preliminary' as const,
      without: 'service-level-confirmation' as const,
      code: 'service-level-not-confirmed',
      article: '政策 二(一)6',
    },
  ])('a preliminary contract without $without', ({ without, code, article }) => {
    signed.when(submit(preliminary.filter((each) => each !== without))).thenRefused(code, { article });
  });

  test('the owners’ contract, and a changed one, come with the owners’ decision', () => {
    const owners = given().when(sign('owners')).thenTypes('ContractSigned');
    owners.when(submit(['contract'])).thenRefused('owners-decision-missing', { article: '第四十二条' });
    owners.when(submit(['contract', 'owners-decision'])).thenTypes('ContractSubmitted');
    const changed = given()
      .when(sign('preliminary', { changes: other }))
      .thenTypes('ContractSigned');
    changed.when(submit(['contract'])).thenRefused('owners-decision-missing');
    changed.when(submit(['contract', 'owners-decision'])).thenTypes('ContractSubmitted');
    const agreed = preliminary.map((each) => (each === 'tender-result' ? 'approval-of-agreement' : each));
    signed.when(submit(agreed)).thenTypes('ContractSubmitted');
  });

  test('ten days to file: overdue by time, late when it comes', () => {
    signed.when(observe).thenNothing();
    const overdue = signed.when(observe, { at: fileBy.due }).thenTypes('ContractFilingOverdue');
    overdue.when(observe, { at: fileBy.due }).thenNothing();
    filed.when(observe, { at: fileBy.due }).thenNothing();
    overdue.when(submit(preliminary), { at: '2018-06-14T01:00:00.000Z' }).thenAccepted({
      type: 'ContractSubmitted',
      data: { contractId, estate, enterprise: '和平物业', kind: 'preliminary', documents: preliminary, late: true },
    });
  });

  test('no presale without the certificate, and the attempt is on record (policy 三(一))', () => {
    signed.when(presale).thenRefused('no-filing-certificate', { article: '政策 三(一)', recorded: ['PresaleBlocked'] });
    filed.when(presale).thenTypes('PresaleCleared');
    filed
      .when(finish())
      .thenTypes('ContractEnded')
      .when(presale)
      .thenRefused('no-filing-certificate', { recorded: ['PresaleBlocked'] });
    given().when(sign('owners')).thenTypes('ContractSigned').when(presale).thenRefused('not-preliminary');
  });

  test('the order of filing, and its ends', () => {
    given()
      .when(sign('owners', { signedOn: '2018-05-15' }))
      .thenRefused('signed-in-future');
    given().when(file).thenRefused('no-such-contract');
    given().when(replace).thenNothing();
    signed.when(sign('preliminary')).thenRefused('contract-exists');
    signed.when(file).thenRefused('contract-not-submitted');
    signed.when(sendBack).thenRefused('contract-not-submitted');
    const submitted = signed.when(submit(preliminary)).thenTypes('ContractSubmitted');
    submitted.when(submit(preliminary)).thenRefused('contract-submitted');
    submitted
      .when(sendBack)
      .thenTypes('ContractFilingReturned')
      .when(submit(preliminary))
      .thenTypes('ContractSubmitted');
    filed.when(finish('2018-05-15')).thenRefused('ended-in-future');
    const ended = filed.when(replace).thenTypes('ContractEnded');
    ended.when(replace).thenNothing();
    ended.when(finish()).thenRefused('contract-over');
    ended.when(submit(preliminary)).thenRefused('contract-over');
  });

  test('thirty days to leave the estate: overdue by time, left in the end; who stays by a new contract has none', () => {
    const ended = filed.when(finish()).thenTypes('ContractEnded');
    filed.when(leave()).thenRefused('nobody-leaves', { article: '第四十八条' });
    ended.when(leave('2018-05-15')).thenRefused('left-in-future');
    ended.when(observeExit).thenNothing();
    const overdue = ended.when(observeExit, { at: leaveBy.due }).thenTypes('EnterpriseExitOverdue');
    overdue.when(observeExit, { at: leaveBy.due }).thenNothing();
    const left = overdue.when(leave()).thenTypes('EnterpriseLeft');
    left.when(leave()).thenRefused('nobody-leaves');
    left.when(finish()).thenRefused('contract-over');
    ended.when(leave()).thenTypes('EnterpriseLeft').when(observeExit, { at: leaveBy.due }).thenNothing();
    const renewed: Given = {
      kind: 'ReplaceContract',
      data: { contractId, by: '和平物业', endedOn: '2018-05-14', leaveBy },
    };
    const stays = filed.when(renewed).thenTypes('ContractEnded');
    stays.when(leave()).thenRefused('nobody-leaves');
    stays.when(observeExit, { at: leaveBy.due }).thenNothing();
    given().when(observeExit).thenNothing();
  });

  test('whatever is typed: a certificate only for a complete file, presale only with a certificate in force', () => {
    const commands = fc.oneof(
      fc.constantFrom<Given>(
        sign('preliminary'),
        sign('owners'),
        file,
        file,
        sendBack,
        presale,
        observe,
        finish(),
        replace,
        leave(),
        observeExit,
      ),
      fc.subarray([...preliminary, 'owners-decision'] as ContractDocument[]).map(submit),
      fc.constant(submit([...preliminary, 'owners-decision'])),
    );
    const afterwards = new Set(['PresaleBlocked', 'EnterpriseLeft', 'EnterpriseExitOverdue']);
    const lawful = (_state: unknown, history: readonly ContractFilingEvent[]): string | undefined => {
      let [complete, certified, over] = [false, false, false];
      for (const event of history) {
        if (over && !afterwards.has(event.type)) return `${event.type} after the end`;
        if (event.type === 'ContractSubmitted') {
          const { kind, documents } = event.data;
          const own = kind === 'owners' ? (['owners-decision'] as const) : preliminary;
          complete = documents.includes('contract') && own.every((each) => documents.includes(each));
        }
        if (event.type === 'ContractFiled' && !complete) return 'filed without its documents';
        certified ||= event.type === 'ContractFiled';
        over ||= event.type === 'ContractEnded';
        const inForce = certified && !over;
        if (event.type === 'PresaleCleared' && !inForce) return 'presale without a certificate';
        if (event.type === 'PresaleBlocked' && inForce) return 'presale blocked with a certificate';
      }
      const exits = history.filter(({ type }) => type === 'EnterpriseLeft' || type === 'EnterpriseExitOverdue');
      const types = exits.map(({ type }) => type);
      return new Set(types).size < types.length || (types[0] === 'EnterpriseLeft' && types.length > 1)
        ? 'left twice'
        : undefined;
    };
    neverUnlawful(contractFilingDecider, commands, lawful, { after: [[], signed.events, filed.events] });
  });
});

describe('service rooms (淄博物业 art. 9, 10)', () => {
  const { given } = specificationOf(serviceRoomsDecider);
  type Given = Pick<ServiceRoomsCommand, 'kind' | 'data'>;
  const room = { building: '3', floor: 1, area: 30_000, fitted: true };
  const plan = { totalArea: 10_000_000, rooms: [room], committeeOffice: 2_000, inPermit: true, inSaleContract: true };
  const submit = (facts: Partial<typeof plan> = {}): Given => ({
    kind: 'SubmitServiceRooms',
    data: { estateId, estate, builder: '鲁中置业', plan: { ...plan, ...facts } },
  });
  const file: Given = { kind: 'FileServiceRooms', data: { estateId, certificate: 'FW-1' } };
  const inspect = (area = 30_000): Given => ({
    kind: 'InspectServiceRooms',
    data: { estateId, inspectors: ['0117'], rooms: [{ ...room, area }], committeeOffice: 2_000 },
  });
  const title: Given = { kind: 'RecordServiceRoomsTitle', data: { estateId, title: 'BD-1' } };
  const submitted = given().when(submit()).thenTypes('ServiceRoomsSubmitted');
  const filed = submitted.when(file).thenTypes('ServiceRoomsFiled');

  test('filed as planned, accepted as built, registered for the owners', () => {
    filed
      .when(inspect())
      .thenTypes('ServiceRoomsAccepted')
      .when(title)
      .thenTypes('ServiceRoomsTitled')
      .when(title)
      .thenRefused('rooms-decided');
    filed.when(title).thenRefused('rooms-not-accepted', { article: '第十条' });
    submitted.when(inspect()).thenRefused('rooms-not-filed');
    submitted.when(submit()).thenRefused('rooms-submitted');
    filed.when(file).thenRefused('rooms-decided');
    given().when(file).thenRefused('no-such-rooms');
    filed.when(inspect()).thenTypes('ServiceRoomsAccepted').when(inspect()).thenRefused('rooms-accepted');
  });

  test('what falls short is returned with what it lacks, and what was built too small goes to planning', () => {
    const returned = given()
      .when(submit({ rooms: [{ ...room, area: 29_999 }], inPermit: false }))
      .thenTypes('ServiceRoomsSubmitted', 'ServiceRoomsReturned');
    returned.when(file).thenRefused('rooms-insufficient', { article: '第九条' });
    returned.when(submit()).thenTypes('ServiceRoomsSubmitted');
    const short = filed.when(inspect(29_000)).thenAccepted({
      type: 'ServiceRoomsShort',
      data: {
        estateId,
        builder: '鲁中置业',
        inspectors: ['0117'],
        deficits: ['below-three-per-mille', 'less-than-filed'],
        delivered: 29_000,
      },
    });
    short.when(inspect()).thenTypes('ServiceRoomsAccepted');
    const generous = given()
      .when(submit({ rooms: [{ ...room, area: 40_000 }] }))
      .thenTypes('ServiceRoomsSubmitted')
      .when(file)
      .thenTypes('ServiceRoomsFiled');
    generous.when(inspect(35_000)).thenTypes('ServiceRoomsShort');
  });

  test('whatever is typed: nothing smaller than the law asks for is accepted or registered', () => {
    const areas = fc.integer({ min: 25_000, max: 35_000 });
    const commands = fc.oneof(
      areas.map((area) => submit({ rooms: [{ ...room, area }] })),
      fc.constantFrom<Given>(file, title),
      areas.map(inspect),
    );
    neverUnlawful(serviceRoomsDecider, commands, (_state, history) => {
      const filedArea = history.find(({ type }) => type === 'ServiceRoomsFiled');
      for (const event of history) {
        if (event.type === 'ServiceRoomsFiled' && event.data.provided < 30_000) return 'filed too small';
        if (event.type === 'ServiceRoomsAccepted') {
          if (filedArea?.type !== 'ServiceRoomsFiled') return 'accepted what was not filed';
          if (event.data.delivered < Math.max(30_000, filedArea.data.provided)) return 'accepted too small';
        }
      }
      const types = history.map(({ type }) => type);
      return types.includes('ServiceRoomsTitled') && !types.includes('ServiceRoomsAccepted')
        ? 'title first'
        : undefined;
    });
  });
});
