import { type Complete, numberOf, textOf } from '../record';
import { studentValues } from './student';

export const completeAssessmentResult: Complete = (record, context) => {
  const student = studentValues(record, context);
  if (!student.ok) return student;
  const { subject, notes } = student;
  const level = textOf(record, 'riskLevel');
  if (level === null && numberOf(record, 'totalScore') !== null) {
    return { ok: false, subject, rejection: { columnId: 'riskLevel', code: 'MISSING_RISK_LEVEL', message: '有总分但没有预警等级，本行未导入；请补填等级后重新上报。' } };
  }
  return {
    ok: true,
    subject,
    notes: level === null ? [...notes, { columnId: 'riskLevel', code: 'NOT_TESTED', message: '没有总分和预警等级，按“未测”计。' }] : notes,
    values: { ...student.values, riskLevel: level ?? 'N' },
  };
};
