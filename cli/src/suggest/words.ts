import { sentence } from '../language.ts';

/** What `tiaokuai suggest` says; failures stand where they arise. */

export const suggesting = {
  command: {
    zh: '为留言建议类别：读 JSONL（编号、主题、内容），写 JSONL；--measure 与标注比较',
    en: 'suggest categories for messages: JSONL in, JSONL out; --measure compares with labels',
  },
  files: { zh: '留言文件（JSONL、CSV 或 XLSX）', en: 'files of messages (JSONL, CSV or XLSX)' },
  measure: { zh: '与此标注文件（JSONL）比较，输出准确率', en: 'compare with the labels of this file (JSONL)' },
  json: { zh: '以 JSON 输出比较结果', en: 'print the figures as JSON' },
  labels: sentence(
    (found: number, missing: number, outOfScope: number) =>
      `${found} 条标注找到留言（其中 ${outOfScope} 条与小区无关），${missing} 条没有找到`,
    (found: number, missing: number, outOfScope: number) =>
      `${found} labels have their message (${outOfScope} of them concern no estate), ${missing} have none`,
  ),
  figure: { zh: '指标', en: 'figure' },
  share: { zh: '比例', en: 'share' },
  right: { zh: '件数', en: 'of' },
  figures: {
    top1: { zh: '类别第一位正确（严格）', en: 'category, first suggestion, strictly' },
    top1Accepted: { zh: '类别第一位正确（含可接受类别）', en: 'category, first suggestion, alternatives accepted' },
    top3: { zh: '类别前三位含正确（严格）', en: 'category, one of three, strictly' },
    top3Accepted: { zh: '类别前三位含正确（含可接受类别）', en: 'category, one of three, alternatives accepted' },
    lead: { zh: '主办职责正确', en: 'lead responsibility' },
    leadActed: { zh: '主办确曾办理（有答复的）', en: 'lead really acted (where a reply says who did)' },
    leadOrAssistActed: { zh: '主办或协办确曾办理（有答复的）', en: 'lead or assistant really acted' },
    leftToPerson: { zh: '留给人工', en: 'left to a person' },
    raised: { zh: '自动定类的正确率（严格）', en: 'raised without a person: right, strictly' },
    raisedAccepted: {
      zh: '自动定类的正确率（含可接受类别）',
      en: 'raised without a person: right, alternatives accepted',
    },
    outOfScopeRaised: { zh: '与小区无关却定为小区事项', en: 'concern no estate, raised as if they did' },
  },
  confusions: { zh: '混淆', en: 'confusions' },
  label: { zh: '标注', en: 'label' },
  suggested: { zh: '建议', en: 'suggested' },
  times: { zh: '次数', en: 'times' },
  nothing: { zh: '（无建议）', en: '(nothing)' },
  evaluate: {
    zh: '按时间切分，比较学习前后的准确率：用日志，或用 --measure 的标注和带时间的留言',
    en: 'accuracy before and after learning on a split by time: of the logs, or of --measure and dated messages',
  },
  learn: {
    zh: '显示从日志能学到的词语、各类别实际由谁办理、学习前后的准确率',
    en: 'show what the logs teach: words, who really acts, and how much better suggestions become',
  },
  publish: {
    zh: '以此说明发布所学词库，镇办随即采用（与 --learn 同用）',
    en: 'with --learn: put it in force, with this note',
  },
  versions: { zh: '列出学习词库的版本', en: 'list the versions of the learned lexicon' },
  back: { zh: '以此理由退回前一版学习词库', en: 'go back to the version before, for this reason' },
  from: { zh: '只用此时起上报的', en: 'only what was reported at or after' },
  to: { zh: '只用此时前上报的', en: 'only what was reported before' },
  split: {
    zh: '此前的用于学习，此后的用于检验（默认按七三分）',
    en: 'learn from what was reported before, test what came after (70 % lie before by default)',
  },
  actor: { zh: '以谁的名义：<类别>:<编号>', en: 'on whose behalf: <kind>:<id>' },
};

export const learning = {
  comma: { zh: '、', en: ', ' },
  foretold: sentence(
    (split: string, trained: number, tested: number) =>
      `以 ${split} 为界：此前 ${trained} 件用于学习，此后 ${tested} 件用于检验`,
    (split: string, trained: number, tested: number) =>
      `split at ${split}: learned from ${trained} before, tested on ${tested} after`,
  ),
  leftOut: sentence(
    (repeated: number, late: number) => `未用于学习：与检验内容相同 ${repeated} 件，切分时尚未定论 ${late} 件`,
    (repeated: number, late: number) =>
      `not learned from: ${repeated} of the same text as a tested one, ${late} not yet settled`,
  ),
  ofFile: sentence(
    (missing: number, undated: number, outOfScope: number) =>
      `标注中 ${missing} 条没有留言，${undated} 条没有时间，${outOfScope} 条与小区无关，均未用`,
    (missing: number, undated: number, outOfScope: number) =>
      `labels not used: ${missing} without a message, ${undated} without a time, ${outOfScope} of no estate`,
  ),
  erased: sentence(
    (count: number) => `${count} 件的原文已删除，未用`,
    (count: number) => `${count} cannot be read any more: their person's data were erased`,
  ),
  before: { zh: '学习前', en: 'before' },
  after: { zh: '学习后', en: 'after' },
  movedMost: { zh: '变化的类别（第一位正确）', en: 'categories that moved (first suggestion right)' },
  noneMoved: { zh: '没有类别变化', en: 'no category moved' },
  category: { zh: '类别', en: 'category' },
  cases: { zh: '件数', en: 'cases' },
  basis: sentence(
    (reports: number, persons: number, corrected: number, logs: string) =>
      `学自 ${reports} 件（${persons} 人）由人确认或定类的事件，其中 ${corrected} 件改了建议；日志 ${logs}`,
    (reports: number, persons: number, corrected: number, logs: string) =>
      `learned from ${reports} incidents of ${persons} persons that people confirmed or categorised, ${corrected} of them against the suggestion; ${logs}`,
  ),
  wordsNote: sentence(
    (fewest: number) => `每个词至少见于 ${fewest} 人、${fewest} 处的上报；数字为比特，负数为反证`,
    (fewest: number) =>
      `each word was read from ${fewest} persons of ${fewest} places at least; numbers are bits, below 0 they speak against`,
  ),
  learnedWords: { zh: '词语', en: 'words' },
  nothing: {
    zh: '没有学到词语：待办结的事件多些再学习',
    en: 'nothing was learned: wait until more incidents are settled',
  },
  practice: {
    zh: '规则与实际：政策定的主办，实际办理的职责',
    en: 'policy and practice: who leads by the policy, who really acted',
  },
  matters: { zh: '件数', en: 'matters' },
  policyLead: { zh: '政策主办', en: "policy's lead" },
  leadActed: { zh: '其确曾办理', en: 'it acted in' },
  acted: { zh: '实际办理', en: 'acted' },
  usual: { zh: '通常', en: 'usually' },
  notMeasured: { zh: '事件太少，无法检验', en: 'too few incidents to measure it' },
  tooFew: {
    zh: '可用的标注太少，无法按时间切分',
    en: 'there are too few labels to split them by time',
  },
  published: sentence(
    (version: number) => `第 ${version} 版学习词库已发布，镇办几秒内采用`,
    (version: number) => `version ${version} is published; the subdistrict speaks by it within seconds`,
  ),
  wentBack: sentence(
    (version: number) => (version === 0 ? '已退回系统自带词语' : `已退回第 ${version} 版`),
    (version: number) =>
      version === 0 ? 'the words of the house alone are in force' : `version ${version} is in force again`,
  ),
  noVersions: { zh: '尚未发布学习词库', en: 'no learned lexicon was published' },
  version: { zh: '版本', en: 'version' },
  publishedAt: { zh: '发布时间', en: 'published' },
  by: { zh: '发布人', en: 'by' },
  inForce: { zh: '现行', en: 'in force' },
  note: { zh: '说明', en: 'note' },
};
