import { CellKind } from '../read/types';
import type { Cleaned, CleanValue, CellIssue, Normaliser } from './types';
import type { RawCell } from '../read/types';
import { cellText } from '../text/cell-text';

/** A cell that says nothing, or says "nothing". */
export const NOTHING: Cleaned<never> = Object.freeze({ value: null });

export function emptied(code: string, message: string, severity: CellIssue['severity'] = 'error'): Cleaned<never> {
  return Object.freeze({ value: null, issue: Object.freeze({ code, severity, action: 'emptied', message }) });
}

/** A value that is our reading of a doubtful cell. */
export function fixedIssue(code: string, message: string, severity: CellIssue['severity'] = 'info'): CellIssue {
  return Object.freeze({ code, severity, action: 'fixed', message });
}

/** A value kept as it stands although something about it is odd. */
export function notedIssue(code: string, message: string, severity: CellIssue['severity'] = 'warning'): CellIssue {
  return Object.freeze({ code, severity, action: 'noted', message });
}

const FORMULA_ERROR = emptied('cell.error', '单元格是公式错误（如 #N/A、#REF!），已留空，请改成实际内容后重报');

const nullWord = /^(?:[-‐-―−─/\\_.。、…]+|无|暂无|没有|空|未填|不详|N\/A|#N\/A|NA|NULL|null|NaN|None)$/;

/** @param text as `cellText` gives it. */
export function isNullWord(text: string): boolean {
  return text === '' || nullWord.test(text);
}

/** What every type does alike with empty cells and formula errors; undefined when there is something to clean. */
export function nothingOrError(cell: RawCell): Cleaned<never> | undefined {
  if (cell.kind === CellKind.empty) return NOTHING;
  if (cell.kind === CellKind.error) return FORMULA_ERROR;
  return undefined;
}

const CACHE_ENTRIES = 4096;
const LONGEST_CACHED_TEXT = 100;

/**
 * A normaliser that only needs the cell's text. Columns of this kind repeat a few words, so answers are kept;
 * never use it for personal data, which would then linger in memory.
 */
export function repeatingText<T extends CleanValue>(clean: (text: string) => Cleaned<T>): Normaliser<T> {
  const known = new Map<string, Cleaned<T>>();
  return (cell) => {
    const special = nothingOrError(cell);
    if (special) return special;
    const raw = cell.kind === CellKind.text && cell.text !== null ? cell.text : cellText(cell);
    const before = known.get(raw);
    if (before) return before;
    const answer = clean(cellText(cell));
    if (raw.length <= LONGEST_CACHED_TEXT) {
      if (known.size >= CACHE_ENTRIES) known.clear();
      known.set(raw, answer);
    }
    return answer;
  };
}

/** A normaliser that needs the cell's text, without any memory of it. */
export function plainText<T extends CleanValue>(clean: (text: string) => Cleaned<T>): Normaliser<T> {
  return (cell) => nothingOrError(cell) ?? clean(cellText(cell));
}
