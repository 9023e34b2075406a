import {
  type ContractFilingEvent,
  contractFilingEvents,
  type EnterpriseCreditEvent,
  enterpriseCreditEvents,
  type ServiceRoomsEvent,
  serviceRoomsEvents,
} from '@tiaokuai/contracts';
import { keysBy } from '@tiaokuai/desk';
import { defineReadModel } from '@tiaokuai/read-models';
import { type ModelEvent, type OwnedReadModel, ownReadModel } from '@tiaokuai/service';

/** What is filed: contracts with the time for filing, service rooms of projects, the enterprises' credit. */

export interface ContractRow {
  readonly contract_id: string;
  readonly estate_id: string;
  readonly estate: string;
  readonly subdistrict: string;
  readonly enterprise: string;
  readonly kind: 'preliminary' | 'owners';
  readonly status: 'signed' | 'submitted' | 'filed' | 'ended' | 'left';
  readonly signed_on: string;
  readonly file_by: string;
  readonly overdue: boolean;
  readonly late: boolean;
  readonly returned_times: number;
  readonly certificate: string | null;
  readonly presale_blocked: number;
  readonly leave_by: string | null;
  readonly exit_overdue: boolean;
}

const evolveContract = (row: ContractRow | undefined, { type, data }: ModelEvent): ContractRow | null => {
  const event = { type, data } as ContractFilingEvent;
  if (event.type === 'ContractSigned') {
    const { contractId, estate, enterprise, kind, signedOn, fileBy } = event.data;
    return {
      contract_id: contractId,
      estate_id: estate.estateId,
      estate: estate.name,
      subdistrict: estate.subdistrict,
      enterprise,
      kind,
      status: 'signed',
      signed_on: signedOn,
      file_by: fileBy.due,
      overdue: false,
      late: false,
      returned_times: 0,
      certificate: null,
      presale_blocked: 0,
      leave_by: null,
      exit_overdue: false,
    };
  }
  if (!row) return null;
  switch (event.type) {
    case 'ContractSubmitted':
      return { ...row, status: 'submitted', late: row.late || event.data.late };
    case 'ContractFilingOverdue':
      return { ...row, overdue: true };
    case 'ContractFilingReturned':
      return { ...row, status: 'signed', returned_times: row.returned_times + 1 };
    case 'ContractFiled':
      return { ...row, status: 'filed', certificate: event.data.certificate };
    case 'PresaleCleared':
      return row;
    case 'PresaleBlocked':
      return { ...row, presale_blocked: row.presale_blocked + 1 };
    case 'ContractEnded':
      return { ...row, status: 'ended', leave_by: event.data.leaveBy?.due ?? null };
    case 'EnterpriseLeft':
      return { ...row, status: 'left', leave_by: null };
    case 'EnterpriseExitOverdue':
      return { ...row, exit_overdue: true };
  }
};

export const contractsModel = defineReadModel<ContractRow, ModelEvent>({
  name: 'contracts',
  version: 1,
  service: 'housing',
  columns: {
    contract_id: { type: 'text', primaryKey: true },
    estate_id: { type: 'text' },
    estate: { type: 'text' },
    subdistrict: { type: 'text' },
    enterprise: { type: 'text' },
    kind: { type: 'text' },
    status: { type: 'text' },
    signed_on: { type: 'text' },
    file_by: { type: 'timestamptz' },
    overdue: { type: 'boolean' },
    late: { type: 'boolean' },
    returned_times: { type: 'int' },
    certificate: { type: 'text', nullable: true },
    presale_blocked: { type: 'int' },
    leave_by: { type: 'timestamptz', nullable: true },
    exit_overdue: { type: 'boolean' },
  },
  indexes: [['status', 'file_by'], ['leave_by'], ['estate_id'], ['enterprise']],
  keysOf: keysBy('contractId'),
  evolve: evolveContract,
});

export interface RoomsRow {
  readonly estate_id: string;
  readonly estate: string;
  readonly subdistrict: string;
  readonly builder: string;
  readonly status: 'submitted' | 'returned' | 'filed' | 'short' | 'accepted' | 'titled';
  /** Hundredths of a square metre. */
  readonly required: number;
  readonly provided: number;
  readonly delivered: number | null;
  readonly deficits: readonly string[];
}

const evolveRooms = (row: RoomsRow | undefined, { type, data }: ModelEvent): RoomsRow | null => {
  const event = { type, data } as ServiceRoomsEvent;
  if (event.type === 'ServiceRoomsSubmitted') {
    const { estateId, estate, builder, required, provided } = event.data;
    const where = { estate_id: estateId, estate: estate.name, subdistrict: estate.subdistrict };
    return { ...where, builder, status: 'submitted', required, provided, delivered: null, deficits: [] };
  }
  if (!row) return null;
  switch (event.type) {
    case 'ServiceRoomsReturned':
      return { ...row, status: 'returned', deficits: event.data.deficits };
    case 'ServiceRoomsFiled':
      return { ...row, status: 'filed' };
    case 'ServiceRoomsShort':
      return { ...row, status: 'short', deficits: event.data.deficits, delivered: event.data.delivered };
    case 'ServiceRoomsAccepted':
      return { ...row, status: 'accepted', deficits: [], delivered: event.data.delivered };
    case 'ServiceRoomsTitled':
      return { ...row, status: 'titled' };
  }
};

export const roomsModel = defineReadModel<RoomsRow, ModelEvent>({
  name: 'service_rooms',
  version: 1,
  service: 'housing',
  columns: {
    estate_id: { type: 'text', primaryKey: true },
    estate: { type: 'text' },
    subdistrict: { type: 'text' },
    builder: { type: 'text' },
    status: { type: 'text' },
    required: { type: 'double precision' },
    provided: { type: 'double precision' },
    delivered: { type: 'double precision', nullable: true },
    deficits: { type: 'text[]' },
  },
  indexes: [['status']],
  keysOf: keysBy('estateId'),
  evolve: evolveRooms,
});

export interface CreditRow {
  readonly enterprise_id: string;
  readonly enterprise: string;
  readonly member: boolean;
  /** Points of all marks that stand. */
  readonly points: number;
  readonly marks: number;
  readonly objections: number;
  readonly verified_year: number | null;
  readonly honest: boolean | null;
  readonly published_year: number | null;
  readonly score: number | null;
  readonly grade: string | null;
  readonly trained: number;
}

const evolveCredit = (row: CreditRow | undefined, { type, data }: ModelEvent): CreditRow | null => {
  const event = { type, data } as EnterpriseCreditEvent;
  if (event.type === 'CreditFileOpened') {
    const { enterpriseId, enterprise } = event.data;
    const nothing = { verified_year: null, honest: null, published_year: null, score: null, grade: null };
    const zero = { points: 0, marks: 0, objections: 0, trained: 0 };
    return { enterprise_id: enterpriseId, enterprise, member: false, ...zero, ...nothing };
  }
  if (!row) return null;
  switch (event.type) {
    case 'StandingVerified': {
      const { year, honest } = event.data;
      return { ...row, verified_year: year, honest };
    }
    case 'CreditMarkEntered':
      return { ...row, points: row.points + event.data.points, marks: row.marks + 1 };
    case 'CreditMarkObjected':
      return { ...row, objections: row.objections + 1 };
    case 'CreditMarkUpheld':
      return { ...row, objections: row.objections - 1 };
    case 'CreditMarkRevoked':
      return {
        ...row,
        objections: row.objections - 1,
        marks: row.marks - 1,
        points: row.points - event.data.points,
      };
    case 'CreditPublished': {
      const { year, score, grade } = event.data;
      return { ...row, published_year: year, score, grade };
    }
    case 'AssociationJoined':
      return { ...row, member: true };
    case 'AssociationLeft':
      return { ...row, member: false };
    case 'TrainingRecorded':
      return { ...row, trained: row.trained + event.data.people };
  }
};

export const creditModel = defineReadModel<CreditRow, ModelEvent>({
  name: 'credit',
  version: 1,
  service: 'housing',
  columns: {
    enterprise_id: { type: 'text', primaryKey: true },
    enterprise: { type: 'text' },
    member: { type: 'boolean' },
    points: { type: 'int' },
    marks: { type: 'int' },
    objections: { type: 'int' },
    verified_year: { type: 'int', nullable: true },
    honest: { type: 'boolean', nullable: true },
    published_year: { type: 'int', nullable: true },
    score: { type: 'int', nullable: true },
    grade: { type: 'text', nullable: true },
    trained: { type: 'int' },
  },
  indexes: [['points'], ['enterprise']],
  keysOf: keysBy('enterpriseId'),
  evolve: evolveCredit,
});

export const filingModels: readonly OwnedReadModel[] = [
  ownReadModel(contractsModel, contractFilingEvents),
  ownReadModel(roomsModel, serviceRoomsEvents),
  ownReadModel(creditModel, enterpriseCreditEvents),
];
