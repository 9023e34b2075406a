import type { ContractFilingEvent, EstateSnapshot } from '@tiaokuai/contracts';
import { snapshotOf } from '../../ground/estates.ts';
import { type Bench, type Caseworkers, hearing, hour, workday } from '../working.ts';

const day = 86_400_000;

/** Service contracts, from the signature to the day on which the enterprise leaves. */
export const playContracts = (bench: Bench): Caseworkers => {
  const { random, act, later } = bench;
  const filing = random.pack({ 'in-time': 8, incomplete: 2, late: 2 });
  const ends = random.pack({ renewed: 4, replaced: 3, expired: 2, dissolved: 1 });
  const leaving = random.pack({ 'in-time': 3, late: 1, 'not-at-all': 1 });
  const served = bench.estates.filter(
    ({ particulars }) => particulars.mode === 'professional' && particulars.enterprise,
  );
  const enterprises = [...new Set(served.map(({ particulars }) => particulars.enterprise!))];
  interface Running {
    readonly contractId: string;
    readonly estate: EstateSnapshot;
    readonly enterprise: string;
  }
  /** The filed contract of each estate. */
  const running = new Map<string, Running>();
  const incomplete = new Set<string>();

  const sign = (estate: EstateSnapshot, enterprise: string, replaces?: string) =>
    act(
      'NoteContract',
      {
        contractId: bench.id('contract'),
        estate,
        enterprise,
        kind: 'owners',
        signedOn: bench.day(-random.between(0, 3)),
        ...(replaces ? { replaces } : {}),
      },
      'enterprise:desk',
    );
  const submit = (contractId: string, kind: string, low: number, high: number): void => {
    const documents =
      kind === 'owners'
        ? ['contract', 'owners-decision']
        : ['contract', 'interim-covenant', 'facilities-and-ownership', 'tender-result', 'service-level-confirmation'];
    later(low, high, () => act('SubmitContract', { contractId, documents }, 'enterprise:desk'));
  };
  /** A contract ends, or another takes its place. */
  const change = ({ contractId, estate, enterprise }: Running) => {
    running.delete(estate.estateId);
    const how = ends();
    if (how === 'renewed') return sign(estate, enterprise, contractId);
    if (how === 'replaced') {
      const other = random.pick(enterprises.filter((each) => each !== enterprise));
      return sign({ ...estate, enterprise: other }, other, contractId);
    }
    return act('EndContract', { contractId, ground: how, endedOn: bench.day() });
  };

  return {
    begin() {
      // What was signed for the new year; the others were filed in earlier ones.
      for (const estate of served.filter(() => random.chance(0.3)))
        later(hour, 6 * workday, () => sign(snapshotOf(estate), estate.particulars.enterprise!));
      bench.every(12, () => {
        const filed = [...running.values()];
        return filed.length > 0 ? change(random.pick(filed)) : undefined;
      });
      bench.every(30, () => {
        const estate = random.pick(served);
        return running.has(estate.estateId) ? undefined : sign(snapshotOf(estate), estate.particulars.enterprise!);
      });
    },
    see: hearing<ContractFilingEvent>('housing', {
      ContractSigned({ contractId, kind }) {
        const how = filing();
        if (how === 'incomplete') incomplete.add(contractId);
        if (how === 'late') submit(contractId, kind, 10 * workday, 16 * workday);
        else submit(contractId, kind, hour, 4 * workday);
      },
      ContractSubmitted({ contractId }) {
        if (incomplete.delete(contractId))
          later(hour, 2 * workday, () =>
            act('ReturnContractFiling', { contractId, reason: '收费标准与服务等级不一致' }),
          );
        else {
          const certificate = `ZDWY-${bench.day().slice(0, 4)}-${contractId.slice(0, 8)}`;
          later(hour, 3 * workday, () => act('FileContract', { contractId, certificate }));
        }
      },
      ContractFilingReturned: ({ contractId, kind }) => submit(contractId, kind, hour, 3 * workday),
      ContractFiled({ contractId, kind, estate, enterprise }) {
        if (kind === 'owners') running.set(estate.estateId, { contractId, estate, enterprise });
      },
      ContractEnded({ contractId, leaveBy }) {
        const how = leaving();
        if (!leaveBy || how === 'not-at-all') return;
        const left = () => act('RecordEnterpriseLeft', { contractId, leftOn: bench.day() });
        if (how === 'in-time') later(4 * workday, 16 * workday, left);
        else bench.at(Date.parse(leaveBy.due) + random.between(3, 40) * day, () => later(hour, workday, left));
      },
    }),
  };
};
