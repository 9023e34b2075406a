import { type CreditMarkKind, enterpriseCredit } from '@tiaokuai/contracts';
import { type Consequence, give } from '@tiaokuai/service';
import { v5 as derived } from 'uuid';

/** An enterprise's file has its id from its name, so that everybody who names it means the same file. */
export const enterpriseIdOf = (enterprise: string): string => derived(`enterprise/${enterprise}`, derived.URL);

/** A mark in an enterprise's file, once for each kind that an event brings to light. */
export const markCredit = (
  enterprise: string,
  kind: CreditMarkKind,
  note: string,
  { id, stream }: { readonly id: string; readonly stream: string },
): Consequence =>
  give(
    enterpriseCredit.internal.MarkCredit,
    {
      enterpriseId: enterpriseIdOf(enterprise),
      enterprise,
      markId: derived(`credit/${id}/${kind}`, derived.URL),
      kind,
      note,
      because: stream,
    },
    { key: kind },
  );
