import { dissuasion, hazard } from '@tiaokuai/contracts';
import { give, reactTo } from '@tiaokuai/service';

const { NoteDissuasion } = hazard.internal;

/** How an asked occupant behaved is part of the hazard's file. */
export const noteDissuasions = reactTo(dissuasion, 'note-dissuasions', {
  OccupantObeyed: ({ data: { caseId, dissuasionId }, actor }) =>
    caseId ? give(NoteDissuasion, { caseId, dissuasionId, result: 'obeyed' }, { actor }) : undefined,
  OccupationReportedToPolice: ({ data: { caseId, dissuasionId }, actor }) =>
    caseId ? give(NoteDissuasion, { caseId, dissuasionId, result: 'refused' }, { actor }) : undefined,
});
