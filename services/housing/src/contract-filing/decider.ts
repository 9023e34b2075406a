import {
  accept,
  type ContractDocument,
  type ContractFilingCommand,
  type ContractFilingEvent,
  type Decider,
  type Decision,
  dayInChina,
  houseRule,
  type Refusal,
  refuse,
  refuseOnRecord,
  under,
} from '@tiaokuai/contracts';
import { refusalsOf } from '@tiaokuai/department/decisions';
import { match, P } from 'ts-pattern';

/**
 * Filing of a property service contract.
 *
 *   signed ─(ten days)─▶ overdue ─▶ submitted, late ─▶ filed ─▶ ended: replaced, expired, dissolved
 *     └──────────────────────────▶ submitted ─────────┘ │  ▲                 └▶ left │ (thirty days) exit overdue ─▶ left
 *                                     ▲     returned ◀──┘  └─ presale cleared, by a preliminary contract's certificate
 *
 * Law: 淄博市物业管理条例 art. 14, 42 (ten days), 48 (leaving within thirty); 山东省物业管理条例 art. 14, 16, 57;
 * 物业管理条例 art. 24, 26; policy 二(一)6, 三(一) (no presale permit without the filing certificate).
 */
export type ContractFilingState = { readonly status: 'none' } | Filing;

interface Filing {
  readonly status: 'signed' | 'submitted' | 'filed' | 'ended' | 'left';
  readonly key: Key;
  readonly signedOn: string;
  readonly due: string;
  readonly overdue: boolean;
  readonly changes: boolean;
  readonly replaces?: string | undefined;
  readonly documents: readonly ContractDocument[];
  readonly certificate?: string;
  /** When the enterprise must have left. */
  readonly leaveBy?: string | undefined;
  readonly exitOverdue: boolean;
}
type Key = Pick<
  Extract<ContractFilingEvent, { type: 'ContractSigned' }>['data'],
  'contractId' | 'estate' | 'enterprise' | 'kind'
>;

const order = under(houseRule('合同备案次序'));
const noPresale = under({ law: '政策', article: '三(一)' });

const { absent, exists, over, submitted } = refusalsOf(houseRule('合同备案次序'), 'contract', {
  absent: ['没有登记该合同', 'there is no such contract', '先登记合同签订', 'note its signature first'],
  exists: ['该编号的合同已登记', 'a contract of this id exists'],
  over: ['该合同已经终止', 'the contract has ended', '办理新合同备案', 'file the new one'],
  submitted: [
    '已经报备或者已经备案',
    'it has been submitted or filed',
    '等候审查；变更的，登记变更合同',
    'wait for the decision; note a changed contract as one of its own',
  ],
});
const signedInFuture = order(
  'signed-in-future',
  ['签订日期不能晚于今天', 'it cannot have been signed later than today'],
  ['改正日期', 'correct the day'],
);
const notSubmitted = order(
  'contract-not-submitted',
  ['没有待审查的报备', 'nothing waits to be decided'],
  ['先报备', 'submit it first'],
);
const endedInFuture = order(
  'ended-in-future',
  ['终止日期不能晚于今天', 'it cannot have ended later than today'],
  ['改正日期', 'correct the day'],
);
const notLeaving = under({ law: '淄博市物业管理条例', article: '第四十八条' })(
  'nobody-leaves',
  ['合同没有终止，或者企业已经退出、继续服务', 'the contract runs, or the enterprise has left or stays'],
  ['先登记合同终止', 'record its end first'],
);
const leftBefore = order(
  'left-in-future',
  ['退出日期不能晚于今天', 'it cannot have left later than today'],
  ['改正日期', 'correct the day'],
);
const noCertificate = noPresale(
  'no-filing-certificate',
  [
    '没有《前期物业服务合同备案证明》，不得办理商品房预售许可',
    'without the filing certificate no presale is permitted',
  ],
  ['先办理前期物业服务合同备案', 'file the preliminary contract first'],
);
const notPreliminary = noPresale(
  'not-preliminary',
  ['预售核验以前期物业服务合同为准', 'presale goes by the preliminary contract'],
  ['改查前期物业服务合同', 'check the preliminary contract'],
);

const missing: readonly {
  readonly of: (filing: Filing) => boolean;
  readonly oneOf: readonly ContractDocument[];
  readonly refusal: Refusal;
}[] = [
  {
    of: () => true,
    oneOf: ['contract'],
    refusal: under({ law: '淄博市物业管理条例', article: '第四十二条' })(
      'contract-missing',
      ['缺少书面物业服务合同', 'the contract itself is missing'],
      ['补交合同', 'submit it'],
    ),
  },
  {
    of: ({ key, changes }) => key.kind === 'owners' || changes,
    oneOf: ['owners-decision'],
    refusal: under({ law: '淄博市物业管理条例', article: '第四十二条' })(
      'owners-decision-missing',
      ['缺少业主共同决定', "the owners' decision is missing"],
      ['补交表决结果', 'submit the result of their vote'],
    ),
  },
  ...(['interim-covenant', 'facilities-and-ownership'] as const).map((document) => ({
    of: ({ key, changes }: Filing) => key.kind === 'preliminary' && !changes,
    oneOf: [document],
    refusal: under({ law: '山东省物业管理条例', article: '第十六条' })(
      'preliminary-documents-missing',
      ['缺少临时管理规约或者配套建筑设施设备清单及产权归属', 'interim covenant or list of facilities is missing'],
      ['补齐资料', 'submit them'],
    ),
  })),
  {
    of: ({ key, changes }) => key.kind === 'preliminary' && !changes,
    oneOf: ['tender-result', 'approval-of-agreement'],
    refusal: under({ law: '物业管理条例', article: '第二十四条' })(
      'not-tendered',
      ['前期物业应当招标选聘；协议选聘的须经批准', 'the enterprise must be chosen by tender, or with approval'],
      ['补交中标通知或者协议选聘批准', 'submit the award or the approval'],
    ),
  },
  {
    of: ({ key, changes }) => key.kind === 'preliminary' && !changes,
    oneOf: ['service-level-confirmation'],
    refusal: under({ law: '政策', article: '二(一)6' })(
      'service-level-not-confirmed',
      ['物业服务等级未经镇办联席会议确认', 'the meeting before presale has not confirmed the service level'],
      ['先由镇、街道办事处组织确认', 'have the subdistrict hold it'],
    ),
  },
];

const decide = (command: ContractFilingCommand, state: ContractFilingState): Decision<ContractFilingEvent> => {
  if (state.status === 'none')
    return match(command)
      .returnType<Decision<ContractFilingEvent>>()
      .with({ kind: 'NoteContract' }, ({ at, data }) =>
        data.signedOn > dayInChina(at) ? refuse(signedInFuture) : accept({ type: 'ContractSigned', data }),
      )
      .with({ kind: P.union('ObserveContractFiling', 'ReplaceContract', 'ObserveExit') }, () => accept())
      .otherwise(() => refuse(absent));
  const { status, key, due } = state;
  const isOver = status === 'ended' || status === 'left';
  return match(command)
    .returnType<Decision<ContractFilingEvent>>()
    .with({ kind: 'NoteContract' }, () => refuse(exists))
    .with({ kind: 'SubmitContract' }, ({ at, data: { documents } }) => {
      if (isOver) return refuse(over);
      if (status !== 'signed') return refuse(submitted);
      const lacking = missing.find(({ of, oneOf }) => of(state) && !oneOf.some((each) => documents.includes(each)));
      if (lacking) return refuse(lacking.refusal);
      return accept({ type: 'ContractSubmitted', data: { ...key, documents, late: at >= due } });
    })
    .with({ kind: 'ReturnContractFiling' }, ({ data: { reason } }) =>
      status === 'submitted'
        ? accept({ type: 'ContractFilingReturned', data: { ...key, reason } })
        : refuse(notSubmitted),
    )
    .with({ kind: 'FileContract' }, ({ data: { certificate } }) => {
      if (status !== 'submitted') return refuse(notSubmitted);
      const replaces = state.replaces ? { replaces: state.replaces } : {};
      return accept({ type: 'ContractFiled', data: { ...key, certificate, ...replaces } });
    })
    .with({ kind: 'CheckPresale' }, ({ data: { application } }) => {
      if (key.kind !== 'preliminary') return refuse(notPreliminary);
      const { certificate } = state;
      return status === 'filed' && certificate
        ? accept({ type: 'PresaleCleared', data: { ...key, application, certificate } })
        : refuseOnRecord(noCertificate, { type: 'PresaleBlocked', data: { ...key, application } });
    })
    .with({ kind: 'EndContract' }, ({ at, data: { ground, endedOn, leaveBy } }) => {
      if (isOver) return refuse(over);
      if (endedOn > dayInChina(at)) return refuse(endedInFuture);
      return accept({ type: 'ContractEnded', data: { ...key, ground, endedOn, leaveBy } });
    })
    .with({ kind: 'ReplaceContract' }, ({ data: { by, endedOn, leaveBy } }) => {
      if (isOver) return accept();
      const leaving = by === key.enterprise ? {} : { leaveBy };
      return accept({ type: 'ContractEnded', data: { ...key, ground: 'replaced', endedOn, ...leaving } });
    })
    .with({ kind: 'RecordEnterpriseLeft' }, ({ at, data: { leftOn } }) => {
      if (status !== 'ended' || !state.leaveBy) return refuse(notLeaving);
      return leftOn > dayInChina(at)
        ? refuse(leftBefore)
        : accept({ type: 'EnterpriseLeft', data: { ...key, leftOn } });
    })
    .with({ kind: 'ObserveExit' }, ({ at, data }) =>
      status === 'ended' && !state.exitOverdue && data.due === state.leaveBy && at >= data.due
        ? accept({ type: 'EnterpriseExitOverdue', data: { ...key, due: data.due, observedAt: at } })
        : accept(),
    )
    .with({ kind: 'ObserveContractFiling' }, ({ at, data }) =>
      status === 'signed' && !state.overdue && data.due === due && at >= due
        ? accept({ type: 'ContractFilingOverdue', data: { ...key, due, observedAt: at } })
        : accept(),
    )
    .exhaustive();
};

const evolve = (state: ContractFilingState, event: ContractFilingEvent): ContractFilingState => {
  if (event.type === 'ContractSigned') {
    const { contractId, estate, enterprise, kind, signedOn, fileBy, changes, replaces } = event.data;
    return {
      status: 'signed',
      key: { contractId, estate, enterprise, kind },
      signedOn,
      due: fileBy.due,
      overdue: false,
      exitOverdue: false,
      changes: changes !== undefined,
      replaces,
      documents: [],
    };
  }
  if (state.status === 'none') return state;
  return match(event)
    .returnType<ContractFilingState>()
    .with({ type: 'ContractSubmitted' }, ({ data: { documents } }) => ({ ...state, status: 'submitted', documents }))
    .with({ type: 'ContractFilingOverdue' }, () => ({ ...state, overdue: true }))
    .with({ type: 'ContractFilingReturned' }, () => ({ ...state, status: 'signed' }))
    .with({ type: 'ContractFiled' }, ({ data: { certificate } }) => ({ ...state, status: 'filed', certificate }))
    .with({ type: P.union('PresaleCleared', 'PresaleBlocked') }, () => state)
    .with({ type: 'ContractEnded' }, ({ data: { leaveBy } }) => ({ ...state, status: 'ended', leaveBy: leaveBy?.due }))
    .with({ type: 'EnterpriseLeft' }, () => ({ ...state, status: 'left' }))
    .with({ type: 'EnterpriseExitOverdue' }, () => ({ ...state, exitOverdue: true }))
    .exhaustive();
};

export const contractFilingDecider: Decider<ContractFilingCommand, ContractFilingState, ContractFilingEvent> = {
  initial: { status: 'none' },
  decide,
  evolve,
};
