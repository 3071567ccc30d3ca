/** Rows that say how schools and areas hang together: 学校变更表 and 区划对照表. */
import { isCounty } from '../../../../../shared/regions';
import { townshipKey } from '../../../../../shared/townships';
import { daysInMonth, isoDate } from '../../text/excel-serial';
import { type CleanRecord, type Complete, textOf } from '../record';
import { referenceOf, type SchoolReference } from '../school-reference';

type Refusal = { readonly columnId: string; readonly code: string; readonly message: string };

/** What each kind of change needs; the texts say it to whom fills in the form. */
function missingIn(type: string | null, old: SchoolReference, successor: SchoolReference, newCounty: string | null): Refusal | null {
  const [hasOld, hasNew] = [old.schoolIdentity !== null, successor.schoolIdentity !== null];
  const refusal = (columnId: string, message: string): Refusal => ({ columnId, code: 'CHANGE_INCOMPLETE', message });
  if (type !== 'founded' && type !== null && !hasOld) return refusal('oldName', '没有填原名称和原标识码，不知道是哪所学校，本行未导入；请补填后重新导入。');
  if (type === 'founded' && !hasNew) return refusal('newName', '新建的学校要填现名称或现标识码，本行未导入；请补填后重新导入。');
  if ((type === 'renamed' || type === 'merged') && !hasNew) return refusal('newName', '更名、合并的学校要填现名称或现标识码，本行未导入；请补填后重新导入。');
  if (type === 'transferred' && newCounty === null) return refusal('newCounty', '划转的学校要填划入县区，本行未导入；请补填后重新导入。');
  return null;
}

export const completeSchoolChange: Complete = (record, context) => {
  const county = textOf(record, 'county') ?? context.heading.county;
  const newCounty = textOf(record, 'newCounty');
  const old = referenceOf(textOf(record, 'oldCode'), textOf(record, 'oldName'), county);
  const successor = referenceOf(textOf(record, 'newCode'), textOf(record, 'newName'), newCounty ?? county);
  const type = textOf(record, 'changeType');
  const rejection = missingIn(type, old, successor, newCounty);
  const school = old.schoolIdentity === null ? successor : old;
  const rowKey = [old.schoolIdentity ?? '', successor.schoolIdentity ?? '', type ?? ''].join('|');
  if (rejection !== null) return { ok: false, subject: { school, subject: null, rowKey }, rejection };
  return {
    ok: true,
    subject: { school, subject: null, rowKey },
    notes: [],
    values: {
      county: old.county,
      oldSchool: old.schoolIdentity,
      oldNameKey: old.schoolNameKey,
      newSchool: successor.schoolIdentity,
      newNameKey: successor.schoolNameKey,
    },
  };
};

/** The last day that a date means: 2025年8月 -> 2025-08-31. */
function lastDayOf(record: CleanRecord, columnId: string): string | null {
  const value = record.get(columnId);
  if (value === null || value === undefined || typeof value !== 'object') return null;
  const { iso, precision, year, month } = value;
  if (precision === 'day') return iso;
  return isoDate(year, month ?? 12, daysInMonth(year, month ?? 12));
}

export const completeAreaCrosswalk: Complete = (record) => {
  // Not the unit of the heading: who fills in the form is no school of it.
  const school = referenceOf(textOf(record, 'schoolCode'), textOf(record, 'schoolName'), textOf(record, 'county'));
  const township = textOf(record, 'township');
  const administrative = textOf(record, 'administrativeCounty');
  const isSchool = school.schoolIdentity !== null;
  const place = isSchool ? `school:${school.schoolIdentity}` : `township:${administrative ?? ''}:${townshipKey(township ?? '')}`;
  const subject = { school, subject: null, rowKey: place };
  if (!isSchool && township === null) {
    return { ok: false, subject, rejection: { columnId: 'township', code: 'PLACE_MISSING', message: '没有填乡镇（街道），也没有填学校，本行未导入；请补填后重新导入。' } };
  }
  if (administrative !== null && !isCounty(administrative)) return { ok: false, subject, rejection: notACounty };
  const from = record.get('validFrom');
  const validTo = lastDayOf(record, 'validTo');
  if (validTo !== null && from !== null && from !== undefined && typeof from === 'object' && validTo < from.iso) {
    return { ok: false, subject, rejection: { columnId: 'validTo', code: 'PERIOD_REVERSED', message: '有效期止早于有效期起，本行未导入；请核对后重新导入。' } };
  }
  return { ok: true, subject, notes: [], values: { place, schoolNameKey: school.schoolNameKey, county: textOf(record, 'county'), validTo } };
};

const notACounty = { columnId: 'administrativeCounty', code: 'NOT_A_COUNTY', message: '行政区划县区要填县或区（如牡丹区、定陶区），不能填市直、鲁西新区、开发区、高新区，本行未导入；请核对后重新导入。' };
