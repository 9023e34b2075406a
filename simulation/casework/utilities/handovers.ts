import type { FacilityHandoverEvent, Trade } from '@tiaokuai/contracts';
import type { SampleEstate } from '../../ground/estates.ts';
import { type Bench, type Caseworkers, hearing, hour, workday } from '../working.ts';
import { operators } from './operators.ts';

const facilities: readonly (readonly [trade: Trade, what: string, lacking: string])[] = [
  ['water', '二次供水泵房及庭院管网', '水箱间无防护门，泵组未做双电源'],
  ['power', '配电室及一户一表', '电表箱线径不足，未设剩余电流保护'],
  ['gas', '调压箱及庭院管道', '管位标识缺失，阀井积水'],
  ['heating', '换热站及二次网', '未装楼前计量表和平衡阀'],
];
const documents = ['竣工图', '设备清单', '检验报告', '质保文件'];

/** Facilities of estates on their way to the operators: looked at, rebuilt, decided on by owners, refused, taken over. */
export const handovers = (bench: Bench): Caseworkers => {
  const { random, act, later } = bench;
  const cards = { fit: 6, wanting: 2, refused: 2, 'handed-over-before': 1, 'belongs-to-user': 1 };
  const ofBuilders = random.pack(cards);
  const ofOwners = random.pack({ ...cards, against: 1 });
  const cases = new Map<string, Case>();
  interface Case {
    readonly estate: SampleEstate;
    readonly handingOver: 'builder' | 'owners';
    readonly facility: (typeof facilities)[number];
    fate: ReturnType<typeof ofOwners>;
  }

  const begin = ({ caseId, matter }: Extract<FacilityHandoverEvent, { type: 'FacilityHandoverRequested' }>['data']) => {
    const estate =
      bench.estates.find(({ estateId }) => estateId === matter.estate?.estateId) ?? random.pick(bench.estates);
    const handingOver = estate.particulars.kind === 'new' ? 'builder' : 'owners';
    const fate = handingOver === 'builder' ? ofBuilders() : ofOwners();
    const facility = random.pick(facilities);
    const about: Case = { estate, handingOver, facility, fate };
    cases.set(caseId, about);
    const [trade, what] = facility;
    const completedOn = estate.particulars.acceptedOn ?? '1996-10-01';
    later(hour, 3 * workday, () => {
      if (cases.get(caseId) !== about) return;
      return fate === 'belongs-to-user' || fate === 'handed-over-before'
        ? act('CloseFacilityHandover', { caseId, ground: fate, note: notes[fate] })
        : act('RegisterFacilities', { caseId, facilities: { trade, what, handingOver }, completedOn });
    });
  };
  const inspect = ({ caseId }: { caseId: string }): void => {
    const about = cases.get(caseId);
    if (!about) return;
    const lacking = about.fate === 'wanting' ? [about.facility[2]] : [];
    about.fate = about.fate === 'wanting' ? 'fit' : about.fate;
    const visit = { caseId, inspectors: bench.pair(), lacking, evidence: [bench.photograph()] };
    later(workday, 5 * workday, () => act('InspectFacilities', visit));
  };
  const handOver = (caseId: string, about: Case): void => {
    const operator = operators[about.facility[0]];
    const take = () => act('HandFacilitiesOver', { caseId, operator, documents });
    if (about.fate === 'refused')
      later(workday, 4 * workday, async () => {
        await act('RecordOperatorRefusal', { caseId, operator, reason: '认为管网标准偏低，维护费用无来源' });
        later(5 * workday, 15 * workday, take);
      });
    else later(workday, 5 * workday, take);
  };
  const end = ({ caseId }: { caseId: string }): void => {
    cases.delete(caseId);
  };

  return {
    begin() {
      bench.every(12, () => {
        const estate = random.pick(bench.estates);
        const source = estate.particulars.kind === 'new' ? 'builder' : 'owners';
        const matter = bench.matter('facility-handover', estate, '申请移交专业经营设施');
        return act('RequestFacilityHandover', { caseId: bench.id('handover'), source, matter }, 'operator:desk');
      });
    },
    see: hearing<FacilityHandoverEvent>('utilities', {
      FacilityHandoverRequested: begin,
      FacilityHandoverReopened: begin,
      FacilitiesRegistered: inspect,
      FacilitiesRebuilt: inspect,
      FacilitiesFoundWanting({ caseId }) {
        later(8 * workday, 25 * workday, () =>
          act('RecordRebuilding', { caseId, what: '已按查验意见改造', completedOn: bench.day() }),
        );
      },
      FacilitiesAccepted({ caseId }) {
        const about = cases.get(caseId);
        if (!about) return;
        if (about.handingOver === 'builder') handOver(caseId, about);
        else
          later(6 * workday, 15 * workday, () =>
            act('RecordOwnersDecision', {
              caseId,
              endedOn: bench.day(-1),
              ...votesOf(bench, about.estate, about.fate !== 'against'),
            }),
          );
      },
      OwnersDecidedHandover({ caseId, vote }) {
        const about = cases.get(caseId);
        if (about && vote.passed) handOver(caseId, about);
      },
      FacilitiesHandedOver({ caseId }) {
        later(workday, 4 * workday, () => act('TakeUpMaintenance', { caseId, from: bench.day() }));
      },
      FacilitiesMaintained: end,
      FacilityHandoverNotMade: end,
      FacilityHandoverWithdrawn: end,
    }),
  };
};

const notes = {
  'belongs-to-user': '经查属用户专用设施，由产权人自行维护',
  'handed-over-before': '查阅档案，该设施此前已经移交',
} as const;

/** Every household has one flat; nearly all vote, or too few. */
const votesOf = ({ random }: Bench, { particulars: { households = 200 } }: SampleEstate, passes: boolean) => {
  const accounts = Array.from({ length: households }, (_, at) => ({
    account: `${at + 1}`,
    owner: `y${at + 1}`,
    area: random.between(6_500, 14_000),
  }));
  const taking = accounts.slice(0, Math.floor(households * (passes ? 0.85 : 0.45)));
  return {
    accounts,
    ballots: taking.map(({ owner }) => ({ owner, vote: random.chance(0.85) ? 'for' : 'against' })),
  };
};
