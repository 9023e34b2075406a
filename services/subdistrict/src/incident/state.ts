import { incident, type ReportText } from '@tiaokuai/contracts';
import type { ServiceContext } from '@tiaokuai/service';
import { vaultOf } from '../vault.ts';
import type { IncidentState } from './decider.ts';

export const incidentOf = async (incidentId: string, { load }: Pick<ServiceContext, 'load'>): Promise<IncidentState> =>
  (await load('incident', incident.streamOf({ incidentId }))).state as IncidentState;

/** What its report says, unsealed; undefined where its person's key was erased. */
export const textOf = async (incidentId: string, context: ServiceContext): Promise<ReportText | undefined> => {
  const { report } = await incidentOf(incidentId, context);
  return report && vaultOf(context).open(report.report);
};
