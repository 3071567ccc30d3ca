/** Teachers in office, as the roster and the national teacher system know them: by the same keys, so that a person is the same in both. */
import { type Complete, monthOf, textOf } from '../record';
import { schoolReference } from '../school-reference';

export const completeTeacher: Complete = (record, context) => {
  const school = schoolReference(record, context);
  if (school.schoolIdentity === null) {
    return {
      ok: false,
      subject: { school, subject: null, rowKey: null },
      rejection: { columnId: 'schoolName', code: 'MISSING_SCHOOL', message: '缺少学校名称和学校标识码，本行未导入；请补填任教学校后重新上报。' },
    };
  }
  const birthMonth = monthOf(record, 'birthMonth');
  const identity = context.pseudonymiser.counselor({
    idCard: textOf(record, 'idCard'),
    name: textOf(record, 'name') ?? '',
    gender: textOf(record, 'gender'),
    birthMonth,
    schoolIdentity: school.schoolIdentity,
  });
  return {
    ok: true,
    subject: { school, subject: identity.pseudonym, rowKey: school.schoolRef },
    notes: [],
    values: {
      schoolRef: school.schoolRef,
      schoolName: school.schoolName,
      schoolNameKey: school.schoolNameKey,
      county: school.county,
      person: identity.pseudonym,
      identityKind: identity.kind,
      birthMonth,
    },
  };
};

export const completeCounselor: Complete = (record, context) => {
  const teacher = completeTeacher(record, context);
  return teacher.ok ? { ...teacher, values: { ...teacher.values, certificateDate: monthOf(record, 'certificateDate') } } : teacher;
};
