import { enterprise, free, grid, hotline, owner, type Sample } from '../sample.ts';

/** Housing, planning, construction: the buildings and who pays for them. */
export const buildings: readonly Sample[] = [
  owner(
    'maintenance-fund-misuse',
    '维修资金花在哪了',
    '{e}去年动用专项维修资金修屋面，公示栏里只贴了总数，没有明细和验收单。问物业要账，说在社区；问社区，说在物业。请查一下这笔钱的使用程序。',
  ),
  hotline(
    'maintenance-fund-misuse',
    '对维修资金使用表决有异议',
    '来电人反映{e}{b}外墙维修动用维修资金，表决票上有多户称从未签过字，要求核实表决结果。',
  ),
  enterprise(
    'warranty-deposit',
    '申请退还物业质量保修金',
    '{e}建设单位来函：保修期已满，请求退还物业质量保修金余额。我公司查看{b}地下室仍有两处渗水未修，建议核实后再办。',
    { kinds: ['new'] },
  ),
  grid(
    'service-room-misuse',
    '物业用房租给了棋牌室',
    '巡查发现{e}东门旁的物业服务用房挂上了棋牌室的牌子，物业办公挪到了地下室，业主办事找不到人。',
  ),
  owner(
    'property-policy-enquiry',
    '咨询成立业主大会的条件',
    '{e}入住过半了，想成立业主大会。需要多少户联名？申请交到哪里？街道多长时间给答复？请给个明白话。',
    { kinds: ['new', 'rural'] },
  ),
  hotline(
    'property-policy-enquiry',
    '咨询维修资金续交',
    '来电人称{e}通知续交专项维修资金，想了解什么情况下要续交、交多少、不交会怎样，请主管部门答复依据。',
    { kinds: ['new'] },
  ),
  owner(
    'property-policy-enquiry',
    '公共收益归谁',
    '{e}的电梯广告和快递柜都收钱，想问政策上这些收入归业主还是归物业？业主怎么才能看到账？',
    { kinds: ['new', 'rural'] },
  ),
  owner(
    'facilities-not-as-planned',
    '养老用房开了超市',
    '{e}公示的规划图上一号楼一层是养老服务用房，现在租出去开了超市。请规划部门核对许可，看是不是改了用途。',
    { kinds: ['new'] },
  ),
  owner(
    'facilities-not-as-planned',
    '规划的幼儿园成了售楼处',
    '买房时沙盘上有一所幼儿园，交房两年了那栋楼还是售楼处。{e}的孩子只能跑到外面上学，请规划部门核实配套。',
    { kinds: ['new'] },
  ),
  grid(
    'facilities-not-as-planned/substation-siting',
    '居民反对变电箱位置',
    '{e}{b}西侧绿地准备安装箱式变电设施，离住户窗户不足十米，楼内居民集中到社区反映，担心噪声和辐射，要求另行选址。',
  ),
  enterprise(
    'service-rooms-not-provided',
    '一直没有物业服务用房',
    '我公司接手{e}已满一年，建设单位至今没有移交规划图上的物业服务用房，现借用{b}一间车库办公，请督促。',
    { kinds: ['new'] },
  ),
  owner(
    'warranty-repair',
    '交房一年墙面开裂',
    '{e}{b}客厅和次卧墙面出现斜向裂缝，最宽的能塞进一枚硬币。找开发商报修三次，每次都说排队。',
    { kinds: ['new'], answers: { 'building-part': 'pipes-wiring-decoration' } },
  ),
  owner(
    'warranty-repair/leak',
    '屋顶漏雨，天花板鼓包',
    '我家在{e}{b}顶层，一下雨卧室顶棚就往下滴水，乳胶漆整片脱落。物业说还在保修期，让找开发商，开发商电话没人接。',
    { kinds: ['new'], answers: { 'building-part': 'waterproofing', 'common-part': true } },
  ),
  hotline(
    'warranty-repair/leak',
    '老楼外墙渗水',
    '来电人称{e}{b}北墙多年渗水，墙皮发霉，冬天结霜，老人住着难受。希望有人上门看一下怎么修、钱从哪出。',
    { kinds: ['old', 'enterprise-managed'], answers: { 'building-part': 'waterproofing', 'common-part': true } },
  ),
  grid(
    'warranty-repair/after-warranty',
    '单元门厅顶板钢筋外露',
    '{e}{b}门厅顶板混凝土剥落，钢筋外露约一米，已拉警戒线。该楼早过保修期，需要走维修资金。',
    { kinds: ['new', 'old'] },
  ),
  grid(
    'property-dispute/neighbour-leak',
    '楼上漏水两家僵持',
    '{e}{b}楼下住户卫生间顶部常年滴水，楼上不让查看管道，双方已吵过几次，社区请求镇办一起上门调解。',
  ),
  grid(
    'structural-alteration',
    '装修砸承重墙',
    '巡查听到{e}{b}有大锤声，进门看到工人正在拆客厅与阳台之间的墙体，现场露出钢筋，劝停后仍在施工。',
    { urgency: 'urgent' },
  ),
  enterprise(
    'structural-alteration',
    '一楼住户向下挖地下室',
    '{e}{b}一楼住户以改造院子为名向下开挖，深度已近两米，紧贴基础。我公司已书面劝阻，对方锁门继续。',
    { urgency: 'urgent' },
  ),
  owner(
    'old-estate-upkeep',
    '老院子路烂灯黑没人管',
    '{e}的路面坑坑洼洼，下水井盖松动，院里一盏灯都不亮。听说旁边的小区改造过了，我们这里排到哪一年？',
    { kinds: ['old'] },
  ),
  grid(
    'old-estate-upkeep',
    '申请纳入简易物业补贴',
    '{e}现由社区雇两名保洁看门，无物业公司。居民愿意每户每月出十元，请协调简易物业管理和财政补贴。',
    { kinds: ['old', 'enterprise-managed'] },
  ),
  owner(
    'old-estate-upkeep/elevator-retrofit',
    '加装电梯一楼不同意',
    '{e}{b}二楼以上都签了加装电梯的字，一楼担心挡光不同意，方案卡了半年。想请住建的同志来讲讲政策。',
    { kinds: ['old', 'enterprise-managed'] },
  ),
  grid(
    'estate-emergency/falling-parts',
    '外墙保温板掉落',
    '{e}{b}十二层外墙保温板脱落一块，砸在楼前车位上，未伤人，周围还有松动。已疏散车辆并围挡，请尽快处置。',
    { urgency: 'emergency', kinds: ['new', 'old'] },
  ),
  owner(
    'other/house-sale',
    '合同到期没交房',
    '在{e}二期买的房，合同写的去年底交付，工地今年只见几个人。开发商不给说法，定金和首付都在里面。',
    { kinds: ['new'] },
  ),
  owner(
    'other/title-deeds',
    '住了六年没有房产证',
    '{e}{b}住进来六年了，房产证一直办不下来，开发商说大证没办完。孩子上学要用，请问到底卡在哪里？',
    { kinds: ['new', 'rural'] },
  ),
  free(
    'warranty-repair/leak',
    '下雨天家里成了水帘洞',
    '{e}{b}顶楼，屋面防水坏了，一下雨卧室就漏，接水的盆摆了一地。房子才交付不到三年，还在保修期里，开发商推给物业，物业推给开发商。',
    { kinds: ['new'] },
  ),
  free(
    'maintenance-fund-misuse',
    '维修基金被谁动了',
    '听邻居说我们{e}的专项维修资金账户少了一大笔，我们没投过票也没见过公示。维修资金的使用到底谁批的？',
  ),
  free(
    'structural-alteration',
    '楼下在砸承重墙',
    '{e}{b}楼下装修，把承重墙拆了一大块，整栋楼都跟着震。这样拆改承重结构，楼上的人还怎么敢住？',
  ),
];
