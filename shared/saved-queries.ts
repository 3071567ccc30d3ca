/** Queries kept in the workspace under a name: those written in SQL and those put together on the page. */
import { z } from 'zod';
import { type BoundParameter, parametersSchema } from './query-parameters';

export const SAVED_KINDS = { sql: 'SQL 查询', visual: '自由组合' } as const;
export type SavedKind = keyof typeof SAVED_KINDS;
export const SAVED_KIND_IDS = Object.keys(SAVED_KINDS) as [SavedKind, ...SavedKind[]];

export const MOST_QUERY_CHARACTERS = 100_000;
const MOST_VISUAL_CHARACTERS = 50_000;

export const sqlDefinitionSchema = z.object({ sql: z.string().min(1).max(MOST_QUERY_CHARACTERS), parameters: parametersSchema.default([]) });
export type SqlDefinition = z.infer<typeof sqlDefinitionSchema>;

/** What the page that made it reads back: plain JSON. */
export const visualDefinitionSchema = z.record(z.string().max(100), z.json()).refine((definition) => JSON.stringify(definition).length <= MOST_VISUAL_CHARACTERS, '查询的内容太多');

const described = {
  /** Changes this one; absent: a new one. */
  id: z.number().int().positive().optional(),
  name: z.string().trim().min(1, '请填写名称').max(60, '名称不能超过 60 个字'),
  description: z.string().trim().max(500, '说明不能超过 500 个字').default(''),
};

export const savedQuerySchema = z.discriminatedUnion('kind', [
  z.object({ ...described, kind: z.literal('sql'), definition: sqlDefinitionSchema }),
  z.object({ ...described, kind: z.literal('visual'), definition: visualDefinitionSchema }),
]);
export type QueryToSave = z.output<typeof savedQuerySchema>;

interface Saved {
  readonly id: number;
  readonly name: string;
  readonly description: string;
  /** ISO 8601. */
  readonly savedAt: string;
  readonly savedBy: string;
}

export type SavedQuery = Saved & ({ readonly kind: 'sql'; readonly definition: SqlDefinition } | { readonly kind: 'visual'; readonly definition: z.infer<typeof visualDefinitionSchema> });

/** A query that was run, whatever came of it; from the log of operations. */
export interface QueryRun {
  /** Number of its entry in the log. */
  readonly entry: number;
  /** ISO 8601. */
  readonly at: string;
  readonly operator: string;
  readonly sql: string;
  readonly parameters: readonly BoundParameter[];
  /** Null where it gave no result. */
  readonly rows: number | null;
  /** Null in entries made before it was noted. */
  readonly milliseconds: number | null;
  /** Why it gave no result, in Chinese; null where it did. */
  readonly error: string | null;
}
