/**
 * Every request of the engine with its runtime schema. Requests are validated on arrival in the engine;
 * the renderer imports this file for types only.
 */
import { z } from 'zod';
import { AREA_BASIS_IDS, DEFAULT_AREA_BASIS } from '../area-basis';
import { QUOTA_BASES } from '../core-team';
import { DATASET_IDS } from '../datasets';
import { DIMENSION_IDS, type DimensionId } from '../indicators';
import { WATERFALL_SUBJECTS } from '../reconciliation';
import { isSchoolYear } from '../school-year';
import { STAFFING_TARGET_IDS } from '../staffing';

const path = z.string().min(1).max(4096);
const passphrase = z.string().min(1).max(256);
const schoolYear = z.string().refine(isSchoolYear, '学年应写成 2025-2026');
const batchId = z.number().int().positive();
const dimension = z.enum(DIMENSION_IDS as [DimensionId, ...DimensionId[]]);
const name = z.string().max(200);
/** By which 口径 schools are put under areas, in rows and in the filter `county`. */
const areaBasis = z.enum(AREA_BASIS_IDS).default(DEFAULT_AREA_BASIS);

/** One file of an archive: its entry names from the outermost archive inwards. */
const members = z.array(z.string().min(1).max(4096)).min(1).max(4).optional();

/** A file by path (Electron, CLI) or bytes handed over before with `upload.append` (browser host); folders and archives expand. */
export const importSource = z.discriminatedUnion('kind', [
  /** `root`: the folder that was chosen, where the file was found in one: folders below it tell counties. */
  z.object({ kind: z.literal('path'), path, root: path.optional(), members }),
  z.object({ kind: z.literal('upload'), uploadId: z.string().min(1).max(64), members }),
]);
const sources = z.array(importSource).min(1).max(20_000);

/** How files are read; the same choices for looking and for loading. */
const readChoices = {
  /** Tried on workbooks that ask for one. Kept for this call only. */
  passwords: z.array(passphrase).max(50).default([]),
  /** Hidden sheets, rows and columns are read only on a yes. */
  includeHidden: z.boolean().default(false),
};

const importChoices = {
  sources,
  /** Used for tables that do not say their school year themselves. */
  schoolYear: schoolYear.optional(),
  ...readChoices,
};

/** Which issues: of the import that waits for a decision (`staged`), else of what has been committed. */
export const issueFilterSchema = z.object({
  staged: z.boolean().default(false),
  batchId: batchId.optional(),
  status: z.enum(['open', 'closed', 'all']).default('open'),
  severity: z.enum(['error', 'warning', 'info']).optional(),
  code: z.string().max(100).optional(),
  file: z.string().max(4096).optional(),
  /** School as named in `import.issueGroups`. */
  school: z.string().max(400).optional(),
  county: z.string().max(20).optional(),
});

export const filterSchema = z.object({
  county: z.array(z.string().max(20)).max(100).optional(),
  stage: z.array(z.string().max(40)).max(100).optional(),
  school: z.array(z.string().max(200)).max(5000).optional(),
  grade: z.array(z.string().max(20)).max(20).optional(),
  gender: z.array(z.string().max(20)).max(5).optional(),
  riskLevel: z.array(z.string().max(2)).max(6).optional(),
});

const teamChoices = { schoolYear: schoolYear.optional(), size: z.number().int().min(1).max(1000).default(100), base: z.enum(QUOTA_BASES).default('schools'), minimumYears: z.number().min(0).max(40).default(3) };
/** Which schools are looked at one by one. */
const schoolChoices = {
  schoolYear: schoolYear.optional(),
  areaBasis,
  county: z.array(z.string().max(20)).max(100).optional(),
  stage: z.array(z.string().max(40)).max(100).optional(),
  school: z.array(z.string().max(200)).max(5000).optional(),
};
const day = z.iso.date('日期应写成 2025-11-03');
const reconciled = { subject: z.enum(WATERFALL_SUBJECTS), schoolYear: schoolYear.optional(), areaBasis, county: z.array(z.string().max(20)).max(100).optional() };
const shiftLabel = z.string().min(1).max(20);
const seats = z.number().int().min(0).max(50);
const rotaShift = z.object({
  id: z.string().min(1).max(20),
  label: shiftLabel,
  start: z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, '时刻应写成 08:00'),
  minutes: z.number().int().min(1).max(1440),
  required: seats,
  requiredOnWeekends: seats,
  requiredOnHolidays: seats,
});
const comparison = { from: schoolYear, to: schoolYear, areaBasis, county: z.string().max(20).optional() };
const planChoices = { schoolYear: schoolYear.optional(), areaBasis, county: z.string().max(20).optional(), target: z.enum(STAFFING_TARGET_IDS), share: z.number().min(0).max(1).default(1) };

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
  'import.inspect': z.object({ sources, ...readChoices }),
  /** Remembers what tables of a header layout are; null passes them over from now on. */
  'import.confirmLayout': z.object({
    layoutKey: z.string().regex(/^[0-9a-f]{16}$/),
    dataset: z.enum(DATASET_IDS).nullable(),
    columns: z.array(z.object({ columnId: z.string().min(1).max(60), position: z.number().int().min(0).max(1000) })).max(500),
  }),
  'import.layouts': z.object({}),
  'import.forgetLayout': z.object({ layoutKey: z.string().max(64) }),
  /** Reads, cleans and stores everything aside, where nothing counts yet: problems can be seen before the decision. */
  'import.stage': z.object(importChoices),
  /** The import that waits for a decision, or null. */
  'import.staged': z.object({}),
  /** Makes the staged import count, all of it at once. */
  'import.commit': z.object({}),
  'import.discard': z.object({}),
  /** Stage and commit in one step. */
  'import.run': z.object(importChoices),
  /** Holds or goes on with the reading under way; takes effect within a second. */
  'import.pause': z.object({ paused: z.boolean() }),
  'import.batches': z.object({}),
  /** One batch, or all batches of one import. */
  'import.undo': z.union([z.object({ batchId }), z.object({ importId: z.number().int().positive() })]),
  'import.issues': issueFilterSchema.extend({
    offset: z.number().int().min(0).default(0),
    limit: z.number().int().min(1).max(100_000).default(500),
  }),
  'import.issueGroups': issueFilterSchema.extend({ by: z.enum(['kind', 'file', 'school', 'county']) }),
  /** The issues as one workbook. */
  'import.issuesWorkbook': issueFilterSchema,
  /** One workbook per school or county to send back, in one zip archive. */
  'import.issueWorkbooks': issueFilterSchema.extend({ per: z.enum(['school', 'county']) }),
  /** Schools named in the data that the directory does not know, with the likeliest meant. */
  'import.schoolQuestions': z.object({ schoolYear: schoolYear.optional() }),
  /** Remembers which school of the directory a name means; null: none of them, ask no more. */
  'import.answerSchool': z.object({ schoolYear, schoolRef: z.string().min(1).max(600), school: z.string().max(200).nullable() }),

  /** Folders that are looked into for new files. */
  'watch.list': z.object({}),
  'watch.add': z.object({ folder: path }),
  'watch.remove': z.object({ folder: path }),

  /** A blank workbook to fill in, made from the catalogue. */
  'template.make': z.object({ dataset: z.enum(DATASET_IDS) }),

  /** What is loaded, by school year. */
  'data.summary': z.object({}),
  'data.schools': z.object({ schoolYear: schoolYear.optional(), county: z.string().max(20).optional(), areaBasis }),

  /** Under which areas the year's schools count by either basis, those of which nobody knows, and what schools were called. */
  'schools.areas': z.object({ schoolYear: schoolYear.optional(), areaBasis }),
  /** Two years school by school, linked through 学校变更表. */
  'schools.compare': z.object(comparison),
  'schools.compareWorkbook': z.object({ ...comparison, unit: name.optional(), preparedBy: name.optional() }),

  'indicator.query': z.object({
    indicators: z.array(z.string().min(1).max(100)).min(1).max(50),
    by: z.array(dimension).max(6).default([]),
    where: filterSchema.default({}),
    schoolYear: schoolYear.optional(),
    areaBasis,
    /** An earlier year to put beside; `previous` is the one before. */
    compareWith: z.union([z.literal('previous'), schoolYear]).optional(),
    /** Of the indicators, those by which the counties are ranked; only by county, never by pupils' results. */
    rank: z.array(z.string().min(1).max(100)).max(50).default([]),
  }),
  /** The same figures year by year, from the first year with data to the one asked for. */
  'indicator.trend': z.object({
    indicators: z.array(z.string().min(1).max(100)).min(1).max(20),
    where: filterSchema.default({}),
    schoolYear: schoolYear.optional(),
    areaBasis,
  }),

  /** What each county must add to reach a target in a share of its schools, and where first. */
  'staffing.plan': z.object(planChoices),
  'staffing.planWorkbook': z.object({ ...planChoices, unit: name.optional(), preparedBy: name.optional() }),

  /** The core team by the published rule: seats by county, the list, reserves, and why the others are not in it. */
  /** From the rows in the files to a headline. */
  'reconcile.waterfall': z.object(reconciled),
  'reconcile.rows': z.object({ ...reconciled, fate: z.string().min(1).max(40), limit: z.number().int().min(1).max(1000).default(100), offset: z.number().int().min(0).default(0) }),
  'reconcile.workbook': z.object({ ...reconciled, unit: name.optional(), preparedBy: name.optional() }),
  /** One year's roster against another's, person by person. */
  'reconcile.rosters': z.object({ from: schoolYear, to: schoolYear }),
  'reconcile.rostersWorkbook': z.object({ from: schoolYear, to: schoolYear, unit: name.optional(), preparedBy: name.optional() }),
  /** Questionnaires whose answers were scored. */
  'scale.list': z.object({ schoolYear: schoolYear.optional() }),
  'scale.quality': z.object({ ...schoolChoices, scale: z.string().min(1).max(40) }),
  /** Every school of the directory against every requirement. */
  'check.schools': z.object(schoolChoices),
  'check.schoolsWorkbook': z.object({ ...schoolChoices, unit: name.optional(), preparedBy: name.optional() }),
  /** Who has reported what, and when. */
  'check.reporting': z.object(schoolChoices),
  'check.contradictions': z.object(schoolChoices),
  /** Reminders by county and school, and what contradicts. `deadline`: later imports count as late. */
  'check.reportingWorkbook': z.object({ ...schoolChoices, deadline: day.optional(), unit: name.optional(), preparedBy: name.optional() }),
  'coreTeam.propose': z.object(teamChoices),
  'coreTeam.workbook': z.object({ ...teamChoices, unit: name.optional(), preparedBy: name.optional() }),

  /** The rota of the hotline held against the rules. */
  'hotline.review': z.object({ schoolYear: schoolYear.optional() }),
  'hotline.volunteers': z.object({ schoolYear: schoolYear.optional() }),
  /** The form on which volunteers say when they cannot be on duty; `hotline.plan` reads it back. */
  'hotline.wishForm': z.object({ schoolYear: schoolYear.optional(), from: day, to: day, shiftLabels: z.array(shiftLabel).min(1).max(12), unit: name.optional() }),
  'hotline.plan': z.object({
    schoolYear: schoolYear.optional(),
    from: day,
    to: day,
    shifts: z.array(rotaShift).min(1).max(12),
    restHours: z.number().min(0).max(72),
    maximumNightsInARow: z.number().int().min(1).max(31),
    monthlyMaximum: z.number().int().min(1).max(62),
    monthlyMinimum: z.number().int().min(0).max(62).default(0),
    holidays: z.array(day).max(100).default([]),
    makeUpWorkdays: z.array(day).max(100).default([]),
    /** The wish form, filled in. */
    wishes: importSource.optional(),
    timeLimitSeconds: z.number().int().min(5).max(600).default(60),
  }),
  'hotline.planWorkbook': z.object({ planId: z.number().int().positive(), unit: name.optional(), preparedBy: name.optional() }),
  /** .ics for all volunteers, or for the one named by `person`. */
  'hotline.planCalendar': z.object({ planId: z.number().int().positive(), person: z.string().max(100).optional() }),

  'query.run': z.object({ sql: z.string().min(1).max(100_000), rowLimit: z.number().int().min(1).max(1_000_000).default(10_000) }),

  'report.annual': z.object({ schoolYear: schoolYear.optional(), areaBasis, unit: name.optional(), preparedBy: name.optional() }),

  /** Writes fictional spreadsheets to a folder. */
  'sample.write': z.object({
    folder: path,
    seed: z.number().int().min(0).max(2_147_483_647).default(1),
    schools: z.number().int().min(9).max(5000).default(60),
    students: z.number().int().min(100).max(3_000_000).default(20_000),
    schoolYear: schoolYear.optional(),
    /** Directory, rosters and results of the year before as well. */
    withPreviousYear: z.boolean().default(false),
  }),
  /** Fictional spreadsheets held as uploads, for the welcome page's trial: nothing is written outside the workspace. */
  'sample.upload': z.object({ seed: z.number().int().min(0).max(2_147_483_647).default(1) }),
} as const;

export type Method = keyof typeof requestSchemas;
/** What a caller may send (defaults optional). */
export type RequestOf<M extends Method> = z.input<(typeof requestSchemas)[M]>;
/** What the engine works with (defaults filled in). */
export type ParsedRequestOf<M extends Method> = z.output<(typeof requestSchemas)[M]>;
export type ImportSource = z.infer<typeof importSource>;
export type Filter = z.infer<typeof filterSchema>;
/** What a caller may send; see ParsedIssueFilter. */
export type IssueFilter = z.input<typeof issueFilterSchema>;
export type ParsedIssueFilter = z.output<typeof issueFilterSchema>;

export const METHODS = Object.keys(requestSchemas) as readonly Method[];

export function isMethod(value: unknown): value is Method {
  return typeof value === 'string' && Object.hasOwn(requestSchemas, value);
}
