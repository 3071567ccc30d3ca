import { type Complete, textOf } from '../record';
import { studentValues } from './student';

/** Answers or subscale scores that are still to be scored: one row a student, or one a student and measure. */
export const completeAssessmentAnswers: Complete = (record, context) => {
  const student = studentValues(record, context);
  if (!student.ok) return student;
  return { ok: true, subject: student.subject, notes: student.notes, values: { ...student.values, measure: textOf(record, 'measure') } };
};
