import { dissuasion, guidance, hazard, turnout } from '@tiaokuai/contracts';
import { departmentOf, workOf } from '@tiaokuai/department';
import { dissuasionDecider } from './dissuasion/decider.ts';
import { dissuasions } from './dissuasion/model.ts';
import { listDissuasions } from './dissuasion/queries.ts';
import { noteDissuasions } from './dissuasion/reactions.ts';
import { watchFollowUps } from './guidance/clocks.ts';
import { guidanceDecider } from './guidance/decider.ts';
import { guidances } from './guidance/model.ts';
import { followUpGuidance, giveGuidance } from './guidance/prepare.ts';
import { listGuidance } from './guidance/queries.ts';
import { hazardCase } from './hazard/case.ts';
import { watchNotices, watchSeals } from './hazard/clocks.ts';
import { hazardDecider } from './hazard/decider.ts';
import { hazards } from './hazard/model.ts';
import { notifyRectification, sealPlace } from './hazard/prepare.ts';
import { hazardQueries } from './hazard/queries.ts';
import { morning } from './morning.ts';
import { turnoutCase } from './turnout/case.ts';
import { turnoutDecider } from './turnout/decider.ts';
import { turnouts } from './turnout/model.ts';
import { listTurnouts } from './turnout/queries.ts';

const hazardWork = workOf(hazard, {
  decider: hazardDecider,
  case: hazardCase,
  notes: hazard.internal.NoteHazardPenalty,
  models: [hazards],
  queries: hazardQueries,
  prepared: [notifyRectification, sealPlace],
  clocks: [watchNotices, watchSeals],
});

const dissuasionWork = workOf(dissuasion, {
  decider: dissuasionDecider,
  models: [dissuasions],
  queries: [listDissuasions],
  reactions: [noteDissuasions],
});

const guidanceWork = workOf(guidance, {
  decider: guidanceDecider,
  models: [guidances],
  queries: [listGuidance],
  prepared: [giveGuidance, followUpGuidance],
  clocks: [watchFollowUps],
});

const turnoutWork = workOf(turnout, {
  decider: turnoutDecider,
  case: turnoutCase,
  models: [turnouts],
  queries: [listTurnouts],
});

/** Fire safety 消防 (policy 二(二)7): hazards in estates, guidance of police stations, help where life is in danger. */
export const fire = departmentOf('fire', [hazardWork, dissuasionWork, guidanceWork, turnoutWork], {
  queries: [morning],
});
