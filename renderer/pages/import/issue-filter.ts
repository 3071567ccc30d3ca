/** Which issues are listed: facets that narrow each other, each with the name it is shown under. */
import type { IssueFilter, IssueGroup, IssueRecord, RequestOf } from '../../../shared/contract';

export type Facet = RequestOf<'import.issueGroups'>['by'];
export const FACETS: readonly { readonly value: Facet; readonly label: string }[] = [
  { value: 'kind', label: '按问题' },
  { value: 'county', label: '按县区' },
  { value: 'school', label: '按学校' },
  { value: 'file', label: '按文件' },
];

/** Where the key of a group goes in a request. */
const FIELD = { kind: 'code', county: 'county', school: 'school', file: 'file' } as const;

export interface IssueSelection {
  readonly status: NonNullable<IssueFilter['status']>;
  readonly severity: IssueRecord['severity'] | 'all';
  readonly batch: number | null;
  readonly groups: Readonly<Partial<Record<Facet, { readonly key: string; readonly label: string }>>>;
}

export const ALL_OPEN: IssueSelection = { status: 'open', severity: 'all', batch: null, groups: {} };

export function issueFilter(selection: IssueSelection, staged: boolean): IssueFilter {
  const { status, severity, batch, groups } = selection;
  const fields = Object.fromEntries(FACETS.flatMap(({ value }) => (groups[value] === undefined ? [] : [[FIELD[value], groups[value].key]])));
  return { staged, status, ...(severity === 'all' ? {} : { severity }), ...(batch === null ? {} : { batchId: batch }), ...fields };
}

/** For counting the groups of a facet: all that is chosen but the facet itself, so that one can go from one group to the next. */
export function filterBeside(selection: IssueSelection, facet: Facet, staged: boolean): IssueFilter {
  return issueFilter(withGroup(selection, facet, null), staged);
}

/** A group without a key holds what cannot be told apart, and cannot be chosen. Choosing the chosen one lets it go. */
export function toggleGroup(selection: IssueSelection, facet: Facet, { key, label }: Pick<IssueGroup, 'key' | 'label'>): IssueSelection {
  if (key === null) return selection;
  return withGroup(selection, facet, selection.groups[facet]?.key === key ? null : { key, label });
}

export function withGroup(selection: IssueSelection, facet: Facet, group: { readonly key: string; readonly label: string } | null): IssueSelection {
  const groups = Object.fromEntries(Object.entries(selection.groups).filter(([name]) => name !== facet));
  return { ...selection, groups: group === null ? groups : { ...groups, [facet]: group } };
}
