import type { DatasetColumn } from '../../../../shared/datasets';
import { CellKind } from '../read/types';
import { CHINESE_NUMERALS, parseChineseNumber } from '../text/chinese-numbers';
import { parseDuration } from './durations';
import { emptied, fixedIssue, isNullWord, nothingOrError, NOTHING } from './outcomes';
import { cellText } from '../text/cell-text';
import type { CellIssue, Cleaned, Normaliser } from './types';
import type { RawCell } from '../read/types';

const unreadable = emptied('number.unreadable', '不是数字，已留空，请只填数字');
const several = emptied('number.several', '一个单元格里有几个数字，已留空，请只填一个');
const becameDate = emptied('number.becameDate', '数字被表格软件变成了日期，已留空，请把该列设为常规格式重新填写');
const notWhole = emptied('number.notWhole', '应为整数，却带小数，已留空，请核对');
const shareTaken = fixedIssue('number.share', '不大于1的数按百分数读取（0.96 读作 96%），请核对');
const percentCount = emptied('number.percentCount', '应填个数，却填了百分比，已留空，请核对');
const approximate = fixedIssue('number.approximate', '数字带有“约”“余”“以上”等字样，已取其中的数字，请改填准确数');
const remark = fixedIssue('number.remark', '数字前后还有说明文字，只取了数字，请核对');

interface ParsedNumber {
  readonly value: number;
  readonly percent: boolean;
  readonly issue: CellIssue | undefined;
}

const plain = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/;
const grouped = /^[+-]?\d{1,3}(?:[, ]\d{3})+(?:\.\d+)?$/;
const scientific = /^[+-]?\d+(?:\.\d+)?E[+-]?\d{1,2}$/i;
const inWords = new RegExp(`^[${CHINESE_NUMERALS}]+$`);
const halfMore = new RegExp(`^(\\d{1,4}|[${CHINESE_NUMERALS}]{1,7})年?半$`);
const before = /^(?:大?约|将?近|超过|不足|共计?|合计|总计|计|[>≥<≤~≈])\s*/;
const after = /\s*(?:左右|以上|以下|上下|余|多|[+~])$/;
const unit = /\s*(?:人次|人|名|位|个班|个|所|处|间|班|份|分钟|分|周岁|岁|课时|学时|小时|节\/周|节|年|次|场|天|元|平方米|m2)$/;

/** Number without units and words, or undefined. */
function bareNumber(text: string): number | undefined {
  if (plain.test(text) || scientific.test(text)) return Number(text);
  if (grouped.test(text)) return Number(text.replace(/[, ]/g, ''));
  if (inWords.test(text)) return parseChineseNumber(text);
  if (text === '半') return 0.5;
  const half = halfMore.exec(text)?.[1] ?? '';
  const whole = /^\d+$/.test(half) ? Number(half) : parseChineseNumber(half);
  return whole === undefined ? undefined : whole + 0.5;
}

/** Takes units, words such as 约 and 余, and a remark in brackets off a number. */
function parseNumber(text: string): ParsedNumber | { readonly value: null; readonly issue?: CellIssue } {
  let rest = text.replace(/[−－]/g, '-');
  let issue: CellIssue | undefined;
  const strip = (pattern: RegExp, because: CellIssue | undefined): boolean => {
    const shorter = rest.replace(pattern, '');
    if (shorter === rest || shorter === '') return false;
    rest = shorter;
    issue ??= because;
    return true;
  };
  strip(/\((?:人|名|个|所|分|岁|节|年)\)$/, undefined);
  strip(/\s*\([^()\d]*\)$/, remark);
  strip(/^(?:共计?|合计|总计|计)\s*/, remark);
  strip(before, approximate);
  // 30人左右, 30多人: the word may stand on either side of the unit.
  for (let round = 0; round < 2; round += 1) {
    strip(after, approximate);
    strip(unit, undefined);
  }
  const percent = strip(/\s*%$/, undefined);
  const tenThousand = strip(/\s*万$/, undefined);
  const value = bareNumber(rest);
  if (value === undefined) return /\d[^\d.]+\d/.test(text) ? several : unreadable;
  return { value: tenThousand ? value * 10_000 : percent ? Number((value / 100).toPrecision(15)) : value, percent, issue };
}

function rangeIssue(column: DatasetColumn): Cleaned<never> {
  const { minimum, maximum } = column;
  const range = minimum !== undefined && maximum !== undefined ? `${minimum} 到 ${maximum} 之间` : minimum !== undefined ? `不小于 ${minimum}` : `不大于 ${maximum ?? ''}`;
  return emptied('number.outOfRange', `数值超出合理范围（应${range}），已留空，请核对`);
}

/**
 * Numbers of `integer` and `decimal` columns. 95% is 0.95, as in a cell formatted as percent; 1.2万 is 12000;
 * columns measured in seconds (秒 in the label) also take 14分20秒 and 00:14:20.
 */
export function numberNormaliser(column: DatasetColumn): Normaliser<number> {
  const wholeOnly = column.type === 'integer';
  const inSeconds = column.label.includes('秒');
  const minimum = column.minimum ?? -Infinity;
  const maximum = column.maximum ?? Infinity;
  const outOfRange = rangeIssue(column);
  // 96, 96% and 0.96 (a cell formatted as percent) are the same in a column that is measured in per cent.
  const inPerCent = column.label.includes('%');

  function finish(value: number, issue?: CellIssue): Cleaned<number> {
    const nearest = Math.round(value);
    // Sums of binary fractions give 29.999999999999996 for 30; a platform's 860.35 seconds are 860.
    const isWhole = Math.abs(value - nearest) < 1e-9;
    if (wholeOnly && !isWhole && !inSeconds) return notWhole;
    const kept = (wholeOnly || isWhole ? nearest : value) + 0;
    if (!(kept >= minimum && kept <= maximum)) return outOfRange;
    return issue === undefined ? { value: kept } : { value: kept, issue };
  }

  function ofNumber(value: number): Cleaned<number> {
    return inPerCent && value > 0 && value <= 1 ? finish(Number((value * 100).toPrecision(15)), shareTaken) : finish(value);
  }

  function ofText(cell: RawCell): Cleaned<number> {
    const text = cellText(cell);
    if (plain.test(text)) return ofNumber(Number(text));
    if (isNullWord(text)) return NOTHING;
    const seconds = inSeconds ? parseDuration(text) : undefined;
    if (seconds !== undefined) return finish(seconds);
    const parsed = parseNumber(text);
    if (parsed.value === null) return parsed;
    if (parsed.percent && wholeOnly) return percentCount;
    return finish(parsed.percent && inPerCent ? Number((parsed.value * 100).toPrecision(15)) : parsed.value, parsed.issue);
  }

  return (cell) => {
    switch (cell.kind) {
      case CellKind.number:
        return Number.isFinite(cell.number) ? ofNumber(cell.number) : unreadable;
      case CellKind.text:
        return ofText(cell);
      case CellKind.date:
        return inSeconds && cell.number >= 0 && cell.number < 1 ? finish(cell.number * 86_400) : becameDate;
      case CellKind.boolean:
        return unreadable;
      default:
        return nothingOrError(cell) ?? NOTHING;
    }
  };
}
