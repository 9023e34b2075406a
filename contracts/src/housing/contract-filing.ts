import { z } from 'zod';
import { aggregateOf, type CommandOf, type EventOf } from '../language/define.ts';
import { deadline, isoDate, isoInstant, openText, uuid } from '../language/fields.ts';
import { estateSnapshot } from '../subdistrict/estate.ts';
import { enterpriseName } from './money.ts';

/** Filing of a property service contract 物业服务合同备案, from its signature to its end. */
const filing = aggregateOf('housing', 'contract-filing');

export const contractKind = z.enum(['preliminary', 'owners']);
export const contractDocument = z.enum([
  'contract',
  'interim-covenant',
  'facilities-and-ownership',
  'tender-result',
  'approval-of-agreement',
  'service-level-confirmation',
  'owners-decision',
]);
export type ContractDocument = z.output<typeof contractDocument>;
const documents = z.array(contractDocument).max(10);
const certificate = z.string().regex(/^[A-Za-z0-9-]{1,40}$/);

const key = z.object({ contractId: uuid, estate: estateSnapshot, enterprise: enterpriseName, kind: contractKind });

export const ContractSigned = filing.event(
  'ContractSigned',
  { zh: '合同签订', en: 'Contract signed' },
  key.extend({
    signedOn: isoDate,
    /** Changed instead of new: the contract that it changes. */
    changes: uuid.optional(),
    /** The contract that ends with this one taking effect (物业管理条例 art. 26). */
    replaces: uuid.optional(),
    fileBy: deadline,
  }),
);
export const ContractSubmitted = filing.event(
  'ContractSubmitted',
  { zh: '合同报备', en: 'Contract submitted' },
  key.extend({ documents, late: z.boolean() }),
);
export const ContractFilingOverdue = filing.event(
  'ContractFilingOverdue',
  { zh: '逾期未备案', en: 'Contract filing overdue' },
  key.extend({ due: isoInstant, observedAt: isoInstant }),
);
export const ContractFilingReturned = filing.event(
  'ContractFilingReturned',
  { zh: '退回补正', en: 'Contract filing returned' },
  key.extend({ reason: openText(500) }),
);
export const ContractFiled = filing.event(
  'ContractFiled',
  { zh: '合同备案', en: 'Contract filed' },
  key.extend({ certificate, replaces: uuid.optional() }),
);
export const PresaleCleared = filing.event(
  'PresaleCleared',
  { zh: '预售核验通过', en: 'Presale cleared' },
  key.extend({ application: openText(60), certificate }),
);
export const PresaleBlocked = filing.event(
  'PresaleBlocked',
  { zh: '预售核验不通过', en: 'Presale blocked' },
  key.extend({ application: openText(60) }),
);
export const contractEnd = z.enum(['replaced', 'expired', 'dissolved']);
export const ContractEnded = filing.event(
  'ContractEnded',
  { zh: '合同终止', en: 'Contract ended' },
  key.extend({
    ground: contractEnd,
    endedOn: isoDate,
    /** Until when the enterprise must have left the estate (淄博物业 art. 48); absent where it stays by its next contract. */
    leaveBy: deadline.optional(),
  }),
);
export const EnterpriseLeft = filing.event(
  'EnterpriseLeft',
  { zh: '物业企业退出', en: 'Enterprise left the estate' },
  key.extend({ leftOn: isoDate }),
);
export const EnterpriseExitOverdue = filing.event(
  'EnterpriseExitOverdue',
  { zh: '逾期未退出', en: 'Enterprise has not left in time' },
  key.extend({ due: isoInstant, observedAt: isoInstant }),
);
export const contractFilingEvents = [
  ContractSigned,
  ContractSubmitted,
  ContractFilingOverdue,
  ContractFilingReturned,
  ContractFiled,
  PresaleCleared,
  PresaleBlocked,
  ContractEnded,
  EnterpriseLeft,
  EnterpriseExitOverdue,
] as const;
export type ContractFilingEvent = EventOf<(typeof contractFilingEvents)[number]>;

const streamOf = (data: { contractId: string }) => `contract-filing-${data.contractId}`;
const just = z.object({ contractId: uuid });

/** As the decider gets it; the edge works out `fileBy` from the day of signature. */
export const NoteContract = filing.command(
  'NoteContract',
  { zh: '登记合同签订', en: 'Note that a contract was signed' },
  ContractSigned.schema,
  streamOf,
  { duties: ['二(三)3'] },
);
export const SubmitContract = filing.command(
  'SubmitContract',
  { zh: '合同报备', en: 'Submit a contract for filing' },
  just.extend({ documents }),
  streamOf,
  { duties: ['二(二)1.17'] },
);
export const ReturnContractFiling = filing.command(
  'ReturnContractFiling',
  { zh: '退回补正', en: 'Return a filing' },
  just.extend({ reason: openText(500) }),
  streamOf,
);
export const FileContract = filing.command(
  'FileContract',
  { zh: '准予备案', en: 'File a contract' },
  just.extend({ certificate }),
  streamOf,
  { duties: ['二(一)6.2', '二(二)1.17', '三(一)1'] },
);
export const CheckPresale = filing.command(
  'CheckPresale',
  { zh: '预售许可核验', en: 'Check the filing for a presale permit' },
  just.extend({ application: openText(60) }),
  streamOf,
  { duties: ['三(一)2'] },
);
/** As the decider gets it; the edge works out `leaveBy`. */
export const EndContract = filing.command(
  'EndContract',
  { zh: '登记合同终止', en: 'Record the end of a contract' },
  just.extend({ ground: contractEnd, endedOn: isoDate, leaveBy: deadline }),
  streamOf,
);
export const RecordEnterpriseLeft = filing.command(
  'RecordEnterpriseLeft',
  { zh: '登记企业退出', en: 'Record that the enterprise has left' },
  just.extend({ leftOn: isoDate }),
  streamOf,
);
export const contractFilingCommands = [
  NoteContract,
  SubmitContract,
  ReturnContractFiling,
  FileContract,
  CheckPresale,
  EndContract,
  RecordEnterpriseLeft,
] as const;

/** What time and other contracts lead to; not served on the bus. */
export const ObserveContractFiling = filing.command(
  'ObserveContractFiling',
  { zh: '检查备案期限', en: 'Observe the time for filing' },
  just.extend({ due: isoInstant }),
  streamOf,
);
export const ReplaceContract = filing.command(
  'ReplaceContract',
  { zh: '合同被取代', en: 'A contract is replaced' },
  just.extend({ by: enterpriseName, endedOn: isoDate, leaveBy: deadline }),
  streamOf,
);
export const ObserveExit = filing.command(
  'ObserveExit',
  { zh: '检查退出期限', en: 'Observe the time for leaving' },
  just.extend({ due: isoInstant }),
  streamOf,
);
export const contractFilingInternalCommands = [ObserveContractFiling, ReplaceContract, ObserveExit] as const;
export type ContractFilingCommand =
  | CommandOf<(typeof contractFilingCommands)[number]>
  | CommandOf<(typeof contractFilingInternalCommands)[number]>;
