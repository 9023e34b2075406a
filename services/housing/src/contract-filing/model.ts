import { contractFiling, contractRow } from '@tiaokuai/contracts';
import { modelOf, unchanged } from '@tiaokuai/service';

export const contracts = modelOf(contractFiling, {
  name: 'contracts',
  version: 1,
  row: contractRow,
  indexes: [['status', 'file_by'], ['leave_by'], ['estate_id'], ['enterprise']],
  opens: {
    ContractSigned: ({ data: { contractId, estate, enterprise, kind, signedOn, fileBy } }) => ({
      contract_id: contractId,
      estate_id: estate.estateId,
      estate: estate.name,
      subdistrict: estate.subdistrict,
      enterprise,
      kind,
      status: 'signed',
      signed_on: signedOn,
      file_by: fileBy.due,
      overdue: false,
      late: false,
      returned_times: 0,
      presale_blocked: 0,
      exit_overdue: false,
    }),
  },
  on: {
    ContractSubmitted: (row, { data: { late } }) => ({ status: 'submitted', late: row.late || late }),
    ContractFilingOverdue: { overdue: true },
    ContractFilingReturned: ({ returned_times }) => ({ status: 'signed', returned_times: returned_times + 1 }),
    ContractFiled: (_row, { data: { certificate } }) => ({ status: 'filed', certificate }),
    PresaleCleared: unchanged,
    PresaleBlocked: ({ presale_blocked }) => ({ presale_blocked: presale_blocked + 1 }),
    ContractEnded: (_row, { data: { leaveBy } }) => ({ status: 'ended', leave_by: leaveBy?.due ?? null }),
    EnterpriseLeft: { status: 'left', leave_by: null },
    EnterpriseExitOverdue: { exit_overdue: true },
  },
});
