/** What every table of students has in common: the school, the pseudonym, and checks on the grade. */
import { idCardOfStudentNumber } from '../../clean/identifiers';
import { checkedGrade } from '../checked-grade';
import { type Completion, type CompletionContext, type CleanRecord, numberOf, textOf } from '../record';
import { schoolReference } from '../school-reference';

function idInside(number: string | null): string | null {
  return number === null ? null : idCardOfStudentNumber(number);
}

export function studentValues(record: CleanRecord, context: CompletionContext): Completion {
  const school = schoolReference(record, context);
  if (school.schoolIdentity === null) {
    return {
      ok: false,
      subject: { school, subject: null, rowKey: null },
      rejection: { columnId: 'schoolName', code: 'MISSING_SCHOOL', message: '看不出这名学生属于哪所学校，本行未导入；请补填学校名称或学校标识码后重新上报。' },
    };
  }
  const nationalStudentNumber = textOf(record, 'nationalStudentNumber');
  const studentNumber = textOf(record, 'studentNumber');
  // 学籍号 of registered pupils is G and the ID number: it must meet the same child's ID number in another file.
  const idCard = textOf(record, 'idCard') ?? idInside(nationalStudentNumber) ?? idInside(studentNumber);
  const { grade, notes } = checkedGrade(record, school, context.schoolYear, idCard);
  const identity = context.pseudonymiser.student({
    idCard,
    nationalStudentNumber,
    studentNumber,
    name: textOf(record, 'name'),
    gender: textOf(record, 'gender'),
    className: textOf(record, 'className'),
    grade,
    schoolIdentity: school.schoolIdentity,
    schoolYear: context.schoolYear,
  });
  if (identity === null) {
    return {
      ok: false,
      subject: { school, subject: null, rowKey: null },
      rejection: { columnId: 'name', code: 'MISSING_IDENTITY', message: '学籍号、身份证号、学号和姓名都没有，无法识别学生，本行未导入；请至少补填一项后重新上报。' },
    };
  }
  return {
    ok: true,
    subject: { school, subject: identity.pseudonym, rowKey: textOf(record, 'scale') ?? '' },
    notes,
    values: {
      schoolRef: school.schoolRef,
      schoolName: school.schoolName,
      schoolNameKey: school.schoolNameKey,
      county: school.county,
      pseudonym: identity.pseudonym,
      identityKind: identity.kind,
      grade,
      totalScore: numberOf(record, 'totalScore'),
    },
  };
}
