import type { Names } from '@tiaokuai/contracts';
import type { Cell } from './rows.ts';

/** What a report may have, and the headers under which usual exports (hotlines, message boards, Open311) have it. */
export const fields = {
  reference: {
    names: { zh: '编号', en: 'reference' },
    headers:
      '留言编号 工单编号 工单号 诉求编号 事件编号 案件编号 来电编号 受理编号 信件编号 来件编号 单号 编号 id 留言id messageid caseid ticketid servicerequestid reference number no 序号',
  },
  subject: {
    names: { zh: '主题', en: 'subject' },
    headers: '留言主题 诉求标题 事件标题 工单标题 信件标题 主题 标题 题目 subject title topic servicename',
  },
  text: {
    names: { zh: '内容', en: 'text' },
    headers:
      '留言详情 留言内容 诉求内容 事件描述 问题描述 反映内容 来电内容 投诉内容 工单内容 信件内容 事件内容 主要内容 诉求 详情 内容 描述 正文 text content description body details detail message',
  },
  asked: {
    names: { zh: '时间', en: 'asked' },
    headers:
      '留言时间 来电时间 诉求时间 上报时间 反映时间 受理时间 登记时间 事发时间 来信时间 提交时间 创建时间 发布时间 时间 日期 asked askedat reportedat occurredat createdat requesteddatetime created datetime timestamp time date',
  },
  user: {
    names: { zh: '用户', en: 'user' },
    headers: '留言用户 用户编号 用户id 用户 来电人编号 市民编号 user userid accountid reporterid author',
  },
  name: {
    names: { zh: '姓名', en: 'name' },
    headers: '姓名 来电人姓名 来电人 联系人 反映人 举报人 投诉人 市民姓名 name reporter fullname',
  },
  telephone: {
    names: { zh: '电话', en: 'telephone' },
    headers: '联系电话 来电号码 电话号码 手机号码 手机号 手机 电话 telephone phone mobile phonenumber',
  },
  place: {
    names: { zh: '地点', en: 'place' },
    headers: '小区名称 所属小区 小区 社区 地点 place estate community neighbourhood',
  },
  address: {
    names: { zh: '地址', en: 'address' },
    headers: '事发地址 事发地点 诉求地址 详细地址 地址 address addressstring location',
  },
  category: {
    names: { zh: '类别', en: 'category' },
    headers: '事件类别 类别 category servicecode',
  },
  urgency: {
    names: { zh: '紧急程度', en: 'urgency' },
    headers: '紧急程度 urgency',
  },
} as const satisfies Readonly<Record<string, { readonly names: Names; readonly headers: string }>>;

export type Field = keyof typeof fields;
export const fieldNames = Object.keys(fields) as Field[];

/** Indices of the columns of each field, the most telling first: the first that is not empty counts. */
export type Columns = Readonly<Partial<Record<Field, readonly number[]>>>;

/** Columns by field, as somebody gave them with `--map`. */
export type GivenColumns = Readonly<Partial<Record<Field, string>>>;

const normal = (header: string): string =>
  header
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[(（[【].*$/u, '')
    .replace(/[\s_\-:：*]/gu, '');

const known: readonly (readonly [Field, readonly string[]])[] = fieldNames.map((field) => [
  field,
  fields[field].headers.split(' '),
]);

/**
 * Finds the fields among the headers of a table.
 *
 * @param given Wins over what would be found; a column that is not there is left out (`missingColumns` names it).
 */
export const columnsOf = (headers: readonly string[], given: GivenColumns = {}): Columns => {
  const normalHeaders = headers.map(normal);
  const columns: Partial<Record<Field, number[]>> = {};
  for (const [field, names] of known) {
    const wanted = given[field];
    const found = (wanted === undefined ? names : [normal(wanted)])
      .map((name) => normalHeaders.indexOf(name))
      .filter((index) => index >= 0);
    if (found.length > 0) columns[field] = found;
  }
  return columns;
};

/** Columns that `--map` names and the table does not have. */
export const missingColumns = (headers: readonly string[], given: GivenColumns): string[] => {
  const normalHeaders = headers.map(normal);
  return Object.values(given).filter((column) => !normalHeaders.includes(normal(column)));
};

/** The first filled cell of a field's columns; text is trimmed. */
export const cellOf = (cells: readonly Cell[], columns: Columns, field: Field): Cell => {
  for (const index of columns[field] ?? []) {
    const cell = cells[index];
    const value = typeof cell === 'string' ? cell.trim() : cell;
    if (value !== undefined && value !== '') return value;
  }
  return undefined;
};

/** As `cellOf`, as text. */
export const textOf = (cells: readonly Cell[], columns: Columns, field: Field): string => {
  const cell = cellOf(cells, columns, field);
  if (cell === undefined) return '';
  return cell instanceof Date ? cell.toISOString().replace(/T00:00:00\.000Z$/, '') : String(cell);
};
