/** Traditional characters that occur in this field, each above its simplified form; line by line. */
const traditional = `
樓區業廠廳廣場門戶車電燈線網視訊號氣熱聲雜響吵鬧擾鄰裝潢敲鑽機夜間飯館餐飲煙燒攤
佔違築搭蓋拆牆樑頂層棟單階運擋據證權費價錢漲亂貴賬繳納賠償債務專項維護溝渠損壞鏽廢
棄發滿處環衛綠樹員會換屆舉選議簽約協調訴訟爭執糾紛責關開閉盜竊賭傳銷毆鬥脅嚇報警寵
貓養雞鴨鵝豬驚險學醫園務照營產質檢驗鍋爐壓試臨無沒還過這們嗎麼說讓請給總應該為來個
從對與寬帶斷凍積雪滯濕黴雙長時夾貫穿戶貓狀態噴濺黃濁異鐵軌剎掛懸懼擔誤輛搶劫騙`;
const simple = `
楼区业厂厅广场门户车电灯线网视讯号气热声杂响吵闹扰邻装潢敲钻机夜间饭馆餐饮烟烧摊
占违筑搭盖拆墙梁顶层栋单阶运挡据证权费价钱涨乱贵账缴纳赔偿债务专项维护沟渠损坏锈废
弃发满处环卫绿树员会换届举选议签约协调诉讼争执纠纷责关开闭盗窃赌传销殴斗胁吓报警宠
猫养鸡鸭鹅猪惊险学医园务照营产质检验锅炉压试临无没还过这们吗么说让请给总应该为来个
从对与宽带断冻积雪滞湿霉双长时夹贯穿户猫状态喷溅黄浊异铁轨刹挂悬惧担误辆抢劫骗`;

const simpleOf = new Map(
  Array.from(traditional, (character, index) => [character, simple[index]!] as const).filter(([a, b]) => a !== b),
);
const any = new RegExp(`[${[...simpleOf.keys()].join('')}]`, 'g');

/** Simplified where the character is known; others stay. */
export const simplified = (text: string): string => text.replace(any, (character) => simpleOf.get(character)!);
