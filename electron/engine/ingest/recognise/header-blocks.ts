/** Finds the rows of a sheet that are headers: one to four levels each. */
import { isHeaderWord } from './dictionary';
import { isUnitOrRemark } from './header-cells';
import { itemOf } from './item-headers';
import type { HeadRow } from './types';
import { valueKind, type ValueKind } from './value-kinds';

/** Rows `top` to `bottom` of the head, indices from 0. */
export interface HeaderBlock {
  readonly top: number;
  readonly bottom: number;
  /** Cells that are exactly header words. */
  readonly words: number;
  readonly filled: number;
}

const MAXIMUM_LEVELS = 4;
const FEWEST_WORDS = 2;
/** So many questions in a row are no accident. */
const FEWEST_QUESTIONS = 3;
const LONGEST_LABEL = 30;
const LONGEST_ITEM = 80;
const LONGEST_GROUP_LABEL = 16;

const titleLike = /[:：]|统计表|汇总表|登记表|信息表|情况表|采集表|一览表|花名册|台账|名单|名录|明细表?$|学年|附件|填报|续表|20\d\d/;
/** Kinds of values that never stand in a header. Numbers may: they can be question numbers. */
const dataKinds: ReadonlySet<ValueKind> = new Set(['idCard', 'nationalNumber', 'longNumber', 'schoolCode', 'phone', 'date', 'schoolName', 'county']);

interface RowFacts {
  readonly filled: number;
  readonly words: number;
  readonly items: number;
}

function factsOf({ texts }: HeadRow): RowFacts {
  let filled = 0;
  let words = 0;
  let previous = '';
  for (const text of texts) {
    if (text === '') continue;
    filled++;
    // A merged title repeats one word over many columns; it counts once.
    if (text !== previous && isHeaderWord(text)) words++;
    previous = text;
  }
  if (words === 0) return { filled, words, items: 0 };
  return { filled, words, items: questionsIn(texts) };
}

/** Headers of questions count up by one; the counts of a 小计 row do not. */
function questionsIn(texts: readonly string[]): number {
  let items = 0;
  let run = 0;
  let last = Number.NaN;
  for (const [column, text] of texts.entries()) {
    if (text === '' || text === texts[column - 1]) continue;
    const number = text.length <= LONGEST_ITEM ? itemOf(text)?.number : undefined;
    run = number === undefined ? 0 : number === last + 1 ? run + 1 : 1;
    if (run === FEWEST_QUESTIONS) items += FEWEST_QUESTIONS;
    else if (run > FEWEST_QUESTIONS) items++;
    last = number ?? Number.NaN;
  }
  return items;
}

function isAnchor({ filled, words, items }: RowFacts): boolean {
  return (words >= FEWEST_WORDS && words + items >= filled * 0.25) || (words >= 1 && items >= 5 && words + items >= filled * 0.6);
}

/** Blocks from top to bottom, not overlapping. Rows with two header words or more begin one; its other levels are told by their build. */
export function findHeaderBlocks(rows: readonly HeadRow[]): HeaderBlock[] {
  const facts = rows.map(factsOf);
  const blocks: HeaderBlock[] = [];
  for (let row = 0; row < rows.length; row++) {
    const own = facts[row];
    if (own === undefined || !isAnchor(own)) continue;
    const previous = blocks.at(-1);
    const block = extend(rows, row, previous === undefined ? 0 : previous.bottom + 1);
    const inside = facts.slice(block.top, block.bottom + 1);
    blocks.push({ ...block, words: inside.reduce((sum, each) => sum + each.words, 0), filled: inside.reduce((sum, each) => sum + each.filled, 0) });
    row = block.bottom;
  }
  return blocks;
}

/** Adds the levels above and below a row of header words. */
export function extend(rows: readonly HeadRow[], row: number, notAbove: number): { readonly top: number; readonly bottom: number } {
  let top = row;
  let bottom = row;
  while (bottom - top + 1 < MAXIMUM_LEVELS && top - 1 >= notAbove && isLevelPair(rows[top - 1], rows[top])) top--;
  while (bottom - top + 1 < MAXIMUM_LEVELS && isLevelPair(rows[bottom], rows[bottom + 1]) && !looksLikeData(rows[bottom + 1])) bottom++;
  return { top, bottom };
}

function looksLikeData(row: HeadRow | undefined): boolean {
  return row === undefined || row.texts.some((text) => text !== '' && !isUnitOrRemark(text) && valueKind(text) === 'number');
}

/** Without merges a label stands over its first column only: the blanks to its right are its own when something stands below them. */
function refinesBlankRun(upper: HeadRow, lower: HeadRow, column: number): boolean {
  for (let next = column + 1; next < lower.texts.length && (upper.texts[next] ?? '') === ''; next++) {
    if ((lower.texts[next] ?? '') !== '') return true;
  }
  return false;
}

/** 任教学校 ends like a school's name, but is a header word. */
function isData(text: string): boolean {
  return dataKinds.has(valueKind(text)) && !isHeaderWord(text);
}

/** Whether `lower` refines `upper`: below every label that stands for itself there is nothing, or the same cell going on. */
function isLevelPair(upper: HeadRow | undefined, lower: HeadRow | undefined): boolean {
  if (upper === undefined || lower === undefined || lower.rowNumber - upper.rowNumber !== 1) return false;
  if (!couldBeGroupLabels(upper, lower)) return false;
  const width = Math.max(upper.texts.length, lower.texts.length);
  let refined = 0;
  let goingOn = 0;
  for (let column = 0; column < width; column++) {
    const above = upper.texts[column] ?? '';
    const below = lower.texts[column] ?? '';
    if (below === '' || below === above) continue;
    if (isUnitOrRemark(below)) {
      refined++;
      continue;
    }
    if (below.length > LONGEST_LABEL) return false;
    if (isData(below)) return false;
    const opensGroup = above !== '' && (upper.texts[column + 1] === above || refinesBlankRun(upper, lower, column));
    const insideGroup = above === '' || above === upper.texts[column - 1];
    if (opensGroup || insideGroup) refined++;
    else goingOn++;
  }
  const isJoined = sharesCell(upper, lower);
  // 平均家庭 over 户规模: some labels are broken over two rows by hand, some groups have one column.
  if (goingOn * (isJoined ? 1 : 3) > refined) return false;
  return refined >= 2 || (refined === 1 && isJoined);
}

/** A cell that goes on from one row into the next, as labels merged downwards do. */
function sharesCell(upper: HeadRow, lower: HeadRow): boolean {
  return upper.texts.some((text, column) => text !== '' && text === lower.texts[column]);
}

function couldBeGroupLabels(upper: HeadRow, lower: HeadRow): boolean {
  const labels = upper.texts.filter((text) => text !== '');
  const distinct = new Set(labels);
  const [only] = distinct;
  if (only === undefined) return false;
  if (distinct.size === 1) {
    const firstOfUpper = upper.texts.findIndex((text) => text !== '');
    const firstOfLower = lower.texts.findIndex((text) => text !== '');
    // A title begins where the table begins; a lone group label stands over some later columns.
    return firstOfUpper > firstOfLower && only.length <= LONGEST_GROUP_LABEL && !titleLike.test(only) && labels.length < lower.texts.filter((text) => text !== '').length;
  }
  for (const text of distinct) {
    if (text.length > LONGEST_LABEL || (titleLike.test(text) && !isHeaderWord(text) && !/其中[:：]/.test(text))) return false;
    if (isData(text) || valueKind(text) === 'number') return false;
  }
  return true;
}
