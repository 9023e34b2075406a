/**
 * The place that a report names: an estate, a community, a village or a road, so that somebody can attach it to an estate
 * of the register later. Cautious: rather nothing than a wrong name, and never a flat, a number or a person.
 *
 *   … 我住在 │ A市A3区 │ 天顶街道 │ 燕联 │ 小区 │ 3栋 …
 *   lead-in  └──── units ────────┘ core   ending     what follows is left out
 */

const han = '\\p{Script=Han}';
/** So much of a text is read: a place that comes later is seldom the one that it is about. */
const read = 400;

interface Kind {
  readonly endings: string;
  /** Roads and villages are named in passing too: only after a unit or a word that says where. */
  readonly anchored: boolean;
}

/** Most telling first: the first kind that is found in any of the texts wins. */
const kinds: readonly Kind[] = [
  {
    endings:
      '小区|花园|花苑|家园|家苑|[嘉佳雅名新御]苑|嘉园|公寓|山庄|庄园|安置区|宿舍|家属院|豪庭|[名新国际]城(?!区|市|建|镇|乡|管)|华府|公馆|雅居',
    anchored: false,
  },
  { endings: '新村|社区', anchored: false },
  { endings: '大道|(?<![线公铁马道电网出后思套走修让问养销退])路|街(?!道|区)|巷', anchored: true },
  { endings: '村(?!庄)', anchored: true },
];

/** Words after which a name may begin. */
const where = '位于|坐落于|坐落在|座落于|座落在|坐落|座落|居住在|家住在|家住|住在|地处|地址|地点|在';
const leadIns = `${where}|反映|投诉|举报|控诉|咨询|关于|请问|请求|敦促|请将|请|恳求|请求|建议|希望|要求|取缔|查处|解决|处理|加快|尽快|距离|由于|因为|有关|以及|打开|清理|求|的|了|是|至|从|到|于|由|对|给|把|被|让|个|这|那|每|各|该|本|此|就|等|及|跟|称|叫|致`;
/** Words that no name holds: what holds them is a piece of a sentence. */
const sentence =
  /[我你他她它们不没无有为某住很太也还再又能会想说看做何怎什吗呢吧啊哪多少些几两条户内外前后旁边]|可以|影响|造成|排查|增加|调整|导致|部门|周围|周边|附近|隔壁|楼下|部分|公交|地铁|铁路|高铁|线路|当作|业主|居民|村民|市民|人员|职工|员工|严重|非法|违规|违法|全面|及时|改造|建设|规划|施工|运行|牵头|商业|物业|管理|老旧|老式|住宅|拆迁|商品|高档|整个|所有|全体|封闭|农民|单身|学生|教师|人才|廉租|公租|出租|经济|空中|自然|行政|城中|政府|书记|领导|公司|集团|开发|大片|同一|破坏|扰乱|紧临|紧邻|临近|靠近|卖方|买方|正好|刚好|饭店|一名|别墅|进入|进出|参照|加建|市区|快速|自己|整栋|情况|购买|占用|随着|主要|今年|去年|\d[年月日]|听|[A-Z]\d*[市区县]/u;
/** Left of an ending, these make a common noun: 老小区, 大城, 本村. */
const common = /^(?:新|老|旧|大|小|全|安置|集体|中心|美丽|农|乡|进|上|下|主|环|通|过|占|绕|沿|一|三|半)+$/u;

const districts = `[A-Z]\\d{0,2}[市区县]|${han}{2,3}?(?:省|市|县)|${han}{2}(?<!小|社|园|校|片|辖|地|城|新|景|矿|厂|库|老|山|居|住|商|学|特|战|灶|专|安置)区`;
const towns = `${han}{2,4}?(?:街道办事处|街道办|街道|镇|乡)`;
const named = new RegExp(`^((?:${districts})*(?:${towns})?)((?:${han}|[A-Za-z0-9·])+)$`, 'u');
const cut = new RegExp(`^.*(?:${leadIns})`, 'su');
const says = new RegExp(`(?:${where})$`, 'u');
const endingsOf = kinds.map(({ endings }) => new RegExp(endings, 'gu'));
const runs = new RegExp(`(?:${han}|[A-Za-z0-9·])+`, 'gu');

/** @returns the name as the text has it, with the units before it; undefined when in doubt. At most 60 characters. */
export const placeIn = (...texts: readonly string[]): string | undefined => {
  const pieces = texts.flatMap((text) => text.normalize('NFKC').slice(0, read).match(runs) ?? []);
  for (const [index, kind] of kinds.entries())
    for (const piece of pieces)
      for (const { 0: ending, index: at } of piece.matchAll(endingsOf[index]!)) {
        const name = nameBefore(piece.slice(0, at), kind);
        if (name) return `${name}${ending}`;
      }
  return undefined;
};

const nameBefore = (before: string, { anchored }: Kind): string | undefined => {
  const start = cut.exec(before)?.[0] ?? '';
  const [name, units = '', core = ''] = named.exec(before.slice(start.length)) ?? [];
  if (anchored && units === '' && !says.test(start)) return undefined;
  // Without a unit before it, a word of two characters (自己小区) is as likely no name.
  const [least, most] = units === '' && !says.test(start) ? [3, 6] : [2, 8];
  if (name === undefined || core.length < least || core.length > most || name.length > 50) return undefined;
  if (sentence.test(core) || common.test(core) || !/\p{Script=Han}/u.test(core) || /\d{3}/.test(core)) return undefined;
  return name;
};
