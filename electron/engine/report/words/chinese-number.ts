/** Numbers of headings and lists, as texts write them. */
const NUMERALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'] as const;

/** 一 … 十, 十一 … */
export function chineseNumber(value: number): string {
  return value <= 10 ? (NUMERALS[value - 1] ?? '') : `${value >= 20 ? (NUMERALS[Math.floor(value / 10) - 1] ?? '') : ''}十${value % 10 === 0 ? '' : (NUMERALS[(value % 10) - 1] ?? '')}`;
}
