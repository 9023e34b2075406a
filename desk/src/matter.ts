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

/** The columns as a model declares them. */
export const matterColumns = {
  category: { type: 'text' },
  urgency: { type: 'text' },
  estate_id: { type: 'text', nullable: true },
  estate: { type: 'text', nullable: true },
  subdistrict: { type: 'text', nullable: true },
  enterprise: { type: 'text', nullable: true },
  place: { type: 'text', nullable: true },
  incident_id: { type: 'text', nullable: true },
  referral_id: { type: 'text', nullable: true },
  round: { type: 'int' },
} as const;

/** Units by name, persons by the number of their paper file. */
export const partyName = (party: Party): string => (party.kind === 'unit' ? party.name : party.file);

/** What every table of cases has, whatever else its department knows about them. */
export interface CaseColumns extends MatterColumns {
  readonly case_id: string;
  readonly open: boolean;
  readonly opened_at: string;
  readonly ended_at: string | null;
}

/** The same as a model declares it; `status` has words of its department's own. */
export const caseColumns = {
  case_id: { type: 'text', primaryKey: true },
  status: { type: 'text' },
  open: { type: 'boolean' },
  ...matterColumns,
  opened_at: { type: 'timestamptz' },
  ended_at: { type: 'timestamptz', nullable: true },
} as const;
