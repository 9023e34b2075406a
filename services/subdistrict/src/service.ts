import { estate, incident, person } from '@tiaokuai/contracts';
import { departmentOf, workOf } from '@tiaokuai/department';
import { estateDecider } from './estate/decider.ts';
import { estates } from './estate/model.ts';
import { listEstates } from './estate/queries.ts';
import { incidentDecider } from './incident/decider.ts';
import { suggestDuplicates } from './incident/duplicates.ts';
import { incidents } from './incident/model.ts';
import { refuseIncident, reportIncident } from './incident/prepare.ts';
import { incidentQueries } from './incident/queries.ts';
import { closeDuplicates, followDispatch, hearOfDangers } from './incident/reactions.ts';
import { learningQueries } from './learning.ts';
import { personDecider } from './person/decider.ts';
import { openings } from './person/model.ts';
import { openReport } from './person/prepare.ts';
import { openingQueries } from './person/queries.ts';
import { eraseKeys } from './person/reactions.ts';
import { setUpVault } from './vault.ts';

const incidentWork = workOf(incident, {
  decider: incidentDecider,
  models: [incidents],
  queries: [...incidentQueries, suggestDuplicates],
  prepared: [reportIncident, refuseIncident],
  reactions: [followDispatch, hearOfDangers, closeDuplicates],
});

const estateWork = workOf(estate, { decider: estateDecider, models: [estates], queries: [listEstates] });

const personWork = workOf(person, {
  decider: personDecider,
  models: [openings],
  queries: openingQueries,
  prepared: [openReport],
  reactions: [eraseKeys],
});

/** Subdistricts and towns 镇办 (policy 二(一)): the register of estates, the life of incidents, reporters' data. */
export const subdistrict = departmentOf('subdistrict', [incidentWork, estateWork, personWork], {
  queries: learningQueries,
  setUp: setUpVault,
});
