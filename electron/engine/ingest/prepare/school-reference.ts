/** How a row names its school, reduced to what the directory can be matched by. */
import { countyAtStart } from '../../../../shared/regions';
import { normaliseSchoolName } from '../text/cell-text';
import { type CleanRecord, type CompletionContext, textOf } from './record';

export interface SchoolReference {
  readonly schoolCode: string | null;
  readonly schoolName: string | null;
  /** Name without province, city and county prefixes, in one spelling. */
  readonly schoolNameKey: string | null;
  /** Six digits, null when neither the row nor the heading nor the name tells. */
  readonly county: string | null;
  /** The school itself: the code, else county and name. Null when the row names none. */
  readonly schoolIdentity: string | null;
  /** All three clues, so that equal references are matched once. */
  readonly schoolRef: string;
}

export function schoolReference(record: CleanRecord, context: CompletionContext): SchoolReference {
  const clues = `${textOf(record, 'schoolCode') ?? ''}|${textOf(record, 'county') ?? ''}|${textOf(record, 'schoolName') ?? ''}`;
  let reference = context.schools.get(clues);
  if (reference === undefined) {
    reference = makeReference(record, context);
    context.schools.set(clues, reference);
  }
  return reference;
}

function makeReference(record: CleanRecord, context: CompletionContext): SchoolReference {
  const schoolCode = textOf(record, 'schoolCode');
  const schoolName = textOf(record, 'schoolName') ?? (schoolCode === null ? context.heading.unit : null);
  return referenceOf(schoolCode, schoolName, textOf(record, 'county') ?? context.heading.county);
}

/** @param county six digits, null where only the name may tell. */
export function referenceOf(schoolCode: string | null, schoolName: string | null, county: string | null): SchoolReference {
  const nameKey = schoolName === null ? null : normaliseSchoolName(schoolName);
  const named = nameKey === null ? undefined : countyAtStart(nameKey);
  const of = county ?? named?.code ?? null;
  const schoolNameKey = nameKey === null ? null : withoutCounty(nameKey, named?.label);
  return {
    schoolCode,
    schoolName,
    schoolNameKey,
    county: of,
    schoolIdentity: schoolCode ?? (schoolNameKey === null ? null : `${of ?? ''}:${schoolNameKey}`),
    schoolRef: [schoolCode ?? '', of ?? '', schoolNameKey ?? ''].join('|'),
  };
}

/** 曹县第一中学 and, in a list of 曹县, 第一中学 are the same school; 曹县 alone is no school name. */
function withoutCounty(nameKey: string, label: string | undefined): string {
  if (label === undefined) return nameKey;
  const rest = nameKey.startsWith(label) ? nameKey.slice(label.length) : nameKey.slice(label.replace(/^菏泽/, '').length);
  return rest.length >= 2 ? rest : nameKey;
}
