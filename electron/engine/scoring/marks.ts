/** What is remarkable about one answer sheet, as bits. */
export const INVALID = {
  lieScale: 1 << 0,
  /** Nearly every answer is the same. */
  flat: 1 << 1,
  /** The same two or four answers over and over. */
  pattern: 1 << 2,
  /** A long run of one answer across items that point both ways. */
  longRun: 1 << 3,
  tooFast: 1 << 4,
  tooManyMissing: 1 << 5,
  outOfRange: 1 << 6,
} as const;

export const NOTICE = {
  hurried: 1 << 8,
  /** Nearly every answer is the one without symptoms, on a scale without reverse items: possible, and worth a look. */
  uniformlyLow: 1 << 9,
  outsideAge: 1 << 10,
  outsideGrade: 1 << 11,
  outsideStage: 1 << 12,
  /** Answers are missing and the others do not settle the level: it may be higher than given. */
  mayBeHigher: 1 << 13,
  replaced: 1 << 14,
} as const;

export const ANY_INVALID = Object.values(INVALID).reduce<number>((all, bit) => all | bit, 0);

export type MarkName = keyof typeof INVALID | keyof typeof NOTICE;

export const MARK_BITS: Readonly<Record<MarkName, number>> = { ...INVALID, ...NOTICE };

export const MARK_LABELS: Readonly<Record<MarkName, string>> = {
  lieScale: '效度（测谎）量表超过作废分',
  flat: '几乎全选同一选项',
  pattern: '按固定规律作答',
  longRun: '连续选择同一选项过长',
  tooFast: '作答时间过短',
  tooManyMissing: '缺答过多',
  outOfRange: '有超出选项范围的作答',
  hurried: '作答偏快，请留意',
  uniformlyLow: '几乎全选无症状选项，请留意',
  outsideAge: '年龄不在量表适用范围内',
  outsideGrade: '年级不在量表适用范围内',
  outsideStage: '学段不在量表适用范围内',
  mayBeHigher: '有缺答，实际等级可能更高',
  replaced: '缺答已用均值补足',
};

/** @returns the names of the marks that are set. */
export function marksOf(marks: number): readonly MarkName[] {
  return (Object.keys(MARK_BITS) as MarkName[]).filter((name) => (marks & MARK_BITS[name]) !== 0);
}
