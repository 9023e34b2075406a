import type { ServiceRoomsEvent, WarrantyDepositEvent } from '@tiaokuai/contracts';
import { chinaDay } from '../../day.ts';
import { snapshotOf } from '../../ground/estates.ts';
import { builderOf } from '../../people/builders.ts';
import { type Bench, type Caseworkers, hearing, hour, workday } from '../working.ts';

const day = 86_400_000;
/** Deposits have been asked for of what was accepted since. */
const since = '2016-01-01';

/** Warranty deposits of builders: paid in, claimed where the builder does not come, returned when nobody claims any more. */
export const playDeposits = (bench: Bench): Caseworkers => {
  const { random, act, later } = bench;
  const payment = random.pack({ whole: 3, 'two-parts': 1 });
  const decision = random.pack({ drawn: 4, 'drawn-in-part': 1, refused: 1 });
  const silence = random.pack({ kept: 2, claimed: 1 });
  const built = bench.estates.filter(
    ({ particulars: { kind, acceptedOn = '' } }) => kind === 'new' && acceptedOn >= since,
  );
  const acceptedOn = new Map(built.map(({ estateId, particulars }) => [estateId, particulars.acceptedOn!]));
  const terms = new Map<string, { readonly acceptedOn: string; readonly returnFrom: string }>();
  const due = new Map<string, number>();
  const halted = new Set<string>();
  /** Until when each return is published. */
  const published = new Map<string, string>();

  const pay = (estateId: string, fen: number, low: number, high: number): void =>
    later(low, high, () => act('RecordDepositPayment', { estateId, fen }));
  const publish = (estateId: string, low: number, high: number): void =>
    later(low, high, () => act('PublishDepositReturn', { estateId }));
  /** What is claimed was reported in warranty; the builder was told two weeks later, and did not come. */
  const claim = (estateId: string): Promise<unknown> | undefined => {
    const term = terms.get(estateId);
    if (!term) return undefined;
    const last = Math.min(bench.now() - 30 * day, Date.parse(term.returnFrom) - 40 * day);
    if (last < Date.parse(term.acceptedOn)) return undefined;
    return act(
      'ClaimDeposit',
      {
        estateId,
        claimId: bench.id('claim'),
        part: 'waterproofing',
        what: random.pick(['地下室侧墙渗水未修', '屋面防水返修后仍渗漏', '卫生间公共立管根部渗漏']),
        reportedOn: chinaDay(last),
        builderOrderedOn: chinaDay(last + 14 * day),
        fen: random.between(8, 60) * 100_000,
      },
      'enterprise:desk',
    );
  };
  const decided = (estateId: string): void => {
    if (halted.delete(estateId)) publish(estateId, 5 * workday, 15 * workday);
  };

  return {
    begin() {
      for (const { estateId, particulars } of built) {
        const assessed = {
          estateId,
          estate: snapshotOf({ estateId, particulars, effectiveFrom: particulars.acceptedOn! }),
          builder: builderOf(particulars.name),
          // About 95 square metres a household, at 2 400 yuan.
          constructionCost: particulars.households! * 95 * 240_000,
        };
        later(30, 5 * workday, () => act('AssessDeposit', assessed));
      }
      bench.every(40, () => {
        const inTerm = [...terms].filter(([, { returnFrom }]) => returnFrom > bench.day());
        return inTerm.length > 0 ? claim(random.pick(inTerm)[0]) : undefined;
      });
    },
    see: hearing<WarrantyDepositEvent | ServiceRoomsEvent>('housing', {
      DepositAssessed({ estateId, due: owed }) {
        due.set(estateId, owed);
        pay(estateId, payment() === 'whole' ? owed : Math.ceil(owed / 2), hour, 6 * workday);
      },
      DepositPaidIn({ estateId, paid, full }) {
        const accepted = acceptedOn.get(estateId);
        if (!full) pay(estateId, due.get(estateId)! - paid, 10 * workday, 20 * workday);
        else if (accepted) later(hour, 2 * workday, () => act('BeginDepositTerm', { estateId, acceptedOn: accepted }));
      },
      ServiceRoomsAccepted({ estateId }) {
        const accepted = bench.day();
        later(workday, 5 * workday, () => act('BeginDepositTerm', { estateId, acceptedOn: accepted }));
      },
      DepositTermBegan({ estateId, acceptedOn: accepted, returnFrom }) {
        terms.set(estateId, { acceptedOn: accepted, returnFrom });
        bench.at(Date.parse(`${returnFrom}T00:00:00+08:00`), () => publish(estateId, workday, 25 * workday));
      },
      DepositReturnPublished({ estateId, until }) {
        published.set(estateId, until.due);
        if (silence() === 'claimed') later(workday, 6 * workday, () => claim(estateId));
        bench.at(Date.parse(until.due), () =>
          later(hour, 3 * workday, () =>
            published.get(estateId) === until.due ? act('ReturnDeposit', { estateId }) : undefined,
          ),
        );
      },
      DepositReturnHalted({ estateId }) {
        halted.add(estateId);
        published.delete(estateId);
      },
      DepositClaimed({ estateId, claimId, fen }) {
        const how = decision();
        later(workday, 5 * workday, () =>
          how === 'refused'
            ? act('RefuseDepositClaim', {
                estateId,
                claimId,
                reason: '现场核实系使用不当造成，不属保修责任',
                rule: { law: '建设工程质量管理条例', article: '第四十一条' },
              })
            : act('DrawDeposit', {
                estateId,
                claimId,
                fen: how === 'drawn' ? fen : Math.ceil(fen * 0.7),
                payee: '淄博固桓建筑修缮有限公司',
              }),
        );
      },
      DepositDrawn: ({ estateId }) => decided(estateId),
      DepositClaimRefused: ({ estateId }) => decided(estateId),
    }),
  };
};
