/** The grade of a student, worked out from the year of entry where need be, and held against the age. */
import { stageOfSchoolCode, stageOfSchoolName } from '../../../../shared/stages';
import { type CleanRecord, numberOf, type RecordNote } from './record';
import type { SchoolReference } from './school-reference';

/** Years from the birth year to the autumn of the first grade, and the spread that late or early entry explains. */
const AGE_OF_FIRST_GRADE = 6;
const EARLIER = 1;
const LATER = 3;

/** Grade in which a stage begins; stages that begin in more than one grade are left out. */
const firstGradeOf: Readonly<Record<string, number>> = { primary: 1, junior: 7, senior: 10, vocational: 10 };

/** @param idCard the pupil's, also the one inside a 学籍号; null when there is none. */
export function checkedGrade(record: CleanRecord, school: SchoolReference, schoolYear: string, idCard: string | null): { readonly grade: number | null; readonly notes: readonly RecordNote[] } {
  const startYear = Number(schoolYear.slice(0, 4));
  const stated = numberOf(record, 'grade');
  const grade = stated ?? gradeOfEntryYear(record, school, startYear);
  if (grade === null) return { grade, notes: [] };
  const notes: RecordNote[] = [];
  if (stated === null) notes.push({ columnId: 'grade', code: 'grade.fromEntryYear', action: 'fixed', message: `按入学年份和${schoolYear}学年推算为${grade}年级，请核对。` });
  const birthYear = birthYearOf(record, idCard);
  if (birthYear !== null) {
    const expected = birthYear + AGE_OF_FIRST_GRADE + grade - 1;
    if (startYear < expected - EARLIER || startYear > expected + LATER) {
      notes.push({ columnId: 'grade', code: 'grade.ageMismatch', severity: 'warning', message: `按证件号，本学年开始时满${startYear - birthYear}周岁上下，与${grade}年级不相称；请核对年级或证件号。` });
    }
  }
  return { grade, notes };
}

/** 2023级 in 2025-2026 is the third year; which grade that is, the kind of school tells. */
function gradeOfEntryYear(record: CleanRecord, school: SchoolReference, startYear: number): number | null {
  const entered = numberOf(record, 'entryYear');
  if (entered === null) return null;
  const stage = stageOfSchoolName(school.schoolName ?? '') ?? stageOfSchoolCode(school.schoolCode ?? '');
  const first = stage === undefined ? undefined : firstGradeOf[stage.id];
  if (first === undefined || entered > startYear) return null;
  const grade = first + startYear - entered;
  const years = first === 1 ? 6 : 3;
  return grade < first + years ? grade : null;
}

function birthYearOf(record: CleanRecord, idCard: string | null): number | null {
  if (idCard !== null && idCard.length === 18) return Number(idCard.slice(6, 10));
  const birth = record.get('birthDate');
  return typeof birth === 'object' && birth !== null ? birth.year : null;
}
