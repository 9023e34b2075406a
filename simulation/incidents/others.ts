import { free, grid, hotline, owner, type Sample, unclear } from '../sample.ts';

/** What has no service of its own, and what nobody can tell from the words alone. */
export const others: readonly Sample[] = [
  owner('other', '小区地名牌写错', '{e}门口的地名牌把路名写错了一个字，快递老送错，不知道归哪里改。'),
  grid('other', '殡葬用品占用公共场地', '{e}有住户在公共场地搭灵棚三天，邻里意见不一，社区请求上级明确由谁协调。'),
  hotline('other', '信鸽放养扰民', '来电人反映{e}{b}楼顶养信鸽上百只，粪便落满晾台，不知向哪个部门反映。'),
  owner('other/clinic-siting', '反对楼下开诊所', '{e}{b}底商要开诊所，医疗废物怎么出、从哪走都没说，住户不同意。'),
  hotline('other/industrial-pollution', '隔壁喷漆作坊刺鼻', '来电人反映{e}北侧院内喷漆作坊排放刺鼻气味，夜间尤甚。'),
  owner('other/school-places', '学区划分看不懂', '{e}今年的学区和去年不一样，孩子到底划到哪所小学？'),
  owner('other/public-transport', '公交改线不便', '{e}门口的公交改线后，老人去医院要倒两趟车，能不能加一站？'),
  owner('other/expropriation', '拆迁安置房迟迟不分', '老房拆了四年，安置到{e}的房子一直没分到手，过渡费也停了。', {
    kinds: ['rural'],
  }),
  owner('other/social-security', '工资和社保没给交', '在{e}工地干活三个月，工资没结清，社保也没交，包工头换了电话。'),
  owner('other/housing-fund', '公积金提取被拒', '给{e}的房子提公积金还贷，材料交了两次都退回，说法不一。'),
  grid('other/social-assistance', '独居老人需要救助', '{e}{b}一位独居老人行动不便、家中无人照料，请民政评估救助。', {
    urgency: 'urgent',
  }),
  owner('other/medical-service', '社区门诊没有药', '{e}旁边的社区卫生服务站常用降压药断货一个月了。'),
  owner('other/water-works', '河边护栏断了', '{e}东边河道护栏断了十几米，汛期水急，孩子常去玩。', {
    season: 'summer',
    urgency: 'urgent',
  }),
  owner('other/tax', '物业费不给开发票', '{e}交物业费要发票，物业只给收据，说开票要另加六个点。'),
  free(
    'other/public-transport',
    '公交车等不到',
    '{e}门口这趟公交车班次太少，等四十分钟来一辆，公交线路能不能优化一下？',
  ),
  free(
    'other/school-places',
    '孩子上不了学',
    '{e}的孩子今年小学入学被分到三公里外的学校，门口的学校说学位满了，教育局怎么安排的？',
  ),

  /* To be left to a person: too little, too much, or two things at once. */
  unclear('other', '你们到底管不管', '反映了多少回了，一点动静没有。你们到底管不管？'),
  unclear('service-contract-breach', '太不像话了', '住在{e}真是受够了，今天又是这样，天天如此，谁来给个说法。'),
  unclear('other', '求助', '请尽快联系我，电话里说不清楚，比较着急。'),
  unclear('service-contract-breach', '还是上次那件事', '上次反映的那件事还没有解决，{b}的人都知道，请接着处理。'),
  unclear('property-dispute', '一塌糊涂', '{e}{b}这个事情拖了两年，找谁谁推，希望领导来现场看一眼。'),
  unclear('other', '感谢与建议', '整体都挺好，提个小建议，希望越来越好，具体的见面再谈。'),
  unclear('other', '什么时候能好', '等了一个星期了，什么时候能好？'),
  unclear('neighbour-noise', '隔壁的问题', '隔壁的问题已经严重影响我们一家的生活了，请给予答复。'),
  unclear('old-estate-upkeep', '改一改吧', '希望{e}能改一改，别的地方都改了，就我们这里没动。'),
  unclear('other', '实名反映', '我是{e}的住户，实名反映情况，材料已送社区，请查收。'),
  unclear('property-dispute', '没有人出面', '出了这样的事，到现在没有一个人出面，心寒。'),
  unclear('other', '咨询一下', '想咨询一下这个怎么办理，需要什么手续，谢谢。'),
];
