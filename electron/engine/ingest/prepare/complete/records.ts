/** Rows of the datasets that need nothing but their place: something at a school, of a teacher, or neither. */
import type { DatasetDefinition } from '../../../../../shared/datasets';
import { rowKeyColumns } from '../../../../../shared/datasets/row-key';
import { checkedGrade } from '../checked-grade';
import { type CleanRecord, type Complete, type CompletionContext, type StoredRecord, textOf } from '../record';
import { referenceOf, type SchoolReference, schoolReference } from '../school-reference';

/** Rest of the natural key, as the warehouse puts it together (`issue-closing.ts`). */
function rowKeyOf(dataset: DatasetDefinition): (record: CleanRecord, school: SchoolReference) => string {
  const columns = rowKeyColumns(dataset);
  return (record, school) => columns.map((id) => (id === 'schoolRef' ? school.schoolRef : keyText(record.get(id)))).join('|');
}

function keyText(value: ReturnType<CleanRecord['get']>): string {
  return value === null || value === undefined || typeof value === 'object' ? '' : String(value);
}

function placeOf(school: SchoolReference): StoredRecord {
  return { schoolRef: school.schoolRef, schoolName: school.schoolName, schoolNameKey: school.schoolNameKey, county: school.county };
}

function missingSchool(school: SchoolReference): ReturnType<Complete> {
  return {
    ok: false,
    subject: { school, subject: null, rowKey: null },
    rejection: { columnId: 'schoolName', code: 'MISSING_SCHOOL', message: '缺少学校名称和学校标识码，本行未导入；请补填学校后重新上报。' },
  };
}

/** Something at a school. */
export function schoolRecord(dataset: DatasetDefinition): Complete {
  const rowKey = rowKeyOf(dataset);
  const hasGrade = dataset.columns.some(({ id }) => id === 'grade');
  return (record, context) => {
    const school = schoolReference(record, context);
    if (school.schoolIdentity === null) return missingSchool(school);
    const { grade, notes } = hasGrade ? checkedGrade(record, school, context.schoolYear, null) : { grade: null, notes: [] };
    return { ok: true, subject: { school, subject: null, rowKey: rowKey(record, school) }, notes, values: { ...placeOf(school), ...(hasGrade ? { grade } : {}) } };
  };
}

function personOf(record: CleanRecord, school: SchoolReference, { pseudonymiser }: CompletionContext): { readonly person: bigint; readonly identityKind: string } {
  const { pseudonym, kind } = pseudonymiser.counselor({
    idCard: textOf(record, 'idCard'),
    name: textOf(record, 'name') ?? '',
    gender: textOf(record, 'gender'),
    birthMonth: null,
    schoolIdentity: school.schoolIdentity ?? '',
  });
  return { person: pseudonym, identityKind: kind };
}

/** Something a teacher did. */
export function teacherRecord(dataset: DatasetDefinition): Complete {
  const rowKey = rowKeyOf(dataset);
  return (record, context) => {
    const school = schoolReference(record, context);
    if (school.schoolIdentity === null) return missingSchool(school);
    const who = personOf(record, school, context);
    return { ok: true, subject: { school, subject: who.person, rowKey: rowKey(record, school) }, notes: [], values: { ...placeOf(school), ...who } };
  };
}

/** A shift of a volunteer: the school, if any, is the volunteer's, and not who made the rota. */
export function shiftRecord(dataset: DatasetDefinition): Complete {
  const rowKey = rowKeyOf(dataset);
  return (record, context) => {
    const school = referenceOf(textOf(record, 'schoolCode'), textOf(record, 'schoolName'), textOf(record, 'county') ?? context.heading.county);
    const who = personOf(record, school, context);
    const place = school.schoolIdentity === null ? { county: school.county } : placeOf(school);
    return { ok: true, subject: { school, subject: who.person, rowKey: rowKey(record, school) }, notes: [], values: { ...place, ...who } };
  };
}

const partsOfCall = ['calledAt', 'operator', 'caller', 'topic', 'minutes'];

/** A call of the hotline. Two lines may ring in one minute: without a number, all that is known of a call tells it from another. */
export const callRecord: Complete = (record, context) => {
  const callKey = textOf(record, 'callNumber') ?? partsOfCall.map((id) => keyText(record.get(id))).join('|');
  const school = schoolReference(record, context);
  return { ok: true, subject: { school, subject: null, rowKey: callKey }, notes: [], values: { county: textOf(record, 'county'), callKey } };
};

/** What a county has added up itself; a row that does not say which county is refused by its required column. */
export const countyRecord: Complete = (record, context) => {
  const county = textOf(record, 'county');
  return { ok: true, subject: { school: schoolReference(record, context), subject: null, rowKey: county }, notes: [], values: { county } };
};
