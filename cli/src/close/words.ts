/** What checking and closing say; failures stand where they arise. */

export const closing = {
  verify: { zh: '核查一件已反馈的事件', en: 'verify an answered incident' },
  callback: { zh: '回访一件已结案的事件', en: 'call back about a closed incident' },
  failed: { zh: '核查不通过，退回返工', en: 'it is not done: return it for rework' },
  note: { zh: '说明', en: 'note' },
  actor: { zh: '以谁的名义：<类别>:<编号>', en: 'on whose behalf: <kind>:<id>' },
  notResolved: { zh: '反映未解决，退回返工', en: 'not resolved: return it for rework' },
  notSatisfied: { zh: '不满意', en: 'not satisfied' },
  verified: { zh: '核查通过，已结案', en: 'verified and closed' },
  returned: { zh: '已退回返工', en: 'returned for rework' },
  calledBack: { zh: '已记录回访', en: 'callback recorded' },
};
