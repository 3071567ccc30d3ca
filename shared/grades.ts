/** Grades are stored as 1–12 (1 = 一年级 … 9 = 九年级, 10–12 = 高一–高三), as in the national six-three-three system. */
const labels = ['一年级', '二年级', '三年级', '四年级', '五年级', '六年级', '七年级', '八年级', '九年级', '高一', '高二', '高三'] as const;

const GRADE = '年级';

/** As stored, in order. */
export const GRADES: readonly string[] = labels.map((_, index) => String(index + 1));

export function gradeLabel(grade: string): string {
  return labels[Number(grade) - 1] ?? '未注明年级';
}

/** Neighbouring grades in one: 一至六年级, 高一至高三, 九年级至高一. */
export function gradeRange(first: string, last: string): string {
  if (first === last) return gradeLabel(first);
  const isShort = [first, last].every((grade) => gradeLabel(grade).endsWith(GRADE));
  return `${isShort ? gradeLabel(first).slice(0, -GRADE.length) : gradeLabel(first)}至${gradeLabel(last)}`;
}
