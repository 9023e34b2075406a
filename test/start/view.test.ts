import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createBoard } from '../../infra/local/view/board.ts';
import { lineOf } from '../../infra/local/view/lines.ts';
import { drawScreen, type Header } from '../../infra/local/view/screen.ts';
import { clip, padded, widthOf } from '../../infra/local/view/text.ts';
import { clockTime, departmentName, span } from '../../infra/local/view/words.ts';
import type { SeenEvent } from '../../infra/local/watch.ts';

const at = (minutes: number) => new Date(Date.parse('2026-11-25T01:00:00.000Z') + minutes * 60_000).toISOString();

let position = 0n;
const seen = (name: string, data: object, minutes = 0, recordedMs = 0): SeenEvent => {
  position += 1n;
  return {
    id: `event-${position}`,
    name,
    type: `cn.tiaokuai.x.${name}.v1`,
    lane: 'x',
    source: '/370303/x',
    subject: 's',
    time: at(minutes),
    recordedtime: new Date(Date.parse('2026-11-24T22:00:00.000Z') + recordedMs).toISOString(),
    dataschema: '',
    district: '370303',
    log: '370303.x',
    position,
    version: 1,
    correlationid: 'c',
    causationid: 'c',
    commandid: 'c',
    actor: 'a:b',
    hash: '',
    data,
  };
};

const incidentId = '0190aaaa-0000-7000-8000-000000000001';
const estate = { name: '槐香里' };
const deadline = (minutes: number) => ({ due: at(minutes), amber: at(minutes - 1) });
const issued = (of: object) => ({
  ...of,
  category: 'fire-lane-blocked',
  estate,
  department: { zh: '张店区消防救援大队', en: 'Fire', legalBasis: '' },
  explanation: { why: { zh: '占用堵塞消防通道：由消防主办', en: '' } },
  acceptBy: deadline(15),
  completeBy: deadline(600),
});
/** An incident from its report until two desks have it. */
const historyOf = (of: string, leadId: string, assistId: string): readonly SeenEvent[] => {
  const first = { incidentId: of, referralId: leadId, responsibility: 'fire', role: 'lead' };
  const second = { incidentId: of, referralId: assistId, responsibility: 'traffic', role: 'assist' };
  return [
    seen('IncidentReported', { incidentId: of, channel: 'grid', estate, place: { building: '3号楼' } }, 0, 0),
    seen('IncidentHeld', { incidentId: of, reason: 'low-confidence' }, 0, 0),
    seen('IncidentAccepted', { incidentId: of, category: 'fire-lane-blocked' }, 5, 1_000),
    seen('ReferralIssued', issued(first), 5, 1_010),
    seen('ReferralIssued', issued(second), 5, 1_010),
    seen('ReferralReceived', issued(first), 5, 1_042),
    seen('ReferralReceived', issued(second), 5, 1_050),
  ];
};
const lead = { incidentId, referralId: 'r1', responsibility: 'fire', role: 'lead' };
const assist = { incidentId, referralId: 'r2', responsibility: 'traffic', role: 'assist' };
const history = historyOf(incidentId, 'r1', 'r2');
const boardAfter = (events: readonly SeenEvent[]) => {
  const { board, see } = createBoard();
  for (const event of events) see(event);
  return board;
};
const header: Header = {
  district: '370303',
  now: Date.parse(at(10)),
  speed: 240,
  real: false,
  uptime: 65_000,
  rate: 12.34,
  total: 12_345n,
  parked: 0,
  data: '/somewhere/.data',
  notices: [],
};

describe('text in columns', () => {
  test('Chinese takes two columns, colours none', () => {
    expect(widthOf('电梯 A1')).toBe(7);
    expect(widthOf('\u001b[31m红\u001b[39m')).toBe(2);
    expect(widthOf('，（）：')).toBe(8);
    expect(widthOf('→…●×')).toBe(4);
  });

  test('what is clipped fits, and says that something is left off', () => {
    expect(clip('占用堵塞消防通道', 7)).toBe('占用堵…');
    expect(clip('占用', 4)).toBe('占用');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 0, max: 40 }), (text, columns) => {
        const plain = text.replaceAll(/\p{Control}/gu, '');
        expect(widthOf(clip(plain, columns))).toBeLessThanOrEqual(columns);
        expect(widthOf(padded(plain, columns))).toBe(columns);
      }),
    );
  });

  test('names and spans as people say them', () => {
    expect(departmentName('张店区消防救援大队', 'fire')).toBe('消防救援大队');
    expect(departmentName('供水、供电、供气专业经营单位', 'utilities')).toBe('专业经营单位');
    expect([span(18_000), span(42 * 60_000), span(5.2 * 3_600_000), span(51 * 3_600_000)]).toEqual([
      '18秒',
      '42分',
      '5时12分',
      '2天03时',
    ]);
    expect(clockTime(Date.parse('2026-11-24T22:03:20.000Z'))).toBe('2026-11-25 06:03:20');
  });
});

describe('the board', () => {
  test('knows where an incident went, why, and how long it took from when it could be routed', () => {
    const board = boardAfter(history);
    expect(board.incidents.get(incidentId)).toMatchObject({
      place: '槐香里 3号楼',
      category: 'fire-lane-blocked',
      lead: { responsibility: 'fire', department: '张店区消防救援大队' },
      assists: new Set(['traffic']),
      state: 'referred',
      reachedAfter: 42,
    });
    expect(board.referrals.size).toBe(2);
    expect(board.counts.get('fire')).toMatchObject({ received: 1, accepted: 0 });
  });

  test('follows a referral to its end, with the rungs that time reaches', () => {
    const urged = [...history, seen('ReferralUrged', { ...lead, clock: 'acceptance', due: at(15) }, 16)];
    expect(boardAfter(urged).referrals.get('r1')).toMatchObject({ rung: 'urged', accepted: false });
    const accepted = [...urged, seen('ReferralAccepted', lead, 20)];
    expect(boardAfter(accepted).referrals.get('r1')).toMatchObject({ rung: undefined, accepted: true });
    expect(boardAfter(accepted).incidents.get(incidentId)?.state).toBe('in-hand');
    const completed = boardAfter([...accepted, seen('ReferralCompleted', { ...lead, outcome: 'resolved' }, 30)]);
    expect(completed.referrals.has('r1')).toBe(false);
    expect(completed.counts.get('fire')).toMatchObject({ received: 1, accepted: 1, completed: 1, urged: 1 });
    expect(boardAfter([...history, seen('IncidentClosed', { incidentId }, 40)]).incidents.get(incidentId)?.state).toBe(
      'closed',
    );
  });

  test('a decline sends it elsewhere: the assistant who leads now assists no more', () => {
    const board = boardAfter([
      ...history,
      seen('ReferralDeclined', { ...lead, ground: 'not-our-power', reason: '不属于', proposes: 'traffic' }, 8),
      seen('ReferralWithdrawn', { ...assist, reason: 'lead-reassigned' }, 8),
      seen('ReferralIssued', issued({ ...assist, referralId: 'r3', role: 'lead' }), 8),
    ]);
    expect(board.incidents.get(incidentId)).toMatchObject({
      state: 'referred',
      lead: { responsibility: 'traffic' },
      assists: new Set(),
    });
    expect(board.counts.get('fire')).toMatchObject({ declined: 1 });
  });

  test('starts from what an earlier run left', () => {
    const { incidents, referrals } = boardAfter(history);
    const { board } = createBoard({ incidents: [...incidents.values()], referrals: [...referrals.values()] });
    expect(board.referrals.size).toBe(2);
    expect(board.incidents.size).toBe(1);
  });
});

describe('the picture', () => {
  const many = Array.from({ length: 60 }, (_, index) =>
    historyOf(`incident-${index}`, `r${index}-1`, `r${index}-2`),
  ).flat();

  test.each([
    [80, 24],
    [120, 40],
    [200, 60],
    [60, 16],
  ])('fits into %i columns and %i rows', (columns, rows) => {
    const lines = drawScreen(boardAfter(many), header, { columns, rows }).split('\n');
    expect(lines.length).toBeLessThanOrEqual(rows - 1);
    for (const line of lines) expect(widthOf(line)).toBeLessThan(columns);
  });

  test('says what matters: time that is no real one, where, whom, why, how long, what runs out', () => {
    const late = [...history, seen('SupervisionOpened', { ...lead, clock: 'completion', due: at(5) }, 6)];
    const text = drawScreen(boardAfter(late), header, { columns: 140, rows: 40 });
    for (const word of [
      '×240',
      '非真实',
      '12,345',
      '槐香里 3号楼',
      '消防救援大队',
      '+交警',
      '由消防主办',
      '派遣',
      '42',
      '督办',
      '收/结/退',
    ])
      expect(text).toContain(word);
    expect(drawScreen(boardAfter(late), { ...header, real: true }, { columns: 140, rows: 40 })).not.toContain('非真实');
    expect(
      drawScreen(boardAfter(late), { ...header, notices: ['fire 进程意外退出'] }, { columns: 80, rows: 24 }),
    ).toContain('fire 进程意外退出');
  });

  test('lines for pipes: raised, held, routed, in the inbox, accepted, declined, urged, completed', () => {
    const board = boardAfter(history);
    const line = (event: SeenEvent) => lineOf(event, board);
    expect(line(history[0]!)).toBe('11-25 09:00:00  上报 raised  0190aaaa 槐香里 3号楼 待定类  （网格）');
    expect(line(history[3]!)).toBe(
      '11-25 09:05:00  派遣 routed  0190aaaa 槐香里 3号楼 占用堵塞消防通道  → 消防救援大队（消防主办）  由消防主办',
    );
    expect(line(history[5]!)).toBe(
      '11-25 09:05:00  到件 in inbox  0190aaaa 槐香里 3号楼 占用堵塞消防通道  消防  42 ms',
    );
    expect(line(seen('ReferralAccepted', lead))).toContain('接收 accepted');
    expect(line(seen('ReferralUrged', { ...lead, clock: 'acceptance' }))).toMatch(/催办 urged .*接收超时/);
    expect(line(seen('ReferralDeclined', { ...lead, ground: 'wrong-place', reason: '不在辖区' }))).toContain(
      '不在辖区',
    );
    expect(line(seen('ReferralCompleted', { ...lead, outcome: 'resolved' }))).toContain('已解决');
    expect(line(seen('ReporterInformed', { incidentId, about: 'closed' }))).toBeUndefined();
  });
});
