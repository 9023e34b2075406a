import { type CaseMatter, dissuasion, patrol, securityCase } from '@tiaokuai/contracts';
import { give, reactTo } from '@tiaokuai/service';

const { HearOfIncident } = securityCase.internal;

/** Who was asked to leave a fire lane and refused is reported to the police station at once (山东省消防条例 art. 36). */
export const hearFromFire = reactTo(dissuasion, 'hear-of-refused-dissuasions', {
  OccupationReportedToPolice({ data: { dissuasionId, estate, place, obstacle, asker } }) {
    const matter: CaseMatter = {
      category: 'fire-lane-blocked',
      urgency: 'urgent',
      role: 'lead',
      estate,
      ...(place ? { place } : {}),
      brief: `${asker.name}通知占用消防车通道的人纠正，拒不纠正：${obstacle}`,
    };
    return give(HearOfIncident, { caseId: dissuasionId, source: 'fire-dissuasion', matter });
  },
});

/** What a patrol meets becomes a case. */
export const hearFromPatrols = reactTo(patrol, 'hear-from-patrols', {
  PatrolRoundMade({ data: { estate, incident }, actor }) {
    if (!incident) return undefined;
    const { caseId, category, brief } = incident;
    const matter: CaseMatter = { category, urgency: 'urgent', role: 'lead', estate, brief };
    return give(HearOfIncident, { caseId, source: 'patrol', matter }, { actor });
  },
});
