import type { CaseKey, CaseMatter, MatterRow, Party } from '@tiaokuai/contracts';

/** What a read model of cases shows of each: what it is about, where, and which referral it answers. */
export type MatterColumns = Readonly<MatterRow>;

export const matterOf = (key: CaseKey, { category, urgency, estate, place }: CaseMatter): MatterColumns => ({
  category,
  urgency,
  ...estateOf(estate),
  enterprise: estate?.enterprise ?? null,
  place: place?.named ?? null,
  ...referralOf(key),
});

/** Which estate, where there is one. */
export const estateOf = (
  estate: { readonly estateId: string; readonly name: string; readonly subdistrict: string } | undefined,
): Pick<MatterColumns, 'estate_id' | 'estate' | 'subdistrict'> => ({
  estate_id: estate?.estateId ?? null,
  estate: estate?.name ?? null,
  subdistrict: estate?.subdistrict ?? null,
});

/** Which referral is answered; none where the department acts on its own. */
export const referralOf = ({ referral }: CaseKey): Pick<MatterColumns, 'incident_id' | 'referral_id' | 'round'> => ({
  incident_id: referral?.incidentId ?? null,
  referral_id: referral?.referralId ?? null,
  round: referral?.round ?? 0,
});

/** Units by name, persons by the number of their paper file. */
export const partyName = (party: Party): string => (party.kind === 'unit' ? party.name : party.file);
