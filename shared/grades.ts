/** Grades are stored as 1–12 (1 = 一年级 … 9 = 九年级, 10–12 = 高一–高三), as in the national six-three-three system. */
const labels = ['一年级', '二年级', '三年级', '四年级', '五年级', '六年级', '七年级', '八年级', '九年级', '高一', '高二', '高三'] as const;

/** As stored, in order. */
export const GRADES: readonly string[] = labels.map((_, index) => String(index + 1));

export function gradeLabel(grade: string): string {
  return labels[Number(grade) - 1] ?? '未注明年级';
}
