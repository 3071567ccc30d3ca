/** Which dataset column a header text means. */
import type { DatasetColumn, DatasetDefinition } from '../../../../shared/datasets';
import { normaliseHeader } from '../text/cell-text';

const EXACT_LABEL = 1;
const SYNONYM = 0.95;
const NEAR = 0.6;

/** Words that turn a header into something else: 监护人姓名 is not the student's name. */
const foreignOwners = /监护人|家长|父亲|母亲|班主任|校长|负责人|填表|审核|联系人|紧急|领导|分管/;

interface Term {
  readonly text: string;
  readonly column: DatasetColumn;
  readonly confidence: number;
}

interface Dictionary {
  readonly exact: ReadonlyMap<string, Term>;
  readonly terms: readonly Term[];
}

const dictionaries = new WeakMap<DatasetDefinition, Dictionary>();

function dictionaryOf(dataset: DatasetDefinition): Dictionary {
  const known = dictionaries.get(dataset);
  if (known !== undefined) return known;
  const terms = dataset.columns.flatMap((column) => [
    { text: normaliseHeader(column.label), column, confidence: EXACT_LABEL },
    ...column.synonyms.map((synonym) => ({ text: normaliseHeader(synonym), column, confidence: SYNONYM })),
  ]);
  const exact = new Map<string, Term>();
  for (const term of terms) {
    const earlier = exact.get(term.text);
    if (earlier === undefined || earlier.confidence < term.confidence) exact.set(term.text, term);
  }
  const dictionary = { exact, terms };
  dictionaries.set(dataset, dictionary);
  return dictionary;
}

/** @param header normalised by `normaliseHeader`. */
export function matchHeader(dataset: DatasetDefinition, header: string): { readonly column: DatasetColumn; readonly confidence: number } | undefined {
  if (header === '') return undefined;
  const { exact, terms } = dictionaryOf(dataset);
  const term = exact.get(header);
  if (term !== undefined) return term;
  if (foreignOwners.test(header) || header.length > 16) return undefined;
  let best: Term | undefined;
  for (const candidate of terms) {
    const { text } = candidate;
    if (text.length < 2 || header.length - text.length > 6) continue;
    if (!header.startsWith(text) && !header.endsWith(text)) continue;
    if (best === undefined || text.length > best.text.length) best = candidate;
  }
  return best === undefined ? undefined : { column: best.column, confidence: NEAR };
}
