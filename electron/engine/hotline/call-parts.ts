/** Who called, about what, how grave it was and what was done, as the register of calls has it. Counts still have to pass the rules of privacy. */
import { CALL_PART_NAMES } from '../../../shared/call-parts';
import { CALL_PARTS, type CallPart, type CallPartId } from '../../../shared/hotline-calls';
import { number, type Row } from '../warehouse/sql';

/** SQL of a call's value; a part without is a column of the register. */
const SQL: Partial<Record<CallPartId, string>> = {
  schooling: "CASE WHEN grade IN ('1', '2', '3', '4', '5', '6') THEN 'primary' WHEN grade IN ('7', '8', '9') THEN 'junior' WHEN grade IN ('10', '11', '12') THEN 'senior' END",
};

export function partSql(id: CallPartId): string {
  return SQL[id] ?? id;
}

/** Names of a part's values in the catalogue's order; last what was not written down. */
export function labelsOf(id: CallPartId): string[] {
  return CALL_PART_NAMES[id].values.map(({ label }) => label);
}

/** Codes of what `labelsOf` names. */
export function valuesOf(id: CallPartId): string[] {
  return CALL_PART_NAMES[id].values.map(({ value }) => value);
}

/** Place of a value among the names. */
export function positionOf(id: CallPartId, value: Row[string] | undefined): number {
  const { values } = CALL_PART_NAMES[id];
  const place = values.findIndex((each) => each.value === value);
  return place < 0 ? values.length - 1 : place;
}

/** @param found rows of `value` and `calls` */
export function countsOf(id: CallPartId, found: readonly Row[]): number[] {
  const counts = labelsOf(id).map(() => 0);
  for (const row of found) counts[positionOf(id, row['value'])]! += number(row['calls']);
  return counts;
}

/** @param told by part: counts in the order of its names, null where they are not told */
export function partsOf(told: (id: CallPartId) => readonly (number | null)[]): readonly CallPart[] {
  return CALL_PARTS.map((id) => {
    const counts = told(id);
    return { id, label: CALL_PART_NAMES[id].label, parts: labelsOf(id).map((label, index) => ({ label, calls: counts[index] ?? null })) };
  });
}
