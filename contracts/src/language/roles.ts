/**
 * Who may give commands and ask queries: the whole list. A person has roles at a responsibility and in a territory; what a
 * command or query asks for stands with it, as `by`.
 */
export const roles = {
  'grid-worker': { zh: '网格员', en: 'grid worker' },
  clerk: { zh: '镇办工作人员', en: 'subdistrict clerk' },
  /** Looks whether what was reported done is done, and calls back. */
  verifier: { zh: '核查回访人员', en: 'verifier' },
  'residents-committee': { zh: '居委会', en: "residents' committee" },
  officer: { zh: '承办人', en: 'department officer' },
  'department-chief': { zh: '部门负责人', en: 'department chief' },
  'leading-group': { zh: '领导小组办公室', en: 'leading-group office' },
  'joint-meeting': { zh: '联席会议', en: 'joint meeting' },
  analyst: { zh: '分析人员', en: 'analyst' },
  auditor: { zh: '审计人员', en: 'auditor' },
  operator: { zh: '运维人员', en: 'operator' },
  enterprise: { zh: '物业服务企业', en: 'property service enterprise' },
  'owners-committee': { zh: '业主委员会', en: "owners' committee" },
  'department-system': { zh: '部门业务系统', en: "a department's own system" },
  /** A service of the bus; it alone gives internal commands. */
  service: { zh: '系统服务', en: 'service' },
} as const satisfies Readonly<Record<string, { readonly zh: string; readonly en: string }>>;

export type Role = keyof typeof roles;
