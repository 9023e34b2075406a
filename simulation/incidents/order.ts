import { enterprise, free, grid, hotline, owner, type Sample } from '../sample.ts';

/** Police, traffic, urban enforcement, market supervision: order in and around the estate. */
export const order: readonly Sample[] = [
  owner(
    'theft',
    '电动车电池一夜被偷三组',
    '早上下楼发现{e}{b}车棚里三辆电动车的电池都不见了，锁被剪断，监控正好坏着。',
    {
      urgency: 'urgent',
    },
  ),
  grid('theft', '地下室门被撬', '{e}{b}地下储藏室多户门锁被撬，丢失酒水、自行车，已提示住户保护现场。'),
  hotline(
    'fight-or-threat',
    '停车起争执动了手',
    '来电人称{e}门口两名男子因抢车位推搡，一人拿了铁管，周围有老人孩子，请马上派人。',
    {
      urgency: 'emergency',
    },
  ),
  owner(
    'neighbour-noise',
    '楼上半夜跳绳',
    '{e}{b}楼上几乎每天夜里十一点以后跳绳、拖家具，物业和居委会都去劝过，好两天又来。',
    {
      answers: { 'noise-source': 'household', 'mediation-tried': true },
    },
  ),
  owner('neighbour-noise', '隔壁弹琴没个点', '{e}{b}隔壁孩子练琴，午休也不停。还没找过居委会，先反映一下看归谁管。', {
    answers: { 'noise-source': 'household', 'mediation-tried': false },
  }),
  hotline(
    'neighbour-noise/business',
    '楼下烧烤店外放音乐',
    '来电人反映{e}沿街门店晚上用大功率音箱揽客，持续到零点，楼上无法入睡。',
    {
      season: 'summer',
    },
  ),
  grid(
    'neighbour-noise/business',
    '沿街歌厅低音震窗',
    '{e}{b}一层歌厅低音炮夜间扰民，三户联名反映，社区上门劝导后音量未降。',
  ),
  grid(
    'neighbour-noise/public-place',
    '广场舞音响过大',
    '{e}北侧小广场两支队伍比着放音响，晚九点半仍未散，居民意见集中。',
  ),
  owner(
    'neighbour-noise/shared-equipment',
    '水泵房嗡嗡响',
    '我家在{e}{b}一楼，正对着水泵房，一到夜里用水高峰床板都在抖。',
  ),
  grid('dog-nuisance', '大型犬不牵绳', '{e}有住户早晚遛大型犬不牵绳，昨天扑倒一名学生，未咬伤，饲主不认。'),
  owner('dog-nuisance/stray', '流浪狗成群', '{e}后院聚了七八只流浪狗，晚上追电动车，孩子不敢下楼。'),
  grid('group-rental', '一套房隔成九间', '{e}{b}一套三居室隔成九个小间，走廊拉满插排，出入人员复杂，登记信息不全。'),
  owner(
    'illegal-activity',
    '楼上像是传销窝点',
    '{e}{b}一套房每天早上十几个人喊口号，窗帘不拉开，行李搬进搬出，邻居怀疑是传销。',
  ),
  grid('illegal-activity', '棋牌室涉赌', '{e}底商棋牌室夜间人员密集，居民称桌上直接点现金，请核查。'),
  owner(
    'illegal-activity/thrown-objects',
    '楼上扔下酒瓶',
    '昨晚{e}{b}高层扔下两个酒瓶，碎在滑梯旁边，幸亏没人。不是第一次了。',
    { urgency: 'urgent' },
  ),
  grid('illegal-parking', '主干道两侧违停', '{e}门前道路两侧停满车辆，公交错车困难，早高峰排队到路口。', {
    answers: { 'road-open-to-public-traffic': true, 'blocks-fire-lane': false },
  }),
  owner(
    'illegal-parking',
    '车停在人行步道上',
    '{e}里面好几辆车常年停在步道和盲道上，推婴儿车只能走机动车道，物业劝不动。',
    {
      answers: { 'road-open-to-public-traffic': false, 'blocks-fire-lane': false },
    },
  ),
  grid('blocked-access', '货车堵住唯一出口', '{e}南门被一辆厢式货车堵住，联系不上车主，出车的居民已等了半小时。', {
    urgency: 'urgent',
    answers: { 'road-open-to-public-traffic': true, 'blocks-fire-lane': false },
  }),
  owner('blocked-access', '地库坡道被堵', '{e}地库出口坡道上停着一辆没留电话的车，后面七八辆车上不来，都赶着上班。', {
    urgency: 'urgent',
    answers: { 'road-open-to-public-traffic': false, 'blocks-fire-lane': true },
  }),
  grid(
    'abandoned-vehicle',
    '僵尸车占位一年',
    '{e}{b}楼前一辆轿车轮胎瘪、车身落满灰，据住户说停了一年多，占着两个车位。',
    {
      answers: { 'road-open-to-public-traffic': false, 'blocks-fire-lane': false },
    },
  ),
  owner(
    'abandoned-vehicle',
    '路边破面包车没人管',
    '{e}门外路边停着一辆没有号牌的面包车，玻璃碎了，轮胎瘪着，半年没动过，孩子常钻进去玩。',
    { answers: { 'road-open-to-public-traffic': true, 'blocks-fire-lane': false } },
  ),
  hotline(
    'abandoned-vehicle',
    '报废车占着公共车位',
    '来电人反映{e}北侧公共停车场有两辆锈蚀的报废轿车长期占位，贴过条没人来，请清理。',
    { answers: { 'road-open-to-public-traffic': true, 'blocks-fire-lane': false } },
  ),
  owner(
    'roadside-traffic',
    '小区门口缺红绿灯',
    '{e}正门出来就是双向四车道，没有信号灯和斑马线，孩子上学过马路太危险。',
  ),
  grid('roadside-traffic/street-lamp', '门前路灯连灭五盏', '{e}门前市政路连续五盏路灯不亮，夜间有人骑车摔倒。', {
    answers: { 'inside-estate': false },
  }),
  hotline(
    'roadside-traffic/road-surface',
    '路口塌了一个坑',
    '来电人称{e}西侧路口柏油路面塌陷，约脸盆大小，车辆急打方向避让。',
    { urgency: 'urgent' },
  ),
  owner(
    'roadside-traffic/noise-barrier',
    '高架噪声想装隔音屏',
    '{e}{b}正对快速路，货车夜里不断，开不了窗，希望加装隔音屏障。',
  ),
  owner(
    'roadside-traffic/parking-shortage',
    '医院旁停车难',
    '{e}旁边医院白天车停满了两边的路，我们自己的车回来没处停，能不能划一些泊位？',
  ),
  grid(
    'illegal-construction',
    '楼顶搭建阳光房',
    '{e}{b}顶层住户在屋面浇筑地梁、立钢架，拟建阳光房，已口头制止，材料仍在往上运。',
    {
      answers: { 'order-disobeyed': false, 'built-by-developer': false },
    },
  ),
  enterprise(
    'illegal-construction',
    '一楼私自圈院',
    '{e}{b}一楼住户砌墙圈占公共绿地约二十平方米，我公司两次送达劝阻通知，对方拒签。',
    {
      answers: { 'order-disobeyed': false, 'built-by-developer': false },
    },
  ),
  hotline(
    'illegal-construction',
    '限期拆除后仍在建',
    '来电人反映{e}{b}违建已收到限期拆除决定，业主夜间继续施工，要求强制执行。',
    {
      answers: { 'order-disobeyed': true },
    },
  ),
  owner(
    'illegal-construction/developer',
    '开发商加建商铺',
    '{e}规划图上是绿地的地方，开发商盖起了两层商铺，水电都接上了。',
    { kinds: ['new'] },
  ),
  grid('street-occupation', '菜摊占满辅路', '{e}东门外早市摊点占满非机动车道，十点不散，垃圾遍地。', {
    answers: { 'inside-estate': false },
  }),
  owner('street-occupation', '修车铺占了人行道', '{e}门口修车铺把轮胎、油桶摆到人行道上，走路要绕到马路中间。', {
    answers: { 'inside-estate': false },
  }),
  owner('cooking-fumes', '饭店油烟往窗户里灌', '{e}{b}楼下饭店烟道只到二层，中午晚上油烟直灌进屋，衣服没法晾。'),
  grid('cooking-fumes', '露天烧烤烟尘大', '{e}南侧空地夜间露天烧烤，烟雾飘进小区，多户关窗反映。', {
    season: 'summer',
  }),
  hotline('construction-noise', '工地凌晨浇筑', '来电人称{e}北侧工地连续三夜凌晨浇筑混凝土，未见夜间施工公示。', {
    answers: { 'noise-source': 'building-site' },
  }),
  owner('construction-noise/decoration', '周末早上六点电钻', '{e}{b}装修户周末早上六点就开电钻，物业说了不听。', {
    answers: { 'mediation-tried': true },
  }),
  grid('green-space-damage', '绿地改成了菜地', '{e}{b}楼后绿化带被翻成三块菜地，浇粪味重，草坪全毁。'),
  owner('green-space-damage/tree-care', '大树枝压到电线', '{e}{b}前的老槐树多年没修，枝子压在电线上，刮风直冒火花。', {
    answers: { 'inside-estate': true },
    urgency: 'urgent',
  }),
  grid('illegal-advertising', '楼道贴满小广告', '{e}{b}各层楼道、消防箱贴满开锁疏通小广告，清理后隔天又贴。', {
    handled: '已当场铲除并更换防贴涂层，登记号码移交',
  }),
  grid('illegal-advertising', '楼顶私设广告牌', '{e}{b}楼顶新架一块发光广告牌，未见批准文件，晚上晃眼。'),
  owner('unlicensed-business', '住户家里开美容店', '{e}{b}一套住宅改成美容店，天天生人出入，门口灯箱亮到半夜。', {
    answers: { 'in-dwelling': true, 'in-service-room': false },
  }),
  grid('unlicensed-business', '小作坊无照加工', '{e}车库内有人无照加工面条，未见营业执照和健康证。', {
    answers: { 'in-dwelling': false, 'in-service-room': false },
  }),
  owner('unlicensed-business/lodging', '隔壁成了日租房', '{e}{b}隔壁做日租房，半夜拖箱子、敲错门，钥匙放在消防箱里。'),
  owner('food-safety', '小区超市卖过期奶', '在{e}里的小超市买到过期十天的酸奶，老人喝了拉肚子，票还留着。'),
  owner('consumer-dispute', '健身房关门卡费不退', '{e}底商健身房说装修停业，已经三个月，年卡还剩八个月，电话停机。'),
  hotline(
    'consumer-dispute',
    '干洗店洗坏衣服不赔',
    '来电人在{e}门口干洗店洗坏一件羽绒服，店主只愿赔五十元，请求调解。',
  ),
  owner('other/entertainment-venue', '网吧让学生进', '{e}旁边的网吧放学时间都是穿校服的孩子，也不查身份证。'),
  free(
    'neighbour-noise',
    '楼上天天半夜闹腾',
    '{e}{b}楼上邻居深夜吵闹，噪声扰民，说了多少回都不改，找物业也没用，实在睡不着觉。',
  ),
  free(
    'illegal-parking',
    '乱停车没人管',
    '{e}门口车辆乱停乱放，两边都停满了，违章停车把路堵成一条缝，交警能不能来贴几天条？',
  ),
  free(
    'illegal-construction',
    '邻居乱搭乱建',
    '{e}{b}有人在楼顶私搭乱建，违法建筑都封顶了，承重和消防都成问题，城管来看过一次就没下文了。',
  ),
  free(
    'street-occupation',
    '门口占道经营',
    '{e}门口流动摊贩占道经营，店外也摆满桌子，人行道都走不了，城管一来就散，一走又回来。',
  ),
  free('theft', '家里进了小偷', '昨晚{e}{b}我家被盗了，小偷从阳台爬进来，丢了现金和手表，已经报警，希望小区加强巡逻。'),
  free('cooking-fumes', '油烟熏得没法开窗', '{e}{b}楼下餐饮店油烟扰民，油烟直排，味道呛人，反映了几次还是老样子。'),
  free(
    'unlicensed-business',
    '居民楼里开店',
    '{e}{b}有人在居民楼里无证经营小饭桌，没有营业执照，几十个孩子挤在一套房里。',
  ),
  free('dog-nuisance', '狗吓到孩子', '{e}有人遛狗不拴绳，养的还是大型犬，狗到处拉屎，孩子被狗追得直哭。'),
];
