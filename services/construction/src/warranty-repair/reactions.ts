import { warrantyDeposit, warrantyRepair } from '@tiaokuai/contracts';
import { give, reactTo } from '@tiaokuai/service';

const { NoteWarrantyDraw } = warrantyRepair.internal;

/** What housing decided on a draw. Claims that are none of our repairs' carry no case. */
export const noteDraws = reactTo(warrantyDeposit, 'note-warranty-draws', {
  DepositDrawn: ({ data: { repairCase: caseId, claimId, fen, payee }, actor }) =>
    caseId
      ? give(NoteWarrantyDraw, { caseId, claimId, outcome: { result: 'drawn', fen, payee } }, { actor })
      : undefined,
  DepositClaimRefused: ({ data: { repairCase: caseId, claimId, reason, rule }, actor }) =>
    caseId
      ? give(NoteWarrantyDraw, { caseId, claimId, outcome: { result: 'refused', reason, rule } }, { actor })
      : undefined,
});
