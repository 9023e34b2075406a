import type {
  ContractFilingEvent,
  EstateSnapshot,
  FacilitiesComplianceEvent,
  ServiceRoomsEvent,
} from '@tiaokuai/contracts';
import { builderOf } from '../../people/builders.ts';
import { type Bench, type Caseworkers, hearing, hour, together, workday } from '../working.ts';

/**
 * New projects, of which nobody has moved in: the preliminary contract before the presale, the service rooms as planned and
 * as built. What they pay as a deposit is in `deposits`.
 */
export const playProjects = (bench: Bench): Caseworkers => {
  const { random, act, later } = bench;
  const presale = random.pack({ 'after-filing': 3, 'too-early': 1 });
  const planned = random.pack({ enough: 4, 'too-little': 1 });
  const built = random.pack({ enough: 2, 'too-little': 1 });
  const remedied = random.pack({ enough: 1, 'too-little': 1 });
  const sites = bench.estates.filter(({ particulars }) => particulars.kind === 'new' && particulars.enterprise);
  const phases = ['二期', '三期', '北区', '南区'];

  interface Project {
    readonly estate: EstateSnapshot;
    readonly builder: string;
    /** In hundredths of a square metre, as all areas here. */
    readonly totalArea: number;
  }
  const projects = new Map<string, Project>();

  const roomsOf = ({ totalArea }: Project, share: number, fitted = true) => {
    // A little above three per mille, in two halves.
    const area = Math.ceil((totalArea * 3 * share) / 2_000) + 300;
    return ['1号楼', '2号楼'].map((building) => ({ building, floor: 1, area, fitted }));
  };
  const submitRooms = (project: Project, enough: boolean): void => {
    const { estate, builder, totalArea } = project;
    const plan = {
      totalArea,
      rooms: roomsOf(project, enough ? 1 : 0.7),
      committeeOffice: 2_600,
      inPermit: true,
      inSaleContract: enough,
    };
    later(hour, 4 * workday, () =>
      act('SubmitServiceRooms', { estateId: estate.estateId, estate, builder, plan }, 'enterprise:desk'),
    );
  };
  const inspect = (estateId: string, enough: boolean, low: number, high: number): void => {
    const project = projects.get(estateId);
    if (!project) return;
    later(low, high, () =>
      act('InspectServiceRooms', {
        estateId,
        inspectors: bench.pair(),
        rooms: roomsOf(project, 1, enough),
        committeeOffice: 2_600,
      }),
    );
  };
  const checkPresale = (contractId: string, low: number, high: number): void => {
    const application = `预售申请-${bench.day().slice(0, 4)}-${random.between(100, 999)}`;
    later(low, high, () => act('CheckPresale', { contractId, application }, 'officer:presale'));
  };
  let begun = 0;
  /** Whose rooms the planning department looks into, by its case. */
  const passedOn = new Map<string, string>();
  const lookAgain = ({ caseId }: { readonly caseId: string }): void => {
    const estateId = passedOn.get(caseId);
    if (estateId) inspect(estateId, remedied() === 'enough', workday, 8 * workday);
  };

  const play: Caseworkers = {
    begin() {
      bench.every(24, async () => {
        const near = random.pick(sites).particulars;
        const name = `${near.name}${phases[begun % phases.length]}`;
        begun += 1;
        const estateId = bench.id('project');
        const { subdistrict } = near;
        const estate: EstateSnapshot = { estateId, name, subdistrict, kind: 'new', mode: 'professional' };
        const builder = builderOf(near.name);
        const totalArea = random.between(60, 150) * 100_000;
        const project = { estate, builder, totalArea };
        projects.set(estateId, project);
        submitRooms(project, planned() === 'enough');
        // At 2 400 yuan for a square metre.
        const constructionCost = totalArea * 2_400;
        later(workday, 8 * workday, () => act('AssessDeposit', { estateId, estate, builder, constructionCost }));
        const contractId = bench.id('contract');
        const signed = { contractId, estate, enterprise: near.enterprise, kind: 'preliminary', signedOn: bench.day() };
        await act('NoteContract', signed, 'enterprise:desk');
      });
    },
    see: hearing<ServiceRoomsEvent | ContractFilingEvent>('housing', {
      ContractSigned({ contractId, kind }) {
        if (kind === 'preliminary' && presale() === 'too-early') checkPresale(contractId, 10, hour);
      },
      ContractFiled({ contractId, kind }) {
        if (kind === 'preliminary') checkPresale(contractId, workday, 10 * workday);
      },
      ServiceRoomsSubmitted({ estateId, required, provided, plan }) {
        if (provided < required || !plan.inSaleContract) return;
        const certificate = `ZDYF-${bench.day().slice(0, 4)}-${estateId.slice(0, 8)}`;
        later(workday, 5 * workday, () => act('FileServiceRooms', { estateId, certificate }));
      },
      ServiceRoomsReturned({ estateId }) {
        const project = projects.get(estateId);
        if (project) later(3 * workday, 8 * workday, () => submitRooms(project, true));
      },
      // Small phases are built within the year.
      ServiceRoomsFiled: ({ estateId }) => inspect(estateId, built() === 'enough', 25 * workday, 70 * workday),
      ServiceRoomsAccepted({ estateId }) {
        const title = `BDC-${bench.day().slice(0, 4)}-${estateId.slice(0, 8)}`;
        later(5 * workday, 20 * workday, () => act('RecordServiceRoomsTitle', { estateId, title }));
      },
    }),
  };
  const hearPlanning: Caseworkers = {
    see: hearing<FacilitiesComplianceEvent>('planning', {
      FacilitiesReported({ caseId, source, estateId }) {
        if (source === 'housing' && estateId) passedOn.set(caseId, estateId);
      },
      FacilitiesCompliant: lookAgain,
      FacilitiesRemedied: lookAgain,
      FacilitiesConcluded: lookAgain,
      DeficitsReferredToHousing(data) {
        if (data.all) lookAgain(data);
      },
    }),
  };
  return together(play, hearPlanning);
};
