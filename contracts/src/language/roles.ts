/** A name as people see it, and in a line who that is. */
const role = (zh: string, en: string, who: string, whoEn: string) => ({ zh, en, who: { zh: who, en: whoEn } });

/**
 * Who may give commands and ask queries: the whole list. A person has roles at a responsibility and in a territory, one or
 * several; what a command or query asks for stands with it, as `by`. `docs/roles.md` is made from it.
 */
export const roles = {
  resident: role(
    '居民、业主',
    'resident',
    '反映问题的业主、住户，或者路过的人',
    'owns or rents a home, or passes by, and reports',
  ),
  'hotline-agent': role(
    '热线受理员',
    'hotline agent',
    '接听热线、登记来电并回访的人员',
    'takes calls of the hotline, writes them down and calls back',
  ),
  'grid-worker': role(
    '网格员',
    'grid worker',
    '巡查网格，上报、自处理、核查',
    'walks a grid: reports, handles on the spot, verifies',
  ),
  clerk: role(
    '镇办工作人员',
    'subdistrict clerk',
    '镇（街道）物业管理办公室的人员',
    "works at a subdistrict's or town's property office",
  ),
  verifier: role(
    '核查回访人员',
    'verifier',
    '核查是否办结并回访，不办理事件',
    'looks whether what was reported done is done, and calls back; handles nothing',
  ),
  'residents-committee': role('居委会', "residents' committee", '社区居民委员会', "a community's residents' committee"),
  'owners-committee': role(
    '业主委员会',
    "owners' committee",
    '小区业主委员会，未成立时为其代行者',
    "an estate's elected owners, or who acts in their place",
  ),
  enterprise: role('物业服务企业', 'property service enterprise', '小区的物业服务企业', 'manages an estate'),
  builder: role(
    '建设单位',
    'builder',
    '开发建设小区的单位，前期合同由其签订',
    'built or sells an estate; signs its first contract',
  ),
  'use-unit': role(
    '特种设备使用单位',
    'use unit',
    '电梯等特种设备的使用单位，多为物业服务企业',
    'is answerable for the use of an elevator or other special equipment, mostly a property service enterprise',
  ),
  'maintenance-firm': role('电梯维保单位', 'maintenance firm', '电梯维护保养单位', 'maintains elevators'),
  'inspection-agency': role(
    '检验检测机构',
    'inspection agency',
    '特种设备检验检测机构',
    'inspects special equipment and says what it found',
  ),
  'rescue-centre': role(
    '电梯应急救援平台',
    'elevator rescue centre',
    '接听电梯困人求助、调度救援',
    'takes calls from elevators and sends help',
  ),
  utility: role(
    '专业经营单位',
    'utility company',
    '供水、供电、供气、供热、通信、有线电视、宽带的经营单位',
    'supplies water, power, gas, heating, telecom, cable TV or broadband',
  ),
  crew: role(
    '作业人员',
    'work crew',
    '收运司机、保洁、巡逻、出动、抢修等一线人员',
    'drives, cleans, patrols, turns out or repairs on the spot',
  ),
  officer: role(
    '承办人',
    'department officer',
    '职能部门办案、办件的人员',
    "handles a department's referrals and cases",
  ),
  'department-chief': role(
    '部门负责人',
    'department chief',
    '职能部门负责人，批准强制措施和处罚',
    'heads a department; approves compulsion and penalties',
  ),
  'leading-group': role(
    '领导小组办公室',
    'leading-group office',
    '研判、裁定、延期挂账、规则和词库',
    'triages, arbitrates, grants time, keeps rules and lexicon',
  ),
  'joint-meeting': role(
    '联席会议',
    'joint meeting',
    '物业管理联席会议',
    'decides what departments cannot settle between them',
  ),
  analyst: role('分析人员', 'analyst', '看数据、不办事', 'reads figures, handles nothing'),
  auditor: role('审计人员', 'auditor', '查阅记录、不办事', 'reads what is on record, handles nothing'),
  operator: role('运维人员', 'operator', '维护系统运行，不办事', 'keeps the system running, handles nothing'),
  'department-system': role(
    '部门业务系统',
    "a department's own system",
    '经自有账号接入总线：办理本部门派遣，查询本部门服务',
    "a guest of the bus: answers its department's referrals and asks its department's service",
  ),
  service: role(
    '系统服务',
    'service',
    '总线上的服务；内部命令只由其发出',
    'a service of the bus; it alone gives internal commands',
  ),
};

export type Role = keyof typeof roles;

/** Who gives a command or asks a query: somebody does. */
export type Roles = readonly [Role, ...Role[]];

/** Actors whose kind is not the name of their role. */
const otherKinds: Readonly<Record<string, Role>> = {
  owner: 'resident',
  hotline: 'hotline-agent',
  'property-office': 'clerk',
  'subdistrict-office': 'clerk',
  department: 'department-system',
  /** 专业经营单位, as the law calls them; who keeps the system running gives no command. */
  operator: 'utility',
};

/** The role of an actor `<kind>:<id>`; undefined where nobody in a district is called that. */
export const roleOfActor = (actor: string): Role | undefined => {
  const [kind = ''] = actor.split(':', 1);
  return otherKinds[kind] ?? (kind in roles ? (kind as Role) : undefined);
};

/** Who gives a command, or asks a query, as a service serves it; nobody where that is none of the published language. */
export const rolesOf = (served: object): readonly Role[] => (served as { readonly by?: Roles }).by ?? [];
