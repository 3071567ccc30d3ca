import { findStage, stageOfSchoolCode, stageOfSchoolName } from '../../../../../shared/stages';
import { stageOfType } from '../../../../../shared/school-types';
import { type Complete, type RecordNote, textOf } from '../record';
import { schoolReference } from '../school-reference';

const stageUnknown: RecordNote = { columnId: 'stage', code: 'STAGE_UNKNOWN', message: '没有学校类别，从名称和标识码也看不出学段，暂列“未注明学段”；请补填学校类别。' };

export const completeSchool: Complete = (record, context) => {
  const school = schoolReference(record, context);
  const name = textOf(record, 'schoolName');
  if (name === null || school.schoolNameKey === null || school.schoolIdentity === null) {
    return { ok: false, subject: { school, subject: null, rowKey: null }, rejection: { columnId: 'schoolName', code: 'MISSING_REQUIRED', message: '缺少学校名称，本行未导入；请补填后重新上报。' } };
  }
  const declared = textOf(record, 'stage');
  // 中学 in the type column says less than a code or name that tells 初中 from 完全中学.
  const stage = findStage(declared ?? '') ?? stageOfSchoolName(name) ?? stageOfSchoolCode(school.schoolCode ?? '');
  return {
    ok: true,
    subject: { school, subject: null, rowKey: school.schoolIdentity },
    notes: declared === null && stage === undefined ? [stageUnknown] : [],
    values: { schoolKey: school.schoolIdentity, schoolNameKey: school.schoolNameKey, county: school.county, stage: declared === null ? (stage?.id ?? null) : stageOfType(declared), schoolType: declared },
  };
};
