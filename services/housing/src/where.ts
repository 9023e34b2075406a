import type { CaseMatter } from '@tiaokuai/contracts';

/** The columns of a case that say what it is about and where. */
export const whereOf = ({ category, urgency, estate, place }: CaseMatter) => ({
  category,
  urgency,
  estate_id: estate?.estateId ?? null,
  estate: estate?.name ?? null,
  subdistrict: estate?.subdistrict ?? null,
  enterprise: estate?.enterprise ?? null,
  place: place?.named ?? null,
});
