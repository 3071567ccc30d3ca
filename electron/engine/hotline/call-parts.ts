/** Who called, about what, how grave it was and what was done, as the register of calls has it. Counts still have to pass the rules of privacy. */
import { getDataset } from '../../../shared/datasets';
import { CALL_PARTS, type CallPart, type CallPartId } from '../../../shared/hotline-calls';
import { number, type Row } from '../warehouse/sql';

const NOT_WRITTEN = '未填写';

/** What a part is called, the SQL of its value, and its values in order. The register's own choices, save for the grades, which are told by stage. */
const PARTS: Readonly<Record<CallPartId, { readonly label: string; readonly sql: string; readonly values: readonly { readonly value: string; readonly label: string }[] }>> = {
  caller: choicePart('caller'),
  schooling: {
    label: '学生所在学段',
    sql: "CASE WHEN grade IN ('1', '2', '3', '4', '5', '6') THEN 'primary' WHEN grade IN ('7', '8', '9') THEN 'junior' WHEN grade IN ('10', '11', '12') THEN 'senior' END",
    values: [{ value: 'primary', label: '小学' }, { value: 'junior', label: '初中' }, { value: 'senior', label: '高中' }],
  },
  topic: choicePart('topic'),
  crisisLevel: choicePart('crisisLevel'),
  handling: choicePart('handling'),
};

function choicePart(id: string) {
  const column = getDataset('hotlineCalls').columns.find((each) => each.id === id);
  if (column?.choices === undefined) throw new Error(`the register of calls has no choices for ${id}`);
  return { label: column.label, sql: id, values: column.choices };
}

/** SQL of a call's value. */
export function partSql(id: CallPartId): string {
  return PARTS[id].sql;
}

/** Names of a part's values in the catalogue's order; last what was not written down. */
export function labelsOf(id: CallPartId): string[] {
  return [...PARTS[id].values.map(({ label }) => label), NOT_WRITTEN];
}

/** Place of a value among the names. */
export function positionOf(id: CallPartId, value: Row[string] | undefined): number {
  const place = PARTS[id].values.findIndex((each) => each.value === value);
  return place < 0 ? PARTS[id].values.length : place;
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
    return { id, label: PARTS[id].label, parts: labelsOf(id).map((label, index) => ({ label, calls: counts[index] ?? null })) };
  });
}
