/** The query being written, kept while one looks at other pages. */
import { createContext, useContext, useMemo, useState, type ReactNode } from 'react';
import type { BoundParameter, QueryParameter } from '../../../shared/query-parameters';
import { parametersIn } from '../../../shared/query-text';
import type { SavedQuery } from '../../../shared/saved-queries';

export interface SqlDraft {
  readonly sql: string;
  /** Types and values by name; also of parameters that were taken out of the text and may come back. */
  readonly parameters: Readonly<Record<string, BoundParameter>>;
  /** The query of the collection that this is; null: a new one. */
  readonly saved: SavedQuery | null;
}

interface DraftState {
  readonly draft: SqlDraft;
  readonly setDraft: (change: (before: SqlDraft) => SqlDraft) => void;
}

const DraftContext = createContext<DraftState | null>(null);

export function SqlDraftProvider({ children }: { readonly children: ReactNode }) {
  const [draft, setDraft] = useState<SqlDraft>({ sql: '', parameters: {}, saved: null });
  const state = useMemo(() => ({ draft, setDraft }), [draft]);
  return <DraftContext value={state}>{children}</DraftContext>;
}

export function useSqlDraft(): DraftState {
  const state = useContext(DraftContext);
  if (state === null) throw new Error('no SqlDraftProvider above this component');
  return state;
}

/** What a parameter is until somebody says otherwise: its name tells years and counties. */
function guessed(name: string): QueryParameter {
  const type = /学年|schoolYear/i.test(name) ? 'schoolYear' : /县|county/i.test(name) ? 'county' : /日期|date/i.test(name) ? 'date' : 'text';
  return { name, type, label: '', choices: [], defaultValue: '' };
}

/** The parameters that stand in the text, in their order. */
export function parametersOf({ sql, parameters }: SqlDraft): readonly BoundParameter[] {
  return parametersIn(sql).map((name) => parameters[name] ?? { ...guessed(name), value: '' });
}

/** A draft of a query with its parameters at their defaults. @param values other values, by name */
export function draftOf(sql: string, parameters: readonly QueryParameter[], saved: SavedQuery | null = null, values: Readonly<Record<string, string>> = {}): SqlDraft {
  return { sql, saved, parameters: Object.fromEntries(parameters.map((parameter) => [parameter.name, { ...parameter, value: values[parameter.name] ?? parameter.defaultValue }])) };
}
