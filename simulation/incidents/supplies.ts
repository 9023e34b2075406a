import { enterprise, free, grid, hotline, owner, type Sample } from '../sample.ts';

/** Water, power, gas, heating, telecommunications; garbage. */
export const supplies: readonly Sample[] = [
  hotline('water-outage', '整个小区没水', '来电人反映{e}从早上六点停水，未见通知，物业说是市政主管道的事。', {
    urgency: 'urgent',
    answers: { 'unpaid-property-fee': false },
  }),
  owner('water-outage', '水压小三楼以上没水', '{e}{b}三楼以上这几天水压小得洗不了澡，晚上干脆没水。', {
    answers: { 'unpaid-property-fee': false },
  }),
  owner(
    'water-outage',
    '物业把水掐了',
    '我家因为跟物业打官司没交物业费，今天一早没水，邻居家都有。去问，物业承认是他们关的。',
    {
      answers: { 'unpaid-property-fee': true },
    },
  ),
  owner('water-outage/bill', '水费一个月三百多', '{e}{b}两口人，上月水费三百多，查表说没坏，前后对不上。', {
    answers: { 'charge-above-tariff': false },
  }),
  owner(
    'water-quality',
    '自来水发黄有沉淀',
    '{e}{b}自来水放出来发黄，水桶底一层沙，孩子起疹子，二次供水的水箱多久没洗了？',
    {
      answers: { contaminated: true },
    },
  ),
  grid('water-quality', '水箱间门未锁', '{e}二次供水水箱间门锁损坏，人孔盖未封闭，未见清洗消毒记录。', {
    answers: { contaminated: false },
  }),
  hotline('power-outage', '半个小区停电', '来电人称{e}{b}等五栋楼停电一小时，冰箱药品要坏，不知何时来电。', {
    urgency: 'urgent',
    answers: { 'unpaid-property-fee': false },
  }),
  grid('power-outage', '变压器异响', '{e}东侧变压器异响并有焦糊味，两栋楼电压忽高忽低，已提醒居民拔插头。', {
    urgency: 'urgent',
    answers: { 'unpaid-property-fee': false },
  }),
  owner('power-outage/bill', '电费比邻居高一倍', '{e}{b}同户型我家电费比邻居高一倍，怀疑电表接错，请校表。', {
    answers: { 'charge-above-tariff': false },
  }),
  owner('gas-leak', '楼道有很浓的煤气味', '{e}{b}一进单元门就闻到很浓的煤气味，不敢开灯，已经叫邻居出来了。', {
    urgency: 'emergency',
  }),
  grid('gas-leak', '施工挖断燃气管', '{e}西门施工挖破燃气管道，嘶嘶漏气，已拉警戒线疏散，请立即关阀。', {
    urgency: 'emergency',
  }),
  owner('gas-supply', '通气手续办了半年', '{e}{b}交了开口费半年，燃气还没通，做饭用电磁炉老跳闸。', {
    kinds: ['new', 'rural'],
    answers: { 'gas-matter': 'complaint' },
  }),
  owner('gas-supply/enquiry', '咨询燃气阶梯价', '想问一下五口之家的燃气阶梯气量怎么申请，要带什么材料。', {}),
  owner('gas-supply/complaint', '燃气安检员态度差', '{e}{b}安检员进门就让买他的软管和报警器，不买就说隐患停气。'),
  owner('gas-supply/bill', '燃气费多扣', '{e}{b}换了智能表后余额对不上，两个月多扣了一百多。', {
    answers: { 'charge-above-tariff': false },
  }),
  owner('heating-failure', '供暖一周家里还是冰凉', '{e}{b}开始供暖一周了，暖气片上热下凉，打了三次供热电话都说排气。', {
    season: 'heating',
    urgency: 'urgent',
    answers: { 'unpaid-property-fee': false },
  }),
  hotline('heating-failure', '供热管道爆裂', '来电人称{e}院内供热管道爆裂，热水漫到路面，两栋楼停暖。', {
    season: 'heating',
    urgency: 'emergency',
  }),
  grid(
    'heating-failure',
    '老楼立管不热',
    '{e}{b}西单元整串立管不热，多为老年住户，已登记十一户，请供热企业集中排查。',
    {
      season: 'heating',
      kinds: ['old', 'enterprise-managed'],
      answers: { 'unpaid-property-fee': false },
    },
  ),
  owner(
    'heating-failure/room-temperature',
    '室温只有十五度',
    '{e}{b}自己量的室温早晚都是十五度，家里有月子里的孩子，要求上门测温。',
    {
      season: 'heating',
      answers: { 'unpaid-property-fee': false },
    },
  ),
  hotline(
    'heating-failure/room-temperature',
    '北屋不到十六度',
    '来电人称{e}{b}北卧室不足十六度，报过测温没人来，要求按规定退热费。',
    {
      season: 'heating',
      answers: { 'unpaid-property-fee': false },
    },
  ),
  owner(
    'heating-failure/room-temperature',
    '欠物业费不给开暖气阀',
    '{e}{b}楼上楼下都热，就我家阀门被物业锁了，说补交物业费再开，屋里十二度。',
    {
      season: 'heating',
      answers: { 'unpaid-property-fee': true },
    },
  ),
  owner('heating-failure/bill', '停热手续费怎么收', '{e}{b}今年不用暖气，办停热要收三成基础费，依据是哪一条？', {
    season: 'heating',
    answers: { 'charge-above-tariff': true },
  }),
  owner('telecom-fault', '家里一格信号都没有', '{e}{b}手机进门就没信号，接验证码要跑到楼下，基站说拆就拆了。'),
  grid('telecom-fault', '通信光缆垂落', '{e}西侧一束通信光缆垂到地面，行人绊倒一次，未见标识。'),
  owner(
    'telecom-fault/mast-siting',
    '楼顶偷偷装基站',
    '{e}{b}楼顶装了一排天线，装之前没人问过我们，顶楼有孕妇，要求拆走。',
  ),
  owner('cable-tv-fault', '有线电视没信号', '{e}{b}有线电视连着三天没信号，老人就靠看个戏，报修没人来。'),
  owner('broadband-fault', '宽带断了两天', '{e}{b}宽带断了两天，孩子网课上不了，客服说线路被挖断，修复时间不定。'),
  owner('broadband-fault/monopoly', '只让装一家宽带', '{e}只让一家公司进场装宽带，别家来了物业不给开井，价格高一截。', {
    kinds: ['new'],
  }),
  grid('manhole-or-pipe-damage', '井盖缺失', '{e}{b}前污水井盖缺失，已用木板遮挡并插旗，夜间仍有危险。', {
    urgency: 'emergency',
  }),
  owner('manhole-or-pipe-damage', '路边井盖一踩就翻', '{e}南门外井盖松动，一踩就翻，昨晚有人差点掉下去。', {
    urgency: 'emergency',
  }),
  grid('manhole-or-pipe-damage/drainage', '污水外溢到路面', '{e}{b}前化粪池堵塞，污水漫过路面流到车位，味道很大。', {
    answers: { 'inside-estate': true },
  }),
  hotline('manhole-or-pipe-damage/drainage', '市政下水道返水', '来电人称{e}门前下水道返水，污水倒灌底商。', {
    answers: { 'inside-estate': false },
    urgency: 'urgent',
  }),
  enterprise(
    'facility-handover',
    '请接收小区供水设施',
    '{e}供水泵房和管网验收合格已两年，专业经营单位迟迟不接收，维修费一直由我公司垫付。',
    { kinds: ['new'] },
  ),
  grid('facility-handover', '老旧电表箱改造', '{e}楼道老电表箱外露、线径过小，居民要求纳入一户一表改造移交。', {
    kinds: ['old', 'enterprise-managed'],
  }),
  grid('garbage-not-collected', '垃圾桶三天未清', '{e}{b}东侧四只垃圾桶爆满三天，周边散落，野猫翻扒。'),
  owner('garbage-not-collected', '垃圾堆成山', '{e}垃圾点堆成山，清运车两天没来，一楼窗户不敢开。'),
  grid('garbage-point-siting', '垃圾房离住户太近', '{e}{b}窗外五米就是垃圾房，夏天异味重、蚊蝇多，住户要求挪走。', {
    season: 'summer',
  }),
  owner(
    'garbage-point-siting',
    '分类亭正对单元门',
    '{e}新设的分类投放亭正对{b}单元门，半夜还有人扔，咣当一声全楼都醒。',
  ),
  owner(
    'garbage-point-siting/planned-station',
    '反对建垃圾中转站',
    '听说{e}旁边空地要建垃圾中转站，离最近的楼不到三十米，我们坚决反对，请重新选址。',
  ),
  grid('construction-waste', '装修垃圾堆满绿地', '{e}{b}楼侧绿地堆放装修垃圾约两车，无遮盖，起风扬尘。'),
  enterprise('construction-waste', '偷倒渣土', '昨夜有车向{e}北墙根偷倒渣土三车，监控拍到车身，请查处清运。'),
  free(
    'water-outage',
    '停水了没人说一声',
    '{e}今天又停水了，没有任何通知，一整天没水用，做饭冲厕所都成问题，自来水公司电话打不通。',
  ),
  free('power-outage', '老是停电', '{e}{b}这个月停电四次了，一停就是半天，家里冰箱的东西都坏了，供电部门给个说法。'),
  free(
    'heating-failure/room-temperature',
    '暖气不热室温不达标',
    '{e}{b}暖气不热，室温只有十五六度，供暖不达标，热力公司来看过说正常，家里老人冻得穿棉袄。',
    {
      season: 'heating',
    },
  ),
  free(
    'gas-leak',
    '有煤气味是不是漏气了',
    '{e}{b}厨房一直有煤气味，怀疑燃气泄漏，关了阀门还是有味，快来看看是不是燃气管道漏气。',
  ),
  free(
    'garbage-not-collected',
    '垃圾没人清运',
    '{e}的垃圾好几天没有清运，垃圾桶满了溢得到处都是，臭气熏天，环卫能不能快点来？',
  ),
  free('manhole-or-pipe-damage', '井盖没了', '{e}{b}门口的井盖不见了，窨井敞着口，孩子老人走路太危险，随时会掉下去。'),
  free(
    'construction-waste',
    '建筑垃圾堆在楼下',
    '{e}{b}楼下装修垃圾堆了半个月，建筑垃圾没人清运，尘土飞扬，车都没处停。',
  ),
  free('broadband-fault', '网断了', '{e}{b}宽带故障，家里上不了网三天了，报修电话打了五遍，说派人来一直没来。'),
];
