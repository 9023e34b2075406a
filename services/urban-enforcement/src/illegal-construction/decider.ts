import {
  accept,
  type IllegalConstructionCommand as Command,
  constructionKind,
  type Decider,
  type Decision,
  type IllegalConstructionEvent as Event,
  namesOfChoice,
  type PenaltyProposal,
  type Refusal,
  refuse,
} from '@tiaokuai/contracts';
import { endedByReferral, openedAgain } from '@tiaokuai/department/decisions';
import { outsideRange } from '@tiaokuai/department/enforcement';
import { match, P } from 'ts-pattern';
import { constructionFine } from './law.ts';
import * as because from './refusals.ts';
import { type Construction, type ConstructionState, type DataOf, evolve } from './state.ts';

/**
 * Illegal construction 违法建设.
 *
 *   reported ─▶ found ─▶ (work under way: ordered to stop) ─▶ filed ─▶ investigated ─▶ decided
 *      │           └▶ handed to the town (village area)                                  │
 *      └▶ nothing illegal                              correction ─▶ corrected ◀─────────┤
 *                                                          │ in vain                     │
 *                                                          ▼                             │
 *      confiscated ◀── cannot be removed            removal ─▶ removed by the party ◀────┘
 *
 * An order to stop or remove that a revisit finds disobeyed is reported to the government, which within seven days orders
 * in writing to seal the site or pull the building down; that is announced, and waits until no appeal is possible:
 *
 *   disobeyed ─▶ reported ─▶ ordered by the government ─▶ site sealed · announced ─▶ removed by force
 *
 * Law: 城乡规划法 art. 64–66, 68; 山东省城乡规划条例 art. 72, 75; 行政强制法 art. 44; 行政处罚法 art. 42, 54, 55, 57.
 */
const decide = (command: Command, state: ConstructionState): Decision<Event> =>
  state.status === 'none' ? begin(command) : proceed(command, state);

const begin = (command: Command): Decision<Event> =>
  match(command)
    .returnType<Decision<Event>>()
    .with({ kind: 'ReportConstruction' }, ({ data }) => accept({ type: 'ConstructionReported', data }))
    .with({ kind: 'OpenConstruction' }, ({ data }) =>
      accept({ type: 'ConstructionReported', data: { ...data, source: 'referral' } }),
    )
    .with({ kind: P.union('EndConstruction', 'NoteConstructionPenalty', 'ObserveConstructionClock') }, () => accept())
    .otherwise(() => refuse(because.absent));

const proceed = (command: Command, site: Construction): Decision<Event> => {
  const { key, status, penalties } = site;
  const obstacle = phaseObstacle(command, site) ?? ruleObstacle(command, site);
  if (obstacle) return refuse(obstacle);
  const closed = (result: DataOf<'ConstructionClosed'>['result'], note: string, evidence: Evidence = []): Event => ({
    type: 'ConstructionClosed',
    data: { ...key, result, note, evidence },
  });

  return match(command)
    .returnType<Decision<Event>>()
    .with({ kind: 'ReportConstruction' }, () => refuse(because.exists))
    .with({ kind: 'ClearConstruction' }, ({ data: { inspectors, finding, evidence } }) =>
      accept({ type: 'NoIllegalConstructionFound', data: { ...key, inspectors, finding, evidence } }),
    )
    .with({ kind: 'FindConstruction' }, ({ data: { caseId: _id, credentialsShown: _shown, stopBy, ...found } }) =>
      accept({ type: 'ConstructionFound', data: { ...key, ...found, ...(found.underWay ? { stopBy } : {}) } }),
    )
    .with({ kind: 'OrderWorkStop' }, ({ data: { officers } }) =>
      accept({ type: 'WorkStopOrdered', data: { ...key, officers } }),
    )
    .with({ kind: 'HandConstructionToTown' }, ({ data: { note } }) => accept(closed('handed-to-town', note)))
    .with({ kind: 'FileConstructionCase' }, ({ data: { party, decideBy } }) =>
      accept({ type: 'ConstructionCaseFiled', data: { ...key, party, decideBy } }),
    )
    .with({ kind: 'InvestigateConstruction' }, ({ data: { caseId: _id, ...inquiry } }) =>
      accept({ type: 'ConstructionInvestigated', data: { ...key, ...inquiry } }),
    )
    .with({ kind: 'OrderConstructionCorrection' }, ({ data: { dueBy } }) =>
      accept({ type: 'ConstructionCorrectionOrdered', data: { ...key, order: site.orders + 1, dueBy } }),
    )
    .with({ kind: 'OrderRemoval' }, ({ data: { dueBy, appealBy } }) =>
      accept({ type: 'RemovalOrdered', data: { ...key, order: site.orders + 1, dueBy, appealBy } }),
    )
    .with({ kind: 'ConfiscateConstruction' }, ({ data: { subject, worth } }) =>
      accept(
        { type: 'ConstructionConfiscated', data: { ...key, subject, worth } },
        closed('confiscated', subject === 'building' ? '没收实物' : '没收违法收入'),
      ),
    )
    .with({ kind: 'RevisitSite' }, ({ data: { inspectors, found, evidence } }) => {
      const visit: Event = { type: 'SiteRevisited', data: { ...key, inspectors, found, evidence } };
      return match(found)
        .returnType<Decision<Event>>()
        .with('corrected', () => accept(visit, closed('corrected', '已采取改正措施消除影响', evidence)))
        .with('removed', () => accept(visit, closed('removed', '当事人已自行拆除', evidence)))
        .with(P.union('working-on', 'stopped', 'standing'), () => accept(visit))
        .exhaustive();
    })
    .with({ kind: 'ReportDisobedience' }, ({ data: { of, answerBy } }) =>
      accept({ type: 'DisobedienceReported', data: { ...key, of, answerBy } }),
    )
    .with({ kind: 'RecordCompulsionOrder' }, ({ at, data: { measures, document } }) => {
      const late = site.reportDue !== undefined && at >= site.reportDue;
      return accept({ type: 'CompulsionOrdered', data: { ...key, measures, document, late } });
    })
    .with({ kind: 'SealBuildingSite' }, ({ data: { part } }) =>
      accept({ type: 'BuildingSiteSealed', data: { ...key, part } }),
    )
    .with({ kind: 'AnnounceCompelledRemoval' }, ({ data: { ownBy } }) =>
      accept({ type: 'CompelledRemovalAnnounced', data: { ...key, ownBy } }),
    )
    .with({ kind: 'RecordConstructionAppeal' }, ({ data: { stage } }) => {
      const recorded: Event = { type: 'ConstructionAppealRecorded', data: { ...key, stage } };
      return stage === 'revoked' ? accept(recorded, closed('revoked', '处理决定被撤销')) : accept(recorded);
    })
    .with({ kind: 'RemoveByForce' }, ({ data: { officers, costs, evidence } }) =>
      accept(
        { type: 'ConstructionRemovedByForce', data: { ...key, officers, costs, evidence } },
        closed('compelled', '已依法强制拆除', evidence),
      ),
    )
    .with({ kind: 'ProposeConstructionPenalty' }, ({ data: { penaltyId, yuan } }) =>
      accept({ type: 'ConstructionPenaltyProposed', data: { ...key, proposal: proposalOf(site, penaltyId, yuan)! } }),
    )
    .with({ kind: 'OpenConstruction' }, ({ data }) => openedAgain(key, data, 'ConstructionReopened'))
    .with({ kind: 'EndConstruction' }, ({ data }) =>
      endedByReferral(key, status !== 'ended', data, {
        withdrawn: 'ConstructionWithdrawn',
        settled: 'ConstructionSettled',
      }),
    )
    .with({ kind: 'NoteConstructionPenalty' }, ({ data: { penaltyId, result, sanction = 'fine', yuan = 0 } }) => {
      if (!penalties.some((each) => each.penaltyId === penaltyId && each.status === 'proposed')) return accept();
      return result === 'decided'
        ? accept({ type: 'ConstructionPenalised', data: { ...key, penaltyId, sanction, yuan } })
        : accept({ type: 'ConstructionNotPenalised', data: { ...key, penaltyId } });
    })
    .with({ kind: 'ObserveConstructionClock' }, ({ at, data: { clock, due } }) =>
      site.clocks[clock] === due && at >= due
        ? accept({ type: 'ConstructionClockRanOut', data: { ...key, clock, due, observedAt: at } })
        : accept(),
    )
    .exhaustive();
};

type Evidence = DataOf<'ConstructionClosed'>['evidence'];

/** What referrals, penalties and time bring is never in the wrong phase. */
const fromElsewhere = ['OpenConstruction', 'EndConstruction', 'NoteConstructionPenalty', 'ObserveConstructionClock'];

/** The lawful order of the work: found, filed, investigated, decided. */
const phaseObstacle = (command: Command, { status, zone, confiscated }: Construction): Refusal | undefined => {
  const { kind } = command;
  if (kind === 'ReportConstruction') return because.exists;
  if (fromElsewhere.includes(kind)) return undefined;
  // Confiscation ends the case; the fine that may come with it follows.
  if (status === 'ended') return kind === 'ProposeConstructionPenalty' && confiscated ? undefined : because.ended;
  if (kind === 'ClearConstruction' || kind === 'FindConstruction')
    return status === 'reported' ? undefined : because.foundAlready;
  if (status === 'reported') return because.notFound;
  if (kind === 'HandConstructionToTown') return zone === 'village' ? undefined : because.cityArea;
  if (zone === 'village') return because.villageArea;
  if (kind === 'OrderWorkStop' || kind === 'RevisitSite') return undefined;
  if (kind === 'FileConstructionCase') return status === 'found' ? undefined : because.filedAlready;
  if (kind === 'ReportDisobedience' || kind === 'RecordCompulsionOrder' || kind === 'SealBuildingSite')
    return undefined;
  if (status === 'found') return because.notFiled;
  if (kind === 'InvestigateConstruction') return status === 'filed' ? undefined : because.investigatedAlready;
  return status === 'filed' ? because.notInvestigated : undefined;
};

/** What the law asks of each step, once its turn has come. */
const ruleObstacle = (command: Command, site: Construction): Refusal | undefined =>
  match(command)
    .returnType<Refusal | undefined>()
    .with({ kind: P.union('ClearConstruction', 'FindConstruction') }, ({ data }) => visitObstacle(data))
    .with({ kind: 'OrderWorkStop' }, ({ data: { officers } }) => {
      if (!site.underWay) return because.nothingUnderWay;
      if (site.stopped) return because.stoppedAlready;
      return new Set(officers).size < 2 ? because.twoOfficers : undefined;
    })
    .with({ kind: 'FileConstructionCase' }, () => (site.underWay && !site.stopped ? because.stopFirst : undefined))
    .with({ kind: 'InvestigateConstruction' }, ({ data: { investigators } }) =>
      new Set(investigators).size < 2 ? because.twoOfficers : undefined,
    )
    .with({ kind: 'OrderConstructionCorrection' }, ({ at, data: { dueBy } }) => {
      if (site.decision) return because.decidedAlready;
      if (site.kind === 'temporary') return because.temporaryMustGo;
      if (site.inquiry!.grounds.length > 0) return because.notCorrectable;
      return dueBy.due > at ? undefined : because.dueInPast;
    })
    .with({ kind: 'OrderRemoval' }, ({ at, data: { dueBy } }) => {
      const { grounds, removable } = site.inquiry!;
      if (site.decision && !site.uncorrected) return because.decidedAlready;
      if (site.decision?.kind === 'removal') return because.decidedAlready;
      if (!removable) return because.notRemovable;
      if (site.kind !== 'temporary' && grounds.length === 0 && !site.uncorrected) return because.correctableFirst;
      return dueBy.due > at ? undefined : because.dueInPast;
    })
    .with({ kind: 'ConfiscateConstruction' }, () => {
      const { grounds, removable } = site.inquiry!;
      if (site.decision && !site.uncorrected) return because.decidedAlready;
      if (site.kind === 'temporary') return because.temporaryMustGo;
      return removable || (grounds.length === 0 && !site.uncorrected) ? because.removable : undefined;
    })
    .with({ kind: 'RevisitSite' }, ({ at, data }) => visitObstacle(data) ?? revisitObstacle(site, data.found, at))
    .with({ kind: 'ReportDisobedience' }, ({ data: { of } }) => {
      if (!site.disobeyed.includes(of)) return because.notDisobeyed;
      return site.reported.includes(of) ? because.reportedAlready : undefined;
    })
    .with({ kind: 'RecordCompulsionOrder' }, () => (site.reported.length > 0 ? undefined : because.notReported))
    .with({ kind: 'SealBuildingSite' }, () =>
      site.compulsion.includes('seal-site') ? undefined : because.compelBeforeOrder,
    )
    .with({ kind: 'AnnounceCompelledRemoval' }, ({ at, data: { ownBy } }) => {
      if (!site.compulsion.includes('compelled-removal')) return because.compelBeforeOrder;
      if (!site.disobeyed.includes('removal')) return because.nothingToRemove;
      return ownBy.due > at ? undefined : because.dueInPast;
    })
    .with({ kind: 'RecordConstructionAppeal' }, ({ at, data: { stage } }) => {
      if (stage !== 'filed') return site.appeal === 'pending' ? undefined : because.noAppeal;
      const { appealBy } = site.decision ?? {};
      return appealBy && at < appealBy && site.appeal === 'none' ? undefined : because.noAppeal;
    })
    .with({ kind: 'RemoveByForce' }, ({ at, data: { officers } }) => {
      if (!site.compulsion.includes('compelled-removal')) return because.compelBeforeOrder;
      // Announced only after a revisit had found the removal order disobeyed.
      if (!site.ownBy) return because.notAnnounced;
      if (at < site.ownBy) return because.announcementRuns;
      if (site.appeal === 'pending') return because.appealPending;
      if (site.appeal === 'none' && at < site.decision!.appealBy!) return because.appealRuns;
      return new Set(officers).size < 2 ? because.twoOfficers : undefined;
    })
    .with({ kind: 'ProposeConstructionPenalty' }, ({ data: { penaltyId, yuan } }) => {
      const proposal = proposalOf(site, penaltyId, yuan);
      if (!proposal) return because.noFineHere;
      if (site.penalties.some(({ status }) => status !== 'dropped')) return because.finedAlready;
      return outsideRange(proposal.rule, proposal.range, 'fine', yuan);
    })
    .otherwise(() => undefined);

const visitObstacle = (visit: {
  readonly inspectors: readonly string[];
  readonly credentialsShown: boolean;
}): Refusal | undefined => {
  if (!visit.credentialsShown) return because.noCredentials;
  return new Set(visit.inspectors).size < 2 ? because.twoOfficers : undefined;
};

const revisitObstacle = (
  { stopped, decision, penalties, kind }: Construction,
  found: DataOf<'SiteRevisited'>['found'],
  at: string,
): Refusal | undefined =>
  match(found)
    .returnType<Refusal | undefined>()
    .with('working-on', 'stopped', () => (stopped ? undefined : because.nothingOrdered))
    .with('standing', () => {
      if (!decision) return because.nothingOrdered;
      return at < decision.due ? because.orderRuns : undefined;
    })
    .with('corrected', () => {
      if (decision?.kind !== 'correction' || kind === 'temporary') return because.nothingOrdered;
      return penalties.length > 0 ? undefined : because.fineOwed;
    })
    // A party that removes it unasked has done what any order could ask.
    .with('removed', () => undefined)
    .exhaustive();

/** The fine that the law knows for this case as it was decided; undefined where it knows none. */
const proposalOf = (
  { kind, party, inquiry, decision, confiscated }: Construction,
  penaltyId: string,
  yuan: number,
): PenaltyProposal | undefined => {
  const decided = confiscated ? 'confiscation' : decision?.kind;
  const fine = decided && party && inquiry ? constructionFine(kind, decided, inquiry.cost) : undefined;
  if (!fine || !party) return undefined;
  return { penaltyId, party, violation: namesOfChoice(constructionKind, kind).zh, ...fine, sanction: 'fine', yuan };
};

export const constructionDecider: Decider<Command, ConstructionState, Event> = {
  initial: { status: 'none' },
  decide,
  evolve,
};
