/**
 * Every request of the engine with its runtime schema. Requests are validated on arrival in the engine;
 * the renderer imports this file for types only.
 */
import { z } from 'zod';
import { DATASET_IDS } from '../datasets';
import { DIMENSION_IDS, type DimensionId } from '../indicators';
import { isSchoolYear } from '../school-year';

const path = z.string().min(1).max(4096);
const passphrase = z.string().min(1).max(256);
const schoolYear = z.string().refine(isSchoolYear, '学年应写成 2025-2026');
const batchId = z.number().int().positive();
const dimension = z.enum(DIMENSION_IDS as [DimensionId, ...DimensionId[]]);
const name = z.string().max(200);

/** A file by path (Electron, CLI) or bytes handed over before with `upload.append` (browser host). */
export const importSource = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('path'), path }),
  z.object({ kind: z.literal('upload'), uploadId: z.string().min(1).max(64) }),
]);

export const filterSchema = z.object({
  county: z.array(z.string().max(20)).max(100).optional(),
  stage: z.array(z.string().max(40)).max(100).optional(),
  school: z.array(z.string().max(200)).max(5000).optional(),
  grade: z.array(z.string().max(20)).max(20).optional(),
  gender: z.array(z.string().max(20)).max(5).optional(),
  riskLevel: z.array(z.string().max(2)).max(6).optional(),
});

export const requestSchemas = {
  'app.info': z.object({}),

  'workspace.status': z.object({}),
  'workspace.create': z.object({ path, passphrase }),
  'workspace.open': z.object({ path, passphrase }),
  'workspace.close': z.object({}),
  /** Writes a copy of the open workspace to a new file. */
  'workspace.backup': z.object({ path }),

  /** Bytes of one file in pieces; the first piece has no id. Held in memory only, dropped after import or close. */
  'upload.append': z.object({
    uploadId: z.string().min(1).max(64).optional(),
    name: z.string().min(1).max(1024),
    chunk: z.instanceof(Uint8Array),
  }),
  'upload.discard': z.object({ uploadIds: z.array(z.string().max(64)).max(10_000) }),

  /** Reads heads of files: what is each, which columns, what would be missing. Writes nothing. */
  'import.inspect': z.object({ sources: z.array(importSource).min(1).max(10_000) }),
  'import.run': z.object({
    sources: z.array(importSource).min(1).max(10_000),
    /** Used for tables that do not say their school year themselves. */
    schoolYear: schoolYear.optional(),
  }),
  'import.batches': z.object({}),
  'import.undo': z.object({ batchId }),
  'import.issues': z.object({
    batchId: batchId.optional(),
    offset: z.number().int().min(0).default(0),
    limit: z.number().int().min(1).max(100_000).default(500),
  }),
  /** The issues of a batch as a workbook to send back. */
  'import.issuesWorkbook': z.object({ batchId: batchId.optional() }),

  /** What is loaded, by school year. */
  'data.summary': z.object({}),
  'data.schools': z.object({ schoolYear: schoolYear.optional(), county: z.string().max(20).optional() }),

  'indicator.query': z.object({
    indicators: z.array(z.string().min(1).max(100)).min(1).max(50),
    by: z.array(dimension).max(6).default([]),
    where: filterSchema.default({}),
    schoolYear: schoolYear.optional(),
  }),

  'query.run': z.object({ sql: z.string().min(1).max(100_000), rowLimit: z.number().int().min(1).max(1_000_000).default(10_000) }),

  'report.annual': z.object({ schoolYear: schoolYear.optional(), unit: name.optional(), preparedBy: name.optional() }),

  /** Writes fictional spreadsheets to a folder. */
  'sample.write': z.object({
    folder: path,
    seed: z.number().int().min(0).max(2_147_483_647).default(1),
    schools: z.number().int().min(9).max(5000).default(60),
    students: z.number().int().min(100).max(3_000_000).default(20_000),
    schoolYear: schoolYear.optional(),
  }),
  /** Fictional spreadsheets held as uploads, for the welcome page's trial: nothing is written outside the workspace. */
  'sample.upload': z.object({ seed: z.number().int().min(0).max(2_147_483_647).default(1) }),
} as const;

export const datasetId = z.enum(DATASET_IDS);

export type Method = keyof typeof requestSchemas;
/** What a caller may send (defaults optional). */
export type RequestOf<M extends Method> = z.input<(typeof requestSchemas)[M]>;
/** What the engine works with (defaults filled in). */
export type ParsedRequestOf<M extends Method> = z.output<(typeof requestSchemas)[M]>;
export type ImportSource = z.infer<typeof importSource>;
export type Filter = z.infer<typeof filterSchema>;

export const METHODS = Object.keys(requestSchemas) as readonly Method[];

export function isMethod(value: unknown): value is Method {
  return typeof value === 'string' && Object.hasOwn(requestSchemas, value);
}
