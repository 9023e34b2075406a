import { type EstateRow, estate, estateRow } from '@tiaokuai/contracts';
import { modelOf, type Recorded } from '@tiaokuai/service';

/** An entry of the register; one that holds from an earlier day than the row's changes nothing in it. */
const entry = ({ data }: Recorded<typeof estate>, row: EstateRow | undefined) => {
  const { estateId, effectiveFrom, particulars } = data;
  if (row && row.effective_from > effectiveFrom) return row;
  const { name, subdistrict, kind, mode, starLevel = null, enterprise = null } = particulars;
  return {
    estate_id: estateId,
    name,
    subdistrict,
    kind,
    mode,
    star_level: starLevel,
    enterprise,
    effective_from: effectiveFrom,
  };
};

export const estates = modelOf(estate, {
  name: 'estates',
  version: 1,
  row: estateRow,
  indexes: [['name']],
  opens: { EstateRegistered: entry, EstateParticularsChanged: entry },
  on: {},
});
