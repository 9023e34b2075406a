type Names = Readonly<Record<'zh' | 'en', string>>;

/** One duty that the district's opinion gives somebody. */
export interface PolicyDuty {
  readonly names: Names;
  /** Of a duty that something carries: what of it nothing carries yet. */
  readonly lacks?: Names;
}

const duty = (zh: string, en: string, lacks?: readonly [zh: string, en: string]): PolicyDuty => ({
  names: { zh, en },
  ...(lacks && { lacks: { zh: lacks[0], en: lacks[1] } }),
});

/**
 * Every duty of the opinion's parts 二(一) to 四, by the opinion's own numbering: a clause that holds several is counted on
 * (`二(一)1.2`), what stands before the first number is counted from `0`. Whoever carries one says so where it is defined
 * (`duties` of a command, `carrying` for all else); `docs/policy-coverage.md` is made from that.
 */
export const policyDuties = {
  '二(一)0.1': duty('对辖区物业管理负总责', 'Answer for property management in the area'),
  '二(一)0.2': duty('接受房管局指导、监督、考核', 'Be guided, supervised and assessed by housing'),
  '二(一)0.3': duty('设置社区物业管理办公室', 'Set up a property office'),
  '二(一)0.4': duty('配备2–3名专（兼）职人员', 'Staff it with two or three people'),
  '二(一)0.5': duty('落实场所设备、建立制度', 'Give it rooms, equipment and rules'),
  '二(一)0.6': duty('领导和组织协调辖区物业管理', 'Lead and coordinate property management'),
  '二(一)1.1': duty('探索执法体系、权限下沉', 'Move powers of enforcement down'),
  '二(一)1.2': duty('监督检查物业服务企业', 'Inspect property enterprises'),
  '二(一)1.3': duty('违法违规行为上报相关部门', 'Report violations to the departments', [
    '以事件上报并派遣，尚无检查记录作为来源',
    'reported as incidents; no inspection that they follow from',
  ]),
  '二(一)1.4': duty('协助部门依法处理', 'Assist the departments in acting on them'),
  '二(一)2': duty('核实物业诚信企业标准', 'Verify the standing of enterprises'),
  '二(一)3.1': duty('核实维修资金使用程序和情况', 'Verify how the maintenance fund is used'),
  '二(一)3.2': duty('签字盖章后向房管申报', 'Seal it, then apply to housing'),
  '二(一)4.1': duty('组织指导业主大会成立', 'Guide the founding of owners’ assemblies'),
  '二(一)4.2': duty('组织指导业委会换届', 'Guide the renewal of owners’ committees'),
  '二(一)4.3': duty('监督业主大会、业委会依法履职', 'See that assemblies and committees do their duty'),
  '二(一)4.4': duty('调解物业管理纠纷', 'Mediate disputes'),
  '二(一)4.5': duty('居委会指导监督业主自治', 'Residents’ committees guide the owners’ self-management'),
  '二(一)4.6': duty('居委会协助镇办', 'Residents’ committees assist the subdistrict'),
  '二(一)5': duty('会同各部门确定物业管理区域', 'Delimit management areas with the departments'),
  '二(一)6.1': duty('预售前召开联席会议', 'Call a meeting before presale'),
  '二(一)6.2': duty('共同确认新建小区服务等级', 'Confirm a new estate’s service level together', [
    '备案时核验确认书，会议本身未记录',
    'the confirmation is asked for when the contract is filed; the meeting itself is not on record',
  ]),
  '二(一)7.1': duty('物业管理活动日常管理', 'Day-to-day management', [
    '只有事件的受理、自处理、核查、回访',
    'only incidents: taken in, handled on the spot, verified, called back',
  ]),
  '二(一)7.2': duty('监督物业服务合同履行', 'Supervise the performance of service contracts'),
  '二(一)7.3': duty('监督企业安全管理', 'Supervise enterprises’ safety management'),
  '二(一)8': duty('指导督促合同履行', 'Guide and urge the performance of contracts'),
  '二(一)9.1': duty('建立并召开物业管理联席会议', 'Hold joint meetings'),
  '二(一)9.2': duty('协调业委会、部门不依法履职', 'Coordinate where committee or department fails its duty'),
  '二(一)9.3': duty('协调企业退出和交接问题', 'Coordinate exit and handover', [
    '房管提请并登记结果，会议本身未记录',
    'housing brings it up and records the result; the meeting itself is not on record',
  ]),
  '二(一)9.4': duty('协调突发事件', 'Coordinate emergencies'),
  '二(一)9.5': duty('衔接物业管理与社区管理', 'Link property and community management'),
  '二(一)9.6': duty('协调其他事项', 'Coordinate other matters'),
  '二(一)10': duty('实施老旧小区简易物业管理', 'Run simple management of old estates'),

  '二(二)1.1': duty('全区物业管理活动监督管理', 'Supervise property management in the district'),
  '二(二)1.2': duty('监督指导镇办', 'Supervise and guide the subdistricts'),
  '二(二)1.3': duty('宣传贯彻法律法规', 'Make laws and rules known', [
    '只有公开的政策答复',
    'only policy answers that are published',
  ]),
  '二(二)1.4': duty('研究发展方向、制定行业计划', 'Plan the trade’s development'),
  '二(二)1.5': duty('物业管理工作人员教育培训', 'Train those who work in property management', [
    '只登记企业的培训，未覆盖镇办、居委会人员',
    'only enterprises’ trainings are recorded, not those of subdistricts and committees',
  ]),
  '二(二)1.6': duty('会同确定物业管理区域', 'Delimit management areas together'),
  '二(二)1.7': duty('维修资金收缴', 'Maintenance fund: collect'),
  '二(二)1.8': duty('维修资金使用审批', 'Maintenance fund: approve its use'),
  '二(二)1.9': duty('维修资金退还', 'Maintenance fund: return'),
  '二(二)1.10': duty('质量保修金收缴', 'Warranty deposit: collect'),
  '二(二)1.11': duty('质量保修金使用审批', 'Warranty deposit: approve its use'),
  '二(二)1.12': duty('质量保修金退还', 'Warranty deposit: return'),
  '二(二)1.13': duty('政策解释', 'Interpret the policy for owners and committees'),
  '二(二)1.14': duty('物业服务用房前期备案', 'File service rooms'),
  '二(二)1.15': duty('全区数据统计', 'Keep the district’s statistics'),
  '二(二)1.16': duty('数据上报', 'Report them upward'),
  '二(二)1.17': duty('物业服务合同备案', 'File service contracts'),
  '二(二)1.18': duty('其他物业管理工作', 'Other work of property management'),
  '二(二)2.1': duty('监督按规划配置物业服务用房', 'See that service rooms are provided as planned'),
  '二(二)2.2': duty('监督按规划配置其他公共设施', 'See that other public facilities are provided as planned'),
  '二(二)3': duty('督促建设单位保修期内维修', 'Make builders repair in warranty'),
  '二(二)4': duty('物业服务收费监督管理', 'Supervise property fees'),
  '二(二)5': duty('住宅小区治安管理', 'Keep public security in estates'),
  '二(二)6': duty('协助管理车辆乱停乱放', 'Help against disorderly parking'),
  '二(二)7.1': duty('指导派出所消防工作', 'Guide police stations in fire safety'),
  '二(二)7.2': duty('配合消防监督检查', 'Take part in fire inspections'),
  '二(二)8.1': duty('查处乱搭乱建', 'Act on illegal construction'),
  '二(二)8.2': duty('查处占道经营', 'Act on trading in the street'),
  '二(二)8.3': duty('查处其他市容环境问题', 'Act on other disorder in appearance and environment'),
  '二(二)9.1': duty('小区垃圾收集', 'Collect the estates’ refuse'),
  '二(二)9.2': duty('小区垃圾清运', 'Carry it away'),
  '二(二)10': duty('监管小区内经营行为', 'Supervise traders in estates'),
  '二(二)11': duty('监管电梯等特种设备安全', 'Supervise lifts and other special equipment'),
  '二(二)12.1': duty('专业经营设施建设', 'Utilities’ facilities: build'),
  '二(二)12.2': duty('专业经营设施管理', 'Utilities’ facilities: run'),
  '二(二)12.3': duty('专业经营设施维护', 'Utilities’ facilities: maintain'),
  '二(二)12.4': duty('专业经营设施改造', 'Utilities’ facilities: rebuild', [
    '只有移交前的改造',
    'only what is rebuilt on the way to a handover',
  ]),
  '二(二)12.5': duty('专业经营设施移交', 'Utilities’ facilities: hand over'),
  '二(二)13': duty('其他部门做好相关工作', 'Other departments do their part'),

  '二(三)0.1': duty('在镇办、居委会指导下开展工作', 'Work under the subdistrict’s guidance'),
  '二(三)0.2': duty('吸收党员、代表、委员等进入业委会', 'Bring people of public spirit into the committee'),
  '二(三)1': duty('召集主持业主大会会议', 'Call and chair the owners’ assembly', [
    '只对维修资金和设施移交的表决计票',
    'only votes on the fund and on handing facilities over are counted',
  ]),
  '二(三)2': duty('报告物业管理实施情况', 'Report on property management'),
  '二(三)3': duty('代表业主签订物业服务合同', 'Sign the service contract for the owners', [
    '签订和备案已记录，选聘过程未记录',
    'signature and filing are on record, how the enterprise was chosen is not',
  ]),
  '二(三)4': duty('执行业主大会决定', 'Carry out the assembly’s decisions'),
  '二(三)5': duty('了解业主意见建议', 'Hear owners’ opinions'),
  '二(三)6': duty('督促业主按时交费', 'Urge owners to pay their fees'),
  '二(三)7': duty('监督协助企业履行合同', 'Supervise and help the enterprise'),
  '二(三)8': duty('监督管理规约实施', 'See that the covenant is kept'),
  '二(三)9': duty('业主大会赋予的其他职责', 'Other duties that the assembly gives'),

  '二(四)1': duty('对小区物业服务全面负责', 'Answer for the estate’s property service'),
  '二(四)2': duty('建立恳谈会制度', 'Hold talks with the owners'),
  '二(四)3': duty('公开服务价格、标准和内容', 'Disclose prices, standards and services', [
    '由物价检查、责令，企业自身不在系统内公开',
    'pricing checks and orders it; enterprises disclose nothing here themselves',
  ]),
  '二(四)4': duty('公开投诉渠道和方式', 'Disclose where to complain', [
    '由物价检查、责令，企业自身不在系统内公开',
    'pricing checks and orders it; enterprises disclose nothing here themselves',
  ]),
  '二(四)5': duty('公开公共部位收益', 'Disclose the income of common parts', [
    '由物价检查、责令，企业自身不在系统内公开',
    'pricing checks and orders it; enterprises disclose nothing here themselves',
  ]),
  '二(四)6': duty('按约定标准收费和服务', 'Charge and serve as agreed', [
    '只核查收费，服务内容未核查',
    'charges are examined, services are not',
  ]),
  '二(四)7': duty('共用部位和设施维护', 'Look after common parts and equipment', [
    '只查处违约不维护',
    'only neglect is acted on',
  ]),
  '二(四)8': duty('公共绿化维护', 'Look after the green'),
  '二(四)9': duty('公共区域环境卫生', 'Keep common areas clean'),
  '二(四)10': duty('协助秩序维护、安全防范', 'Help to keep order and safety'),
  '二(四)11': duty('告知、劝阻、报告禁止行为', 'Warn of, dissuade from and report what is forbidden', [
    '消防车通道的劝阻和报告；其他行为只在未报告时查处',
    'dissuasion and report for fire lanes; elsewhere only the failure to report is acted on',
  ]),
  '二(四)12': duty('维修改造费用账务管理', 'Keep the accounts of repairs'),
  '二(四)13': duty('物业档案保管', 'Keep the archives', ['只查处未建档', 'only missing archives are acted on']),
  '二(四)14': duty('小区物业文化建设', 'Build the estate’s culture'),
  '二(四)15': duty('其他物业管理事项', 'Other matters of management'),
  '二(四)16': duty('成立物业管理行业协会', 'Found the trade association'),
  '二(四)17': duty('维护企业权益、反映建议', 'Speak for the enterprises'),
  '二(四)18': duty('行业协调、维护公平竞争', 'Coordinate the trade, keep competition fair'),
  '二(四)19': duty('调查、宣传、咨询等活动', 'Survey, publicise, advise'),
  '二(四)20': duty('搭建交流平台', 'Let enterprises learn from each other'),
  '二(四)21': duty('制定监督行规行约', 'Make and watch the trade’s rules'),
  '二(四)22': duty('从业人员培训学习', 'Train the trade’s people', [
    '只登记，未计划、未考核',
    'recorded, neither planned nor examined',
  ]),
  '二(四)23': duty('执行服务等级标准', 'Keep to the standard of service levels'),
  '二(四)24': duty('依规模、质量、投诉制定自律标准', 'Set standards by size, quality and complaints'),
  '二(四)25': duty('行业协会进出机制', 'Let members in and out', [
    '只登记入会退会，未设条件',
    'joining and leaving are recorded; no conditions are set',
  ]),
  '二(四)26': duty('建立健全信用档案', 'Keep credit files'),

  '三(一)1': duty('招投标选聘前期物业企业', 'Choose the first enterprise by tender'),
  '三(一)2': duty('预售须有前期合同备案证明', 'Presale needs the contract’s filing certificate'),
  '三(一)3': duty('竣工验收备案', 'File the acceptance of the works'),
  '三(一)4': duty('用房、配套、公共部位验收备案', 'File the acceptance of rooms, facilities, common parts', [
    '服务用房和规划配套已查验，公共部位尚无',
    'rooms and planned facilities are inspected, common parts are not',
  ]),
  '三(一)5': duty('完善前期物业移交手续', 'Hand over to the first enterprise in due form'),
  '三(一)6': duty('镇办监督下三方交接', 'Three-party handover under the subdistrict', [
    '只查处拒不交接、拒不退出',
    'only refusals to hand over or to leave are acted on',
  ]),
  '三(二)0.1': duty('整治老旧小区', 'Improve old estates'),
  '三(二)1.1': duty('界定老旧小区服务区域', 'Delimit the areas of old estates'),
  '三(二)1.2': duty('选举业委会、选聘企业', 'Elect a committee, choose an enterprise'),
  '三(二)1.3': duty('不具备条件的实行简易管理', 'Else simple management'),
  '三(二)2': duty('财政补贴简易物业管理', 'Subsidise simple management'),
  '三(三)1': duty('农村社区、企业小区引进企业或自管', 'Rural and company estates: an enterprise, or themselves', [
    '只登记类型和管理方式',
    'kind and mode are on the register, nothing more',
  ]),
  '三(三)2': duty('按合同服务', 'Serve by the contract'),
  '三(三)3': duty('接受镇办监督管理', 'Be supervised by the subdistrict'),
  '三(四)1': duty('2018年标准建设', '2018: set the standard'),
  '三(四)2': duty('2019年质价相符', '2019: the price by the quality', [
    '投诉时按星级政府指导价核算',
    'computed by the star level when somebody complains',
  ]),
  '三(四)3': duty('向星级服务标准过渡', 'Move to star levels'),
  '三(四)4': duty('老城区30%达到三星以上', '30 % of the old town at three stars or more'),
  '三(四)5': duty('2020年培育品牌企业', '2020: grow good names'),

  '四(一)1': duty('成立领导小组、设办公室', 'Leading group and its office', [
    '办公室的工作已有，小组成员未登记',
    'the office works here; the group’s members are not on record',
  ]),
  '四(一)2': duty('研究制定政策制度', 'Work out policies and rules'),
  '四(一)3': duty('领导和综合协调', 'Lead and coordinate', ['只协调派遣', 'only referrals are coordinated']),
  '四(一)4': duty('网格化挂包、一名挂包干部', 'One cadre for each estate, by the grid', [
    '登记挂包干部，未检查是否每个小区都有',
    'the cadre is on the register; nobody checks that each estate has one',
  ]),
  '四(一)5': duty('部门联席会议制度', 'Regular meetings of the departments'),
  '四(二)1': duty('镇办目标责任制、责任分解', 'Subdistricts: goals, and who answers for each'),
  '四(二)2': duty('组织、人员、措施到位', 'Lead, people and measures in place'),
  '四(二)3': duty('房管考核镇办', 'Housing assesses the subdistricts'),
  '四(二)4': duty('结果纳入年度综合考核', 'The result counts in the yearly assessment'),
  '四(二)5': duty('镇办考核小区和企业', 'Subdistricts assess estates and enterprises'),
  '四(二)6': duty('考核结果报房管备案', 'That result is filed at housing'),
  '四(三)1': duty('正面监督和舆论引导', 'Guide opinion, with the media'),
  '四(三)2': duty('宣传政策法规', 'Make policy and law known'),
  '四(三)3': duty('引导企业接受监督、融入社区', 'Bring enterprises to accept supervision'),
} as const satisfies Readonly<Record<string, PolicyDuty>>;

export type PolicyDutyId = keyof typeof policyDuties;

/** What carries duties. */
export interface Carrying {
  readonly duties: readonly PolicyDutyId[];
}

/** Says which duties something carries that is no command: a query, a clock, a reaction. */
export const carrying = <Carrier extends object>(
  duties: readonly PolicyDutyId[],
  carrier: Carrier,
): Carrier & Carrying => ({ ...carrier, duties });
