const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** Chinese characters only: no digits, no letters, so no number of a house, a car or a person. */
const general = /^[一-鿿]{2,6}$/;

/** Usual surnames that are not also little words of every sentence (和, 于, 向, 应, 都, 常, 时). */
const surname =
  /^(王|李|张|刘|陈|杨|赵|黄|吴|徐|孙|胡|朱|郭|何|罗|宋|郑|谢|韩|唐|冯|董|萧|程|曹|袁|邓|许|傅|沈|曾|彭|吕|苏|卢|蒋|蔡|贾|丁|魏|薛|叶|阎|余|潘|杜|戴|夏|钟|汪|田|任|姜|范|姚|谭|廖|邹|熊|郝|孔|崔|康|邱|秦|顾|侯|邵|孟|龙|万|段|雷|钱|汤|尹|黎|易|乔|贺|赖|龚|文)$/;

/**
 * The words of a text that may be learned: words of the dictionary (ICU's), of two to six Chinese characters, each once. Names
 * of people and places are hardly ever in it and fall into single characters, which are left out; what follows a surname that
 * stands alone (王建国) is left out too.
 *
 * @param text As `normalise` leaves it.
 */
export const wordsOf = (text: string): ReadonlySet<string> => {
  const words = new Set<string>();
  let before = '';
  for (const { segment } of segmenter.segment(text)) {
    if (general.test(segment) && !surname.test(before)) words.add(segment);
    before = segment;
  }
  return words;
};
