/** Which dataset column a header means, told by its words alone. */
import { normaliseHeader } from '../text/cell-text';
import type { DatasetDictionary, Term } from './dictionary';
import { subscaleNamed } from './subscale-names';

export interface HeaderMatch {
  readonly term: Term;
  readonly confidence: number;
  readonly basis: 'header' | 'near';
}

const WITHOUT_REMARK = 0.9;
const PARENT_WITH_LEAF = 0.93;
const ENDS_ALIKE = 0.7;
const BEGINS_ALIKE = 0.6;
const LONGEST_NEAR = 16;
const MOST_EXTRA = 8;

/** Words that turn a header into something else: 监护人姓名 is not the student's name. */
const foreignOwner = /监护人|家长|父亲|母亲|班主任|校长|负责人|填表|审核|联系人|紧急|领导|分管|户籍|户口|籍贯|法人|主管|任课教师|举办单位|发证/;
/** Words that narrow or shift a number or a place: 男生数 is not 学生数, 去年在校生数 is not this year's. */
const qualifier = /男|女|其中|留守|随迁|流动|残疾|单亲|率|占比|比例|上年|上学年|去年|往年|计划|预计|拟|新增|招生|毕业|应届|原|曾|证书|机构|出生|家庭|英语|学业|考试/;
const countQualifier = /心理|专职|兼职|专兼职|持证|参训|参加|每|平均|人均|班主任/;
/** What may follow a term without changing it. */
const harmlessTail = /^(?:情况|信息|栏|项|填写|全称|名|号|号码|\(.*\)?)$/;
/** Leaves that mean nothing without the label above them. */
const genericLeaf = new Set(['小计', '合计', '总计', '总数', '人数', '数量', '计', '数', '名称', '代码', '编码', '号码', '全称', '类型', '类别']);

export function hasForeignOwner(text: string): boolean {
  return foreignOwner.test(text);
}

/** 其中:寄宿生数 -> 寄宿生数; 在校生数(以学籍为准) stays: the caller tries it without the remark last. */
export function headerKey(text: string): string {
  const key = normaliseHeader(text);
  const ofWhich = /^其中:?(?=.{3})/.exec(key)?.[0];
  return ofWhich === undefined ? key : key.slice(ofWhich.length);
}

function withoutRemark(key: string): string | undefined {
  const open = key.indexOf('(');
  if (open < 2) return undefined;
  const remark = key.slice(open);
  return qualifier.test(remark) ? undefined : key.slice(0, open) + (remark.endsWith(')') ? '' : remark.slice(remark.lastIndexOf(')') + 1));
}

function nearMatch(dictionary: DatasetDictionary, key: string): HeaderMatch | undefined {
  if (key.length < 3 || key.length > LONGEST_NEAR || foreignOwner.test(key)) return undefined;
  let best: { readonly term: Term; readonly confidence: number } | undefined;
  const consider = (term: Term, confidence: number): void => {
    if (best === undefined || confidence > best.confidence || (confidence === best.confidence && term.text.length > best.term.text.length)) best = { term, confidence };
  };
  for (const term of dictionary.byLast.get(key.slice(-1)) ?? []) {
    const extra = key.length - term.text.length;
    if (extra > 0 && extra <= MOST_EXTRA && key.endsWith(term.text) && isHarmlessHead(term, key.slice(0, extra))) consider(term, ENDS_ALIKE);
  }
  for (const term of dictionary.byFirst.get(key.charAt(0)) ?? []) {
    if (key.startsWith(term.text) && harmlessTail.test(key.slice(term.text.length))) consider(term, BEGINS_ALIKE);
  }
  return best === undefined ? undefined : { ...best, basis: 'near' };
}

function isHarmlessHead(term: Term, head: string): boolean {
  if (qualifier.test(head)) return false;
  const { type } = term.column;
  if ((type === 'integer' || type === 'decimal') && countQualifier.test(head)) return false;
  // 学习焦虑等级 grades one subscale, not the student; 焦虑总分 is one of several totals.
  return !((type === 'riskLevel' || term.column.id === 'totalScore' || term.column.id === 'validityScore') && subscaleNamed(head) !== undefined);
}

function exactMatch(dictionary: DatasetDictionary, key: string, atMost: number): HeaderMatch | undefined {
  const term = dictionary.exact.get(key);
  return term === undefined ? undefined : { term, confidence: Math.min(term.confidence, atMost), basis: 'header' };
}

/**
 * @param key lowest text of the header by `headerKey`.
 * @param parents keys of the group labels above it, topmost first.
 */
export function matchHeader(dictionary: DatasetDictionary, key: string, parents: readonly string[]): HeaderMatch | undefined {
  if (key === '') return undefined;
  const parent = parents.at(-1);
  if (parent !== undefined) {
    const joined = exactMatch(dictionary, parent + key, PARENT_WITH_LEAF);
    if (joined !== undefined) return joined;
    if (parents.some((text) => foreignOwner.test(text) || qualifier.test(text))) return undefined;
    if (genericLeaf.has(key)) {
      const ofParent = exactMatch(dictionary, parent, PARENT_WITH_LEAF);
      if (ofParent !== undefined) return ofParent;
    }
  }
  const exact = exactMatch(dictionary, key, 1);
  if (exact !== undefined) return exact;
  const bare = withoutRemark(key);
  const withoutNote = bare === undefined ? undefined : exactMatch(dictionary, bare, WITHOUT_REMARK);
  return withoutNote ?? nearMatch(dictionary, bare ?? key);
}
