const digits = new Map([...'零一二三四五六七八九'].map((character, value) => [character, value] as const));
for (const [character, value] of [['〇', 0], ['○', 0], ['两', 2]] as const) digits.set(character, value);
const units = new Map([['十', 10], ['百', 100], ['千', 1000]]);

/** Characters that numbers in words are written with, for use inside a character class. */
export const CHINESE_NUMERALS = '零〇○一二两三四五六七八九十百千';

/**
 * 二十一 -> 21, 十 -> 10, 三百零五 -> 305; below ten thousand. Strict: 五四 or 八一 is a name, not a number,
 * and gives undefined.
 */
export function parseChineseNumber(text: string): number | undefined {
  let total = 0;
  let pending: number | undefined;
  let lastUnit = 10_000;
  let afterZero = false;
  for (const [index, character] of [...text].entries()) {
    const digit = digits.get(character);
    if (digit !== undefined) {
      if (pending !== undefined) return undefined;
      if (digit === 0 && text.length > 1) {
        if (afterZero || index === 0) return undefined;
        afterZero = true;
      } else {
        pending = digit;
      }
      continue;
    }
    const unit = units.get(character);
    if (unit === undefined || unit >= lastUnit) return undefined;
    if (pending === undefined && !(unit === 10 && index === 0)) return undefined;
    total += (pending ?? 1) * unit;
    pending = undefined;
    afterZero = false;
    lastUnit = unit;
  }
  // 三百五 means 350 to some and is a slip to others: only 零 or the unit ten may stand before the last digit.
  if (pending !== undefined && lastUnit > 10 && lastUnit < 10_000 && !afterZero) return undefined;
  if (afterZero && pending === undefined) return undefined;
  return text === '' ? undefined : total + (pending ?? 0);
}

/** 二〇二三 -> 2023: four digits one after another. */
export function parseChineseYear(text: string): number | undefined {
  const values = [...text].map((character) => digits.get(character));
  if (values.length !== 4 || values.includes(undefined)) return undefined;
  return Number(values.join(''));
}
