import { enterprise, free, grid, hotline, owner, type Sample } from '../sample.ts';

/** Fire safety, elevators and other special equipment, emergencies. */
export const safety: readonly Sample[] = [
  grid(
    'fire-lane-blocked',
    '消防车道被私家车占满',
    '{e}{b}前消防车道停了五辆车，划线和警示牌都在，联系车主只来了两位。',
    {
      urgency: 'urgent',
      answers: { obstacle: 'vehicle', 'dissuasion-refused': false },
    },
  ),
  enterprise(
    'fire-lane-blocked',
    '车主拒绝挪车',
    '{e}消防登高面被一辆越野车占用，我公司书面通知，车主当场撕毁并拒绝挪车。',
    {
      urgency: 'urgent',
      answers: { obstacle: 'vehicle', 'dissuasion-refused': true },
    },
  ),
  grid('fire-lane-blocked', '消防通道焊了铁栅栏', '{e}北侧消防通道被焊上铁栅栏并加锁，钥匙在谁手里说不清。', {
    answers: { obstacle: 'structure', 'dissuasion-refused': false },
  }),
  grid('fire-equipment-defect', '消火栓没有水', '{e}{b}抽查三处消火栓，两处无水，一处水带缺失，报警主机显示故障。', {
    urgency: 'urgent',
  }),
  owner('fire-equipment-defect', '灭火器过期', '{e}{b}楼道灭火器都过期两年了，压力表指针在红区，应急灯也不亮。'),
  hotline(
    'fire-equipment-defect/acceptance',
    '没有消防验收就入住',
    '来电人反映{e}三期未见消防验收手续就通知收房，要求核实。',
    {
      kinds: ['new'],
    },
  ),
  grid('ebike-charging', '飞线充电从五楼垂下', '{e}{b}五楼窗户垂下插排给电动车充电，线皮发热，旁边就是燃气管。', {
    urgency: 'urgent',
  }),
  owner('ebike-charging', '电动车推进电梯', '{e}{b}每天晚上都有人把电动车推进电梯带回家充电，整栋楼都提心吊胆。'),
  owner(
    'ebike-charging/facilities-wanted',
    '想装集中充电棚',
    '{e}没有集中充电的地方，只好飞线。我们{b}愿意出钱分摊，请帮着选个地方装充电棚。',
  ),
  grid('stairwell-clutter', '楼道堆满纸箱', '{e}{b}四至六层楼道堆放纸箱、旧家具，仅容一人侧身通过，住户称暂放。', {
    answers: { 'dissuasion-refused': false },
  }),
  enterprise(
    'stairwell-clutter',
    '住户拒清楼道杂物',
    '{e}{b}三层住户在疏散通道堆放废品，我公司三次劝阻无效，对方扬言投诉。',
    {
      answers: { 'dissuasion-refused': true },
    },
  ),
  owner(
    'elevator-entrapment',
    '我被困在电梯里',
    '我现在困在{e}{b}的电梯里，显示在七楼和八楼之间，按铃没人应，里面还有一个老人。',
    {
      urgency: 'emergency',
      kinds: ['new'],
    },
  ),
  hotline('elevator-entrapment', '电梯困人孩子在哭', '来电人称{e}{b}电梯突然停住，母子二人被困，物业值班电话占线。', {
    urgency: 'emergency',
    kinds: ['new'],
  }),
  enterprise(
    'elevator-entrapment',
    '电梯困人已通知维保',
    '{e}{b}二单元电梯困两人，值班员已安抚并通知维保单位，维保称还需四十分钟到场。',
    {
      urgency: 'emergency',
      kinds: ['new'],
    },
  ),
  grid('elevator-fault', '电梯反复停运', '{e}{b}电梯一周内停运四次，开门不平层，乘客称有下滑感，已张贴停用。', {
    urgency: 'urgent',
    kinds: ['new'],
    answers: { 'unpaid-property-fee': false },
  }),
  owner('elevator-fault', '电梯门夹人', '{e}{b}电梯关门没有感应，今天夹了我妈的胳膊，报修后维保看一眼就走了。', {
    kinds: ['new'],
  }),
  owner('elevator-fault', '没交物业费刷不了电梯', '{e}{b}物业把欠费户的电梯卡停了，我爸拄拐住十六楼，只能爬楼。', {
    kinds: ['new'],
    answers: { 'unpaid-property-fee': true },
  }),
  owner(
    'elevator-fault/unfunded-repair',
    '电梯停了等维修资金',
    '{e}{b}电梯主机坏了，停了二十天，说要等维修资金批下来，楼上还有坐轮椅的。',
    { kinds: ['new'] },
  ),
  grid(
    'elevator-inspection-overdue',
    '电梯检验标志过期',
    '{e}{b}两部电梯检验合格标志超期四个月，物业称已报检，未见回执。',
    { kinds: ['new'] },
  ),
  grid(
    'special-equipment-hazard',
    '锅炉房压力表失灵',
    '{e}自管锅炉房一台锅炉安全阀铅封脱落、压力表不归零，操作人员无证。',
    {
      kinds: ['enterprise-managed', 'old'],
    },
  ),
  hotline(
    'special-equipment-hazard',
    '废旧气瓶堆在院里',
    '来电人反映{e}有人在院内囤积报废气瓶，夏天暴晒，离住户不足五米。',
    { urgency: 'emergency', season: 'summer' },
  ),
  grid('estate-emergency', '配电室冒烟', '{e}地下配电室冒烟，已断电并疏散两个单元居民，消防在途，请协调安置和供电。', {
    urgency: 'emergency',
  }),
  hotline(
    'estate-emergency/flooding',
    '地下车库进水',
    '来电人称暴雨后{e}地下车库积水已没过轮胎，水泵不转，车主聚集。',
    { urgency: 'emergency', season: 'summer' },
  ),
  free(
    'elevator-fault',
    '电梯又坏了',
    '{e}{b}电梯三天两头出故障，今天又坏了停运，上上下下全靠爬楼梯，老人孩子怎么办？',
    { kinds: ['new'] },
  ),
  free(
    'fire-lane-blocked',
    '消防通道成了停车场',
    '{e}的消防通道天天被占用，消防车根本进不来，堵塞消防通道出了事谁负责？',
  ),
  free(
    'ebike-charging',
    '飞线充电太吓人',
    '{e}{b}好几家从窗户飞线充电，电动车就停在单元门口充，去年别处着火的事还不够教训？',
  ),
  free(
    'elevator-entrapment',
    '电梯困人半小时',
    '刚才{e}{b}电梯突然停了，把我困在电梯里半个小时才有人来，被困的时候按报警按钮没有任何反应。',
    { kinds: ['new'] },
  ),
  free(
    'fire-equipment-defect',
    '消防栓是摆设',
    '{e}{b}消防栓打开没有水，灭火器早过期了，消防设施损坏这么久没人修，真着火怎么办？',
  ),
  free(
    'stairwell-clutter',
    '楼道堆杂物没法走',
    '{e}{b}楼道里堆满了杂物，鞋柜、纸箱、自行车都有，楼道堆放成这样，半夜都不敢关灯走。',
  ),
];
