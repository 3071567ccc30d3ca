import { type Complete, numberOf, textOf } from '../record';
import { schoolReference } from '../school-reference';

export const completeAssessmentResult: Complete = (record, context) => {
  const school = schoolReference(record, context);
  if (school.schoolIdentity === null) {
    return { ok: false, rejection: { columnId: 'schoolName', code: 'MISSING_SCHOOL', message: '看不出这名学生属于哪所学校，本行未导入；请补填学校名称或学校标识码后重新上报。' } };
  }
  const identity = context.pseudonymiser.student({
    idCard: textOf(record, 'idCard'),
    nationalStudentNumber: textOf(record, 'nationalStudentNumber'),
    studentNumber: textOf(record, 'studentNumber'),
    name: textOf(record, 'name'),
    gender: textOf(record, 'gender'),
    className: textOf(record, 'className'),
    grade: numberOf(record, 'grade'),
    schoolIdentity: school.schoolIdentity,
    schoolYear: context.schoolYear,
  });
  if (identity === null) {
    return { ok: false, rejection: { columnId: 'name', code: 'MISSING_IDENTITY', message: '学籍号、身份证号、学号和姓名都没有，无法识别学生，本行未导入；请至少补填一项后重新上报。' } };
  }
  const level = textOf(record, 'riskLevel');
  if (level === null && numberOf(record, 'totalScore') !== null) {
    return { ok: false, rejection: { columnId: 'riskLevel', code: 'MISSING_RISK_LEVEL', message: '有总分但没有预警等级，本行未导入；请补填等级后重新上报。' } };
  }
  return {
    ok: true,
    notes: level === null ? [{ columnId: 'riskLevel', code: 'NOT_TESTED', message: '没有总分和预警等级，按“未测”计。' }] : [],
    values: {
      schoolRef: school.schoolRef,
      schoolName: school.schoolName,
      schoolNameKey: school.schoolNameKey,
      county: school.county,
      pseudonym: identity.pseudonym,
      identityKind: identity.kind,
      riskLevel: level ?? 'N',
    },
  };
};
