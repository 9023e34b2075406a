import type { Vocabulary } from '../vocabulary.ts';

/** Violations as the statutes call them: so they stand in notices and decisions. What each costs is said by the services' law tables. */
export const violations = {
  // Fire hazards
  'equipment-defective': ['消防设施器材未保持完好有效', 'fire equipment not in working order'],
  'equipment-misused': ['损坏、挪用、擅自拆除停用消防设施', 'fire equipment damaged, misused or switched off'],
  'exit-blocked': ['占用、堵塞疏散通道、安全出口', 'escape route or exit blocked'],
  'hydrant-blocked': ['埋压、圈占消火栓或者占用防火间距', 'hydrant covered or fire gap occupied'],
  'lane-blocked': ['占用、堵塞、封闭消防车通道', 'fire lane blocked'],
  'window-obstructed': ['门窗设置影响逃生的障碍物', 'obstacles on doors or windows'],
  'other-hazard': ['其他火灾隐患', 'another fire hazard'],
  'wiring-unsafe': [
    '电器、燃气线路敷设使用不合规（飞线充电等）',
    'unsafe wiring or gas pipes (charging by loose cables)',
  ],
  'alarm-system-neglected': ['火灾报警、自动消防系统未按规定设置维护值守', 'alarms or automatic systems neglected'],
  'duty-neglected': ['未履行消防安全管理职责', 'duties of fire safety neglected'],

  // Conduct of enterprises and builders
  'supply-cut': ['中断或者变相中断供水供电供热供气通信', 'a supply cut, or as good as cut'],
  'no-dissuasion-or-report': ['发现违法行为未制止、未报告', 'a violation neither stopped nor reported'],
  'handover-refused': ['拒不办理交接、阻挠新企业进场', 'handover refused, or the new enterprise kept out'],
  'refuses-to-leave': ['合同终止后拒不退出', 'does not leave after the end of the contract'],
  'documents-withheld': ['不移交有关资料', 'documents not handed over'],
  'archives-not-kept': ['未保存资料、建立档案', 'archives not kept'],
  'not-disclosed': ['未如实公示、公告信息', 'what must be shown was not'],
  'contract-not-filed': ['物业服务合同未按期备案', 'contract not filed in time'],
  'service-rooms-misused': ['擅自改变物业服务用房用途', 'service rooms put to other use'],
  'service-rooms-not-provided': ['不按规定配置物业服务用房', 'service rooms not provided'],
  'fund-misused': ['挪用专项维修资金', 'maintenance fund misused'],
  'common-parts-business': ['擅自利用共用部位经营', 'business in common parts without consent'],
  'spaces-sold-not-rented': ['车位只售不租', 'parking spaces sold and not rented'],
  'deposit-not-paid': ['未按规定交存物业质量保修金', 'warranty deposit not paid in'],
  'equipment-not-maintained': ['共用设施设备未按约定维护', 'common equipment not maintained'],

  // Operators
  'no-licence': ['无照经营', 'business without a licence'],
  'premises-provided': ['明知无照经营而提供场所条件', 'premises knowingly provided for business without a licence'],
  'food-without-permit': ['无食品经营许可', 'food business without a permit'],
  'no-permit': ['未取得其他行政许可经营', 'business without another authority’s permit'],
  'dwelling-without-consent': [
    '未经利害关系业主同意住改商',
    'a dwelling turned to business without the neighbours’ consent',
  ],

  // Structures
  'project-without-scheme': [
    '涉及主体或者承重结构变动的装修工程无设计方案擅自施工',
    'decoration that alters the structure without a design scheme',
  ],
  'by-occupant': ['房屋使用者装修中擅自变动主体和承重结构', 'structure altered by an occupant in decorating'],

  // Public security
  noise: ['制造噪声干扰他人正常生活', 'noise that disturbs others’ life'],
  'animal-nuisance': ['饲养动物干扰他人正常生活', 'animals kept so that they disturb others'],
  'animal-frightens': ['放任动物恐吓他人', 'an animal let frighten others'],
  threat: ['威胁他人人身安全', 'threats against a person'],
  insult: ['公然侮辱、诽谤他人', 'insult or slander in public'],
  assault: ['殴打、故意伤害他人', 'beating or wilful injury'],
  'taking-or-damage': ['盗窃、故意损毁财物', 'theft or wilful damage'],
  trespass: ['非法侵入住宅', 'entry into a home against the law'],
  'rental-unregistered': ['出租房屋不按规定登记承租人', 'tenants not registered'],
  'rental-crime-unreported': ['明知承租人利用出租房屋犯罪不报告', 'a tenant’s crime known and not reported'],
  gambling: ['赌博或者为赌博提供条件', 'gambling, or room given for it'],
  'obstructing-rescue': [
    '阻碍执行紧急任务的消防车、救护车等通行',
    'fire engine or ambulance on duty kept from passing',
  ],
  'lane-occupation': ['占用消防车通道', 'fire lane occupied'],

  // Charges
  'above-guided-price': ['超出政府指导价收费', 'charged above the guided price'],
  'above-set-tariff': ['转供水电气热超出政府定价加价', 'resold above the set tariff'],
  'change-unlawful': ['未依程序擅自调整收费标准', 'price raised without the procedure'],
  'above-agreed-price': ['高于合同约定和标明的价格收费', 'charged above the price agreed and shown'],
  'collection-charge': ['代收水电气热费用加收手续费', 'a fee for collecting utility bills'],
  'not-agreed': ['收取未约定、未标明的费用', 'a charge that was neither agreed nor shown'],

  // What must be shown
  'charges-not-shown': ['未公示收费项目', 'items of charges not shown'],
  'standards-not-shown': ['未公示收费标准和服务内容', 'standards and services not shown'],
  'charged-beyond-shown': ['在标价之外加价收费', 'more charged than shown'],
  'channels-not-shown': ['未公开投诉渠道和方式', 'channels for complaints not shown'],
  'accounts-not-shown': ['未公布物业服务项目收支', 'accounts of the service not shown'],
  'common-income-not-shown': ['未公开公共部位收益', 'income of common parts not shown'],

  // Special equipment
  'not-registered': ['未办理使用登记', 'used without registration'],
  'no-technical-file': ['未建立安全技术档案、未设置标志', 'no technical file or marks'],
  'not-maintained': ['未经常性维护保养、自行检查', 'not maintained or not self-inspected'],
  'inspection-not-requested': ['未及时申报并接受检验', 'inspection not asked for in time'],
  'used-uninspected': ['使用未经检验或者检验不合格的设备', 'used without a valid inspection'],
  'used-with-fault': ['故障未全面检查、消除隐患继续使用', 'used on with a fault'],
  'not-scrapped': ['应当报废未报废', 'not scrapped though it had to be'],
  'no-safety-manager': ['未配备专职安全管理人员', 'no safety manager'],
  'notices-missing': ['未张贴安全使用说明、警示标志', 'safety notices missing'],
  'alarm-not-working': ['紧急报警装置失效', 'emergency alarm out of order'],
  'no-maintenance-contract': ['未委托有资质单位维护保养', 'no licensed firm maintains it'],
  'badly-maintained': ['未按规范进行电梯维护保养', 'maintenance against the technical rules'],
  'false-maintenance-records': ['维护保养记录造假或者严重失实', 'false maintenance records'],
  'nobody-on-duty': ['值班人员未落实或者不履职，影响救援', 'nobody on duty, which hindered a rescue'],
  'late-to-rescue': ['维保人员未按时赶到救援现场', 'maintenance firm late to a rescue'],

  // Waste
  'construction-not-cleared': ['未及时清运施工产生的建筑垃圾', 'construction waste not cleared in time'],
  'construction-dumped': ['擅自倾倒、抛撒、堆放建筑垃圾', 'construction waste dumped'],
  'household-dumped': ['随意倾倒、堆放生活垃圾', 'household waste dumped'],
  littered: ['乱倒垃圾、废弃物', 'waste thrown about'],
  'spilled-in-transport': ['运输垃圾沿途撒漏', 'waste spilled in transport'],

  // Disorder
  stall: ['占道摆摊、越门经营', 'trading in the street or outside the shop'],
  'goods-piled': ['占道堆物作业', 'goods or work in the street'],
  'fumes-unpurified': ['未安装或者不正常使用油烟净化设施', 'cooking fumes not purified'],
  'fumes-in-dwelling': ['居民住宅楼等新建产生油烟的餐饮项目', 'a kitchen with fumes in a residential building'],
  'open-barbecue': ['禁止区域露天烧烤', 'open-air barbecue where it is forbidden'],
  'business-noise': ['商业经营、餐饮娱乐噪声超标', 'noise of a business above the limit'],
  loudspeaker: ['高音喇叭招揽顾客', 'loudspeakers to draw customers'],
  'decoration-noise': ['限定时段外装修产生噪声', 'decoration noise at forbidden hours'],
  'night-construction': ['违规夜间施工产生噪声', 'night building work without leave'],
  'green-occupied': ['擅自占用城市绿化用地（含毁绿种菜）', 'green space occupied or planted over'],
  'green-damaged': ['损坏城市树木花草、绿化设施', 'trees, plants or green facilities damaged'],
  flyposting: ['乱贴乱写乱画', 'flyposting and scrawling'],
  advertising: ['不按规定设置户外广告、标牌', 'outdoor advertising against the rules'],
} as const satisfies Vocabulary;
