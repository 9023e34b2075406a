import { z } from 'zod';
import { aggregate, type CommandsOf, command, type EventsOf, event } from '../language/aggregate.ts';
import { code, deadline, isoDate, isoInstant, openLines, openText, uuid } from '../language/fields.ts';
import { estateSnapshot } from '../subdistrict/estate.ts';
import { enterpriseName } from './money.ts';

export const contractKind = z
  .enum(['preliminary', 'owners'])
  .meta({ values: { owners: { zh: '物业服务合同', en: 'owners’' } } });
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
const certificate = code(/^[A-Za-z0-9-]{1,40}$/);

const key = z.object({ contractId: uuid, estate: estateSnapshot, enterprise: enterpriseName, kind: contractKind });

export const contractEnd = z.enum(['replaced', 'expired', 'dissolved']);

const just = z.object({ contractId: uuid });

const signed = key.extend({
  signedOn: isoDate,
  /** Changed instead of new: the contract that it changes. */
  changes: uuid.optional(),
  /** The contract that ends with this one taking effect (物业管理条例 art. 26). */
  replaces: uuid.optional(),
  fileBy: deadline,
});

/** Filing of a property service contract 物业服务合同备案, from its signature to its end. */
export const contractFiling = aggregate('housing', 'contract-filing', {
  key: 'contractId',
  by: ['officer'],
  events: {
    ContractSigned: event({ zh: '合同签订', en: 'Contract signed' }, signed),
    ContractSubmitted: event(
      { zh: '合同报备', en: 'Contract submitted' },
      key.extend({ documents, late: z.boolean() }),
    ),
    ContractFilingOverdue: event(
      { zh: '逾期未备案', en: 'Contract filing overdue' },
      key.extend({ due: isoInstant, observedAt: isoInstant }),
    ),
    ContractFilingReturned: event(
      { zh: '退回补正', en: 'Contract filing returned' },
      key.extend({ reason: openLines(500) }),
    ),
    ContractFiled: event(
      { zh: '合同备案', en: 'Contract filed' },
      key.extend({ certificate, replaces: uuid.optional() }),
    ),
    PresaleCleared: event(
      { zh: '预售核验通过', en: 'Presale cleared' },
      key.extend({ application: openText(60), certificate }),
    ),
    PresaleBlocked: event({ zh: '预售核验不通过', en: 'Presale blocked' }, key.extend({ application: openText(60) })),
    ContractEnded: event(
      { zh: '合同终止', en: 'Contract ended' },
      key.extend({
        ground: contractEnd,
        endedOn: isoDate,
        /** Until when the enterprise must have left the estate (淄博物业 art. 48); absent where it stays by its next contract. */
        leaveBy: deadline.optional(),
      }),
    ),
    EnterpriseLeft: event({ zh: '物业企业退出', en: 'Enterprise left the estate' }, key.extend({ leftOn: isoDate })),
    EnterpriseExitOverdue: event(
      { zh: '逾期未退出', en: 'Enterprise has not left in time' },
      key.extend({ due: isoInstant, observedAt: isoInstant }),
    ),
  },
  commands: {
    NoteContract: command({ zh: '登记合同签订', en: 'Note that a contract was signed' }, signed, {
      given: (data) => data.omit({ fileBy: true }),
      by: ['enterprise', 'builder', 'owners-committee', 'officer'],
      duties: ['二(三)3'],
    }),
    SubmitContract: command({ zh: '合同报备', en: 'Submit a contract for filing' }, just.extend({ documents }), {
      by: ['enterprise', 'builder', 'owners-committee', 'officer'],
      duties: ['二(二)1.17'],
    }),
    ReturnContractFiling: command({ zh: '退回补正', en: 'Return a filing' }, just.extend({ reason: openLines(500) })),
    FileContract: command({ zh: '准予备案', en: 'File a contract' }, just.extend({ certificate }), {
      duties: ['二(一)6.2', '二(二)1.17', '三(一)1'],
    }),
    CheckPresale: command(
      { zh: '预售许可核验', en: 'Check the filing for a presale permit' },
      just.extend({ application: openText(60) }),
      { by: ['officer'], duties: ['三(一)2'] },
    ),
    EndContract: command(
      { zh: '登记合同终止', en: 'Record the end of a contract' },
      just.extend({ ground: contractEnd, endedOn: isoDate, leaveBy: deadline }),
      { given: (data) => data.omit({ leaveBy: true }), by: ['enterprise', 'owners-committee', 'officer'] },
    ),
    RecordEnterpriseLeft: command(
      { zh: '登记企业退出', en: 'Record that the enterprise has left' },
      just.extend({ leftOn: isoDate }),
    ),
  },
  internal: {
    ObserveContractFiling: command(
      { zh: '检查备案期限', en: 'Observe the time for filing' },
      just.extend({ due: isoInstant }),
    ),
    ReplaceContract: command(
      { zh: '合同被取代', en: 'A contract is replaced' },
      just.extend({ by: enterpriseName.meta({ zh: '接替企业', en: 'by' }), endedOn: isoDate, leaveBy: deadline }),
    ),
    ObserveExit: command({ zh: '检查退出期限', en: 'Observe the time for leaving' }, just.extend({ due: isoInstant })),
  },
});
export type ContractFilingEvent = EventsOf<typeof contractFiling>;
export type ContractFilingCommand = CommandsOf<typeof contractFiling>;
