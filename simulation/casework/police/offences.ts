import type { SecurityKind } from '@tiaokuai/contracts';

/** What officers find where something was reported, and in which manner it may be dealt with. */
export interface Offence {
  readonly kind: SecurityKind;
  readonly gravity: 'light' | 'ordinary' | 'grave';
  readonly what: string;
  /**
   * `quiet`: warned first, fined when it goes on. `quarrel`: between people, may be settled. `crime-like`: detention, or more
   * than that. `plain`: a fine. `lane`: who stands in a fire lane is told to leave.
   */
  readonly manner: 'quiet' | 'quarrel' | 'crime-like' | 'plain' | 'lane';
  /** Yuan, where it is fined alone. */
  readonly fine?: readonly [least: number, most: number];
  /** Days of detention, and the fine beside them. */
  readonly days?: readonly [least: number, most: number];
  readonly besides?: readonly [least: number, most: number];
}

const small = [200, 500] as const;
const insult: Offence = {
  kind: 'insult',
  gravity: 'ordinary',
  what: '在业主群、楼道公然辱骂他人',
  manner: 'quarrel',
  fine: small,
  days: [2, 5],
};

/** By the category, or the one above it. */
const offences: Readonly<Record<string, readonly Offence[]>> = {
  'neighbour-noise': [
    { kind: 'noise', gravity: 'ordinary', what: '深夜拖拽家具、跳绳，影响楼下休息', manner: 'quiet', fine: small },
    { kind: 'noise', gravity: 'ordinary', what: '午休、夜间练琴', manner: 'quiet', fine: small },
  ],
  'dog-nuisance': [
    { kind: 'animal-nuisance', gravity: 'ordinary', what: '犬只长时间吠叫、楼道便溺', manner: 'quiet', fine: small },
    { kind: 'animal-frightens', gravity: 'ordinary', what: '遛犬不牵绳，扑吓行人', manner: 'plain', fine: small },
  ],
  'fight-or-threat': [
    { kind: 'assault', gravity: 'light', what: '因停车推搡，轻微擦伤', manner: 'quarrel', fine: small, days: [3, 5] },
    { kind: 'threat', gravity: 'ordinary', what: '持械威胁他人', manner: 'quarrel', fine: small, days: [2, 5] },
    insult,
    {
      kind: 'assault',
      gravity: 'ordinary',
      what: '殴打他人致轻微伤',
      manner: 'crime-like',
      days: [5, 10],
      besides: small,
    },
  ],
  theft: [
    {
      kind: 'taking-or-damage',
      gravity: 'ordinary',
      what: '盗窃电动自行车电池',
      manner: 'crime-like',
      days: [5, 10],
      besides: [0, 500],
    },
    {
      kind: 'trespass',
      gravity: 'light',
      what: '翻窗进入他人住宅',
      manner: 'crime-like',
      days: [5, 10],
      besides: small,
    },
  ],
  'group-rental': [
    { kind: 'rental-unregistered', gravity: 'ordinary', what: '出租房屋未登记承租人', manner: 'plain', fine: small },
    {
      kind: 'rental-crime-unreported',
      gravity: 'ordinary',
      what: '明知承租人违法犯罪不报告',
      manner: 'plain',
      fine: small,
    },
  ],
  'illegal-activity': [
    { kind: 'gambling', gravity: 'ordinary', what: '棋牌室内小额赌博', manner: 'plain', fine: small, days: [1, 5] },
    {
      kind: 'gambling',
      gravity: 'grave',
      what: '为赌博提供条件，抽头渔利',
      manner: 'crime-like',
      days: [10, 15],
      besides: [500, 3_000],
    },
  ],
  'fire-lane-blocked': [
    { kind: 'lane-occupation', gravity: 'ordinary', what: '小型客车停在消防车通道', manner: 'lane' },
    {
      kind: 'obstructing-rescue',
      gravity: 'ordinary',
      what: '拒不让行，阻碍消防车通行',
      manner: 'plain',
      fine: [100, 200],
    },
  ],
};

/** Everything else that the police are called to is mostly a quarrel. */
export const offencesIn = (category: string): readonly Offence[] => offences[category.split('/')[0]!] ?? [insult];
