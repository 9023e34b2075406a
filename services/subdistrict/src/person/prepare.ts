import { houseRule, person, under } from '@tiaokuai/contracts';
import { prepare } from '@tiaokuai/service';
import { incidentOf } from '../incident/state.ts';

const unknownIncident = under(houseRule('查阅来件原文'))(
  'no-such-incident',
  ['没有该事件', 'there is no such incident'],
  ['核对事件编号', 'check its number'],
);

/** Whose report it is, the edge finds. */
export const openReport = prepare(person.commands.OpenReport, async (input, context) => {
  const { report } = await incidentOf(input.incidentId, context);
  return report ? { data: { ...input, person: report.report.person } } : { refused: unknownIncident };
});
