import type { DatasetDefinition } from '../../../../../shared/datasets';
import { schoolYearLabel } from '../../../../../shared/school-year';
import type { Complete, RecordNote } from '../record';

/**
 * A table counts in one school year. A register kept by calendar years has rows of another one: they are taken, but told, since figures
 * of the year would have too many and those of the other too few.
 */
export function dated({ datedBy, columns }: DatasetDefinition, complete: Complete): Complete {
  const column = columns.find(({ id }) => id === datedBy);
  if (column === undefined) return complete;
  return (record, context) => {
    const completion = complete(record, context);
    const date = record.get(column.id);
    const iso = typeof date === 'string' ? date : typeof date === 'object' && date !== null && date.precision !== 'year' ? date.iso : null;
    if (!completion.ok || iso === null) return completion;
    if (iso >= `${context.schoolYear.slice(0, 4)}-09` && iso < `${context.schoolYear.slice(5)}-09`) return completion;
    const note: RecordNote = {
      columnId: column.id,
      code: 'date.outsideSchoolYear',
      severity: 'warning',
      message: `“${column.label}”不在本表的${schoolYearLabel(context.schoolYear)}（9月1日至次年8月31日）之内，本行仍计入该学年。请核对日期；一张表含两个学年的，请按学年分成两张再导入。`,
    };
    return { ...completion, notes: [...completion.notes, note] };
  };
}
