import { cite, type DatedSource, propertyRule, provincialPropertyRule } from './statutes.ts';

/** What gives a responsibility its power in an estate, beside the policy's clause. */
export const statutesOfLead: Readonly<Record<string, readonly DatedSource[]>> = {
  housing: [cite('物业管理条例', '第五条'), propertyRule('第五条、第七十二条')],
  planning: [cite('城乡规划法', '第十一条'), propertyRule('第七十三条(六)')],
  construction: [cite('建设工程质量管理条例', '第四十三条')],
  pricing: [cite('价格法', '第三十三条'), propertyRule('第七十三条(九)')],
  police: [cite('治安管理处罚法', '第七条'), propertyRule('第七十三条(二)')],
  traffic: [cite('道路交通安全法', '第五条')],
  fire: [cite('消防法', '第四条、第五十三条'), propertyRule('第七十三条(十四)')],
  'urban-enforcement': [cite('城市市容和环境卫生管理条例', '第四条'), propertyRule('第七十三条(十三)')],
  sanitation: [cite('城市市容和环境卫生管理条例', '第二十八条')],
  'market-supervision': [cite('无证无照经营查处办法', '第四条、第六条'), propertyRule('第七十三条(九)')],
  'quality-supervision': [cite('特种设备安全法', '第五条'), propertyRule('第七十三条(九)')],
  utilities: [cite('物业管理条例', '第五十一条'), provincialPropertyRule('第七十条'), propertyRule('第十三条')],
  subdistrict: [provincialPropertyRule('第六条'), propertyRule('第七十四条')],
  'joint-meeting': [provincialPropertyRule('第七十四条'), propertyRule('第七十六条')],
};
