/** The documented views with the kinds of their fields, as the engine knows them. */
import { useMemo } from 'react';
import { fieldKind, type ViewField } from '../../../../shared/visual-sql';
import { useCall } from '../../../engine-client';

export interface KnownView {
  readonly name: string;
  readonly label: string;
  /** What one row is. */
  readonly row: string;
  readonly fields: readonly ViewField[];
  readonly meanings: ReadonlyMap<string, string>;
}

/** Empty until the first answer. */
export function useViews(): readonly KnownView[] {
  const { result } = useCall('query.schema', {});
  return useMemo(
    () =>
      (result?.views ?? []).map(({ name, label, row, columns }) => ({
        name,
        label,
        row,
        // Values of codes are told by their names here anyhow.
        fields: columns.filter(({ tells }) => tells === undefined).map((column): ViewField => ({ name: column.name, label: column.label, kind: fieldKind(column.type) })),
        meanings: new Map(columns.map((column) => [column.name, column.meaning])),
      })),
    [result],
  );
}
