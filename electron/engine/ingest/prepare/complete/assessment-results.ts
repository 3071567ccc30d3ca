import { isPossibleTotal, type ScaleCatalogue } from '../../../../../shared/scales';
import { type CleanRecord, type Complete, numberOf, type RecordNote, textOf } from '../record';
import { studentValues } from './student';

/** A total that the scale cannot give: mistyped, of another scale, or a platform's own standard score. It is kept as reported, like the level. */
function impossibleTotal(record: CleanRecord, scales: ScaleCatalogue): RecordNote | null {
  const total = numberOf(record, 'totalScore');
  const scale = total === null ? undefined : scales.find(textOf(record, 'scale') ?? '');
  if (total === null || scale === undefined || isPossibleTotal(scale, total)) return null;
  const ranges = scale.totals.map(({ minimum, maximum }) => `${minimum}–${maximum}`).join('或');
  return { columnId: 'totalScore', code: 'score.scaleRange', severity: 'warning', message: `总分超出${scale.label}的取值范围（${ranges}），请核对量表和总分，或说明是否为换算后的标准分。` };
}

export const completeAssessmentResult: Complete = (record, context) => {
  const student = studentValues(record, context);
  if (!student.ok) return student;
  const { subject, notes } = student;
  const level = textOf(record, 'riskLevel');
  if (level === null && numberOf(record, 'totalScore') !== null) {
    return { ok: false, subject, rejection: { columnId: 'riskLevel', code: 'MISSING_RISK_LEVEL', message: '有总分但没有预警等级，本行未导入；请补填等级后重新上报。' } };
  }
  const { values } = student;
  values['riskLevel'] = level ?? 'N';
  const impossible = impossibleTotal(record, context.scales);
  if (impossible !== null) return { ok: true, subject, notes: [...notes, impossible], values };
  return {
    ok: true,
    subject,
    notes: level === null ? [...notes, { columnId: 'riskLevel', code: 'NOT_TESTED', message: '没有总分和预警等级，按“未测”计。' }] : notes,
    values,
  };
};
