import {
  channel as channels,
  type DeskEvent,
  type DispatchEvent,
  declineGround,
  deskOutcome,
  heldReason,
  type IncidentEvent,
  namesOfChoice,
} from '@tiaokuai/contracts';
import type { SeenEvent } from '../watch.ts';
import { type Board, placeOf } from './board.ts';
import {
  categoryName,
  clockTime,
  departmentName,
  type Rung,
  reasonBeside,
  responsibilityName,
  rungNames,
} from './words.ts';

type Event = IncidentEvent | DispatchEvent | DeskEvent;

/**
 * An event as one line, for terminals that are none and for files; undefined for what is not worth one.
 *
 * @param board After it has taken the event in.
 */
export const lineOf = (seen: SeenEvent, board: Board): string | undefined => {
  const event = { type: seen.name, data: seen.data } as Event;
  const at = clockTime(Date.parse(seen.time)).slice(5);
  const about = (incidentId: string): string => {
    const incident = board.incidents.get(incidentId);
    return `${incidentId.slice(0, 8)} ${incident ? `${incident.place} ${categoryName(incident.category)}` : ''}`.trim();
  };
  const line = (what: string, ...rest: readonly (string | undefined)[]): string =>
    [at, what, ...rest].filter(Boolean).join('  ');
  switch (event.type) {
    case 'IncidentReported': {
      const { incidentId, channel, category, estate, place } = event.data;
      const where = placeOf(estate, place);
      return line(
        '上报 raised',
        `${incidentId.slice(0, 8)} ${where} ${categoryName(category)}`,
        `（${namesOfChoice(channels, channel).zh}）`,
      );
    }
    case 'IncidentHeld':
      return line('待定类 held', about(event.data.incidentId), namesOfChoice(heldReason, event.data.reason).zh);
    case 'ReferralIssued': {
      const { incidentId, role, department, responsibility, explanation } = event.data;
      const whom = `→ ${departmentName(department.zh, responsibility)}（${responsibilityName(responsibility)}${role === 'lead' ? '主办' : '协办'}）`;
      return line(
        '派遣 routed',
        about(incidentId),
        whom,
        role === 'lead' ? reasonBeside(explanation.why.zh, event.data.category) : undefined,
      );
    }
    case 'ReferralReceived': {
      const { incidentId, responsibility, role } = event.data;
      const after = board.incidents.get(incidentId)?.reachedAfter;
      return role === 'lead' && after !== undefined
        ? line('到件 in inbox', about(incidentId), responsibilityName(responsibility), `${after} ms`)
        : undefined;
    }
    case 'ReferralAccepted':
      return line('接收 accepted', about(event.data.incidentId), responsibilityName(event.data.responsibility));
    case 'ReferralDeclined': {
      const { incidentId, responsibility, ground, reason, proposes } = event.data;
      const instead = proposes ? `建议 ${responsibilityName(proposes)}` : undefined;
      return line(
        '退回 declined',
        about(incidentId),
        responsibilityName(responsibility),
        namesOfChoice(declineGround, ground).zh,
        reason,
        instead,
      );
    }
    case 'ReferralCompleted': {
      const { incidentId, responsibility, outcome } = event.data;
      return line(
        '办结 completed',
        about(incidentId),
        responsibilityName(responsibility),
        namesOfChoice(deskOutcome, outcome).zh,
      );
    }
    case 'ReferralUrged':
      return overdue('urged');
    case 'SupervisionOpened':
      return overdue('supervision');
    case 'SupervisionListed':
      return overdue('listed');
    case 'TalkHeld':
      return overdue('talk');
    case 'ReferralEscalated':
      return overdue('joint-meeting');
    case 'ReferralArbitrated':
      return line('裁定 arbitrated', about(event.data.incidentId), responsibilityName(event.data.responsibility));
    case 'IncidentReturnedForRework':
      return line('返工 rework', about(event.data.incidentId), event.data.reason);
    case 'IncidentSelfHandled':
      return line('自处理 settled', about(event.data.incidentId), event.data.result);
    case 'DuplicateAttached':
      return line('并案 merged', about(event.data.incidentId), `→ ${event.data.mainIncidentId.slice(0, 8)}`);
    case 'IncidentRefused':
      return line('不受理 refused', about(event.data.incidentId), event.data.reason);
    case 'IncidentClosed':
      return line('结案 closed', about(event.data.incidentId));
    default:
      return undefined;
  }

  function overdue(rung: Rung): string {
    const { incidentId, responsibility, clock } = seen.data as {
      incidentId: string;
      responsibility: string;
      clock: 'acceptance' | 'completion';
    };
    const { zh, en } = rungNames(rung);
    const which = clock === 'acceptance' ? '接收超时' : '办理超时';
    return line(`${zh} ${en}`, about(incidentId), responsibilityName(responsibility), which);
  }
};
