import { enterprise, free, grid, hotline, owner, type Sample } from '../sample.ts';

/** Pricing, and the property enterprise's service that the fee pays for. */
export const fees: readonly Sample[] = [
  owner(
    'property-fee-overcharge',
    '物业费收得比备案高',
    '{e}备案的物业费是每平方米一块二，今年收费单上变成一块八，问了说是公司统一调的。没开过业主大会，也没见公示。',
    { kinds: ['new'] },
  ),
  hotline(
    'property-fee-overcharge',
    '空置房全额收费',
    '来电人在{e}有一套毛坯房，从未入住，已书面报备空置，物业仍按全额收费，并拒开明细。',
    { kinds: ['new'] },
  ),
  owner(
    'property-fee-overcharge/fee-change',
    '对物业费涨价有异议',
    '{e}贴出通知，下月起物业费每平方米涨三毛，说是征求过意见。我们{b}没有一户收到过表决票。',
    { kinds: ['new', 'rural'] },
  ),
  owner(
    'parking-fee-overcharge',
    '车位费说涨就涨',
    '{e}地面车位从每月六十涨到一百二，不交就抬杆不让进。这个价是谁定的？',
    { kinds: ['new'] },
  ),
  grid(
    'utility-resale-markup',
    '商铺反映电费加价',
    '{e}沿街商铺多户反映物业代收电费每度高出目录电价近四毛，发票只写“服务费”。',
    { answers: { 'unpaid-property-fee': false } },
  ),
  grid('fees-not-disclosed', '公示栏空白', '巡查{e}公示栏，服务标准、收费标准和公共收益均未公示，物业称“在电脑里”。'),
  owner(
    'fees-not-disclosed',
    '电梯广告收益去哪了',
    '{e}电梯里全是广告，一年到头没见公布过收了多少、花在哪里。三公开就公开了一张空表。',
  ),
  grid(
    'service-contract-breach',
    '保洁三天未到',
    '{e}{b}楼道三天无人清扫，门厅积灰，垃圾桶外溢。物业解释保洁员辞职，尚未补人。',
  ),
  owner(
    'service-contract-breach',
    '门禁坏了两个月',
    '{e}西门门禁和两处监控坏了两个月，外卖、推销随便进，报修单开了四张，没有下文。',
  ),
  hotline(
    'service-contract-breach',
    '绿化枯死无人管',
    '来电人反映{e}中心花园大片绿篱枯死，喷灌不开，合同里写的每月修剪一次从未见过。',
  ),
  grid(
    'property-dispute',
    '业主与物业因欠费争吵',
    '{e}物业在{b}单元门张贴欠费名单，引起住户不满，双方在服务中心争吵，网格员已劝开，请安排调解。',
  ),
  owner(
    'property-dispute/supply-cut',
    '欠物业费就停我家的水',
    '因为漏水没修，我缓交了半年物业费，今天物业把我家水表井的阀门关了，说交了费才开。家里有吃奶的孩子。',
  ),
  owner(
    'property-dispute/spaces-sold-not-rented',
    '车位只卖不租',
    '{e}地下车位空着一大半，开发商只卖不租，一个十二万。地面停车又被划线收走，请管一管。',
    { kinds: ['new'] },
  ),
  grid(
    'property-dispute/parking-shortage',
    '夜间停车位不够',
    '{e}夜间车辆是车位的近两倍，业主要求重新划线、错时使用旁边单位的停车场，请镇办牵头商量。',
  ),
  grid(
    'owners-committee',
    '业委会任期已满',
    '{e}业委会任期上月届满，两名委员已搬走，换届筹备无人牵头，公章由物业保管，居民有意见。',
    { kinds: ['new'] },
  ),
  owner(
    'owners-committee',
    '业委会不公开账目',
    '{e}业委会收了两年的公共收益，一次账也没公布，开会也不通知。请街道督促他们履职。',
    { kinds: ['new'] },
  ),
  owner(
    'enterprise-exit-handover',
    '老物业不肯撤',
    '{e}业主大会选了新公司，老物业合同到期不走，不交钥匙和图纸，新老两班保安在门口顶牛。',
    { kinds: ['new'], answers: { 'enterprise-refuses': true } },
  ),
  grid(
    'enterprise-exit-handover',
    '物业书面通知撤场',
    '{e}物业贴出公告，称收费率过低，三十日后撤场。现有电梯维保、消防监控均由其负责，需提前安排交接。',
    { kinds: ['new', 'rural'], answers: { 'enterprise-refuses': false } },
  ),
  grid(
    'enterprise-exit-handover/management-lapsed',
    '一夜之间没了物业',
    '今早{e}物业人员全部离岗，门岗、保洁、水泵房无人值守，居民到社区求助，请启动应急管理。',
    { urgency: 'urgent', kinds: ['new', 'old'] },
  ),
  free(
    'property-fee-overcharge',
    '凭什么乱收物业费',
    '{e}物业费没有按备案的收费标准收，每平方米多收了三毛，还加了一项“公共能耗费”。这不是乱收费吗？',
    { kinds: ['new'] },
  ),
  free(
    'owners-committee',
    '想换业委会怎么这么难',
    '我们{e}业主委员会早过了任期，不换届也不开业主大会。几十户联名要求重新选举，社区说再等等，等到什么时候？',
    { kinds: ['new'] },
  ),
  free(
    'service-contract-breach',
    '交了钱看不到服务',
    '{e}的物业太差了：楼道没人扫，保安天天睡觉，报修没人来，物业服务跟合同上写的完全两样。',
  ),
  enterprise(
    'property-dispute',
    '业主拒交物业费影响运转',
    '{e}收费率已降至四成，部分业主以邻里漏水为由拒交，我公司愿意协商，请镇办组织恳谈会。',
    { kinds: ['new'] },
  ),
];
