/** Every header word of the catalogue, ready for look-up by its normalised text. */
import { DATASETS, type DatasetColumn, type DatasetDefinition } from '../../../../shared/datasets';
import { findRiskLevel } from '../../../../shared/risk';
import { normaliseHeader } from '../text/cell-text';

export interface Term {
  /** Normalised by `normaliseHeader`. */
  readonly text: string;
  readonly column: DatasetColumn;
  /** 1 for the label, less for a synonym. */
  readonly confidence: number;
}

const EXACT_LABEL = 1;
const SYNONYM = 0.95;

export interface DatasetDictionary {
  readonly dataset: DatasetDefinition;
  readonly exact: ReadonlyMap<string, Term>;
  /** Terms by their last character: a near match shares it, or the first. */
  readonly byLast: ReadonlyMap<string, readonly Term[]>;
  readonly byFirst: ReadonlyMap<string, readonly Term[]>;
  readonly contraindications: ReadonlySet<string>;
}

function grouped(terms: readonly Term[], keyOf: (text: string) => string): Map<string, Term[]> {
  const groups = new Map<string, Term[]>();
  for (const term of terms) {
    const key = keyOf(term.text);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [term]);
    else group.push(term);
  }
  return groups;
}

function dictionaryOf(dataset: DatasetDefinition): DatasetDictionary {
  const terms = dataset.columns.flatMap((column) => [
    { text: normaliseHeader(column.label), column, confidence: EXACT_LABEL },
    ...column.synonyms.map((synonym) => ({ text: normaliseHeader(synonym), column, confidence: SYNONYM })),
  ]);
  const exact = new Map<string, Term>();
  for (const term of terms) {
    const earlier = exact.get(term.text);
    if (earlier === undefined || earlier.confidence < term.confidence) exact.set(term.text, term);
  }
  const long = [...exact.values()].filter(({ text }) => text.length >= 2);
  return {
    dataset,
    exact,
    byLast: grouped(long, (text) => text.slice(-1)),
    byFirst: grouped(long, (text) => text.slice(0, 1)),
    contraindications: new Set(dataset.contraindications.map(normaliseHeader)),
  };
}

/** In the order of DATASETS. */
export const DICTIONARIES: readonly DatasetDictionary[] = DATASETS.map(dictionaryOf);

/** Headers that carry no data of ours and are not reported as unknown. */
export const IGNORABLE: ReadonlySet<string> = new Set(['序号', '序', '备注', '说明', '编号顺序', 'NO', 'NO.', '行号', '备注说明', '附注'].map(normaliseHeader));

/** Words of other forms that stand in headers, so that their tables are seen as tables too. */
const OTHER_HEADER_WORDS = ['民族', '状态', '地址', '家庭住址', '合计', '小计', '应测', '实测', '实测人数', '参测人数', '有效', '有效人数', '检出率', '无效', '未测', '面积', '负责人', '培训名称', '学时', '日期', '时间', '地点', '主讲人', '参加人数', '来电时间', '处置', '班次', '值班教师', '课程形式', '经费', '金额'];

/** 二级, 班主任, 合格 stand in cells of data as often as in headers: by themselves they tell no header. */
const valueWords = new Set(DATASETS.flatMap(({ columns }) => columns.flatMap(({ choices = [] }) => choices.flatMap(({ label, synonyms }) => [label, ...synonyms]))).map(normaliseHeader));

const headerWords = new Set(
  [...DICTIONARIES.flatMap(({ exact }) => [...exact.keys()]), ...IGNORABLE, ...OTHER_HEADER_WORDS.map(normaliseHeader)].filter((word) => !valueWords.has(word) && findRiskLevel(word) === undefined),
);

const onlyIdeographs = /^[\u3400-\u9fff]+$/;
const LONGEST_WORD = Math.max(...[...headerWords].map((word) => word.length));

/**
 * Whether a cell is exactly a header word of some dataset. Most cells of data rows are told by one look-up: the costly
 * normalisation is left to texts with spaces, brackets or marks and without digits.
 */
export function isHeaderWord(text: string): boolean {
  if (text === '' || text.length > LONGEST_WORD + 12) return false;
  if (headerWords.has(text)) return true;
  const first = text.charCodeAt(0);
  if ((first >= 0x30 && first <= 0x39) || onlyIdeographs.test(text)) return false;
  return headerWords.has(normaliseHeader(text));
}
