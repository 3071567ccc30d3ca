/**
 * Every request of the engine with its runtime schema. Requests are validated on arrival in the engine;
 * the renderer imports this file for types only.
 */
import { z } from 'zod';
import { DATASET_IDS } from '../datasets';
import { DIMENSION_IDS, type DimensionId, FACT_VIEWS } from '../indicators';
import { WATERFALL_SUBJECTS } from '../reconciliation';
import { boundParametersSchema } from '../query-parameters';
import { RELIABILITY_GROUPINGS } from '../scale-quality';
import { MOST_QUERY_CHARACTERS, SAVED_KIND_IDS, savedQuerySchema } from '../saved-queries';
import { RESULT_FORMATS } from '../query-result';
import { SETTING_IDS } from '../settings';
import { STAFFING_TARGET_IDS } from '../staffing';
import { arrangement } from './arrangement';
import { backupRequests } from './backup-requests';
import { keepingRequests } from './keeping-requests';
import { nameRegisterRequests } from './name-register-requests';
import { reportRequests } from './report-requests';
import { retentionRequests } from './retention-requests';
import { areaBasis, asOf, batchId, day, importSource, name, operator, passphrase, path, pathToRead, placeFilter, schoolYear, scope, teamChoices } from './request-fields';

const dimension = z.enum(DIMENSION_IDS as [DimensionId, ...DimensionId[]]);
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
  ...placeFilter,
  grade: z.array(z.string().max(20)).max(20).optional(),
  gender: z.array(z.string().max(20)).max(5).optional(),
  riskLevel: z.array(z.string().max(2)).max(6).optional(),
});

/** Which schools are looked at one by one. */
const schoolChoices = {
  schoolYear: schoolYear.optional(),
  areaBasis,
  scope,
  ...placeFilter,
};
const scale = z.string().min(1).max(200);
const followUpScope = { schoolYear: schoolYear.optional(), areaBasis, county: z.string().max(20).optional(), asOf: day.optional() };
const reportedByCounties = { schoolYear: schoolYear.optional(), county: z.array(z.string().max(20)).max(100).optional() };
const reconciledArea = { ...reportedByCounties, areaBasis };
const reconciled = { ...reconciledArea, scope, subject: z.enum(WATERFALL_SUBJECTS) };
const callChoices = reconciledArea;
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
const figureAsked = { indicator: z.string().min(1).max(100), where: filterSchema.default({}), schoolYear: schoolYear.optional(), areaBasis, scope };
const setting = z.enum(SETTING_IDS);
/** Why a setting was changed, for its history. */
const settingNote = z.string().trim().max(500).default('');
const querySql = z.string().min(1).max(MOST_QUERY_CHARACTERS);
const comparison = { from: schoolYear, to: schoolYear, areaBasis, county: z.string().max(20).optional() };
const planChoices = { schoolYear: schoolYear.optional(), areaBasis, scope, ...placeFilter, target: z.enum(STAFFING_TARGET_IDS), share: z.number().min(0).max(1).default(1) };

export const requestSchemas = {
  'app.info': z.object({}),

  'workspace.status': z.object({}),
  'workspace.create': z.object({ path, passphrase, operator }),
  'workspace.open': z.object({ path, passphrase, operator }),
  /** `backup`: whether the backup that the settings ask for on closing is made. */
  'workspace.close': z.object({ backup: z.boolean().default(true) }),
  /** Refuses everything but unlocking and closing until the passphrase is given again; what is under way goes on. */
  'workspace.lock': z.object({}),
  'workspace.unlock': z.object({ passphrase }),
  /** Writes a copy of the open workspace to a new file. */
  'workspace.backup': z.object({ path }),

  ...backupRequests,

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
  'watch.add': z.object({ folder: pathToRead }),
  'watch.remove': z.object({ folder: pathToRead }),

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
    scope,
    asOf,
    /** An earlier year to put beside; `previous` is the one before. */
    compareWith: z.union([z.literal('previous'), schoolYear]).optional(),
    /** Of the indicators, those by which the counties are ranked; only by county, never by pupils' results. */
    rank: z.array(z.string().min(1).max(100)).max(50).default([]),
  }),
  /** The same figures year by year, from the first year with data to the one asked for. */
  'indicator.trend': z.object({
    indicators: z.array(z.string().min(1).max(100)).min(1).max(20),
    /** Area by area, for areas that the last year has. */
    by: z.array(z.enum(['county'])).max(1).default([]),
    where: filterSchema.default({}),
    schoolYear: schoolYear.optional(),
    areaBasis,
    scope,
    asOf,
  }),

  /** Files behind a figure, under the filters in force. */
  'figure.sources': z.object(figureAsked),
  /** Rows of those files; of pupils and callers there are none. `view`: one of the kinds that `figure.sources` names. */
  'figure.rows': z.object({ ...figureAsked, view: z.enum(FACT_VIEWS), batch: batchId.optional(), limit: z.number().int().min(1).max(1000).default(100), offset: z.number().int().min(0).default(0) }),

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
  /** The roster against the national teacher system's export, person by person. */
  'reconcile.teachers': z.object(reconciledArea),
  'reconcile.teachersWorkbook': z.object({ ...reconciledArea, unit: name.optional(), preparedBy: name.optional() }),
  /** Counties' own totals against what the single rows come to. */
  'reconcile.countyTotals': z.object(reportedByCounties),
  'reconcile.countyTotalsWorkbook': z.object({ ...reportedByCounties, unit: name.optional(), preparedBy: name.optional() }),
  /** Pupils in follow-up: due, in time, late, overdue as of a day; by county, or by school of one. */
  'followUp.timeliness': z.object(followUpScope),
  'followUp.timelinessWorkbook': z.object({ ...followUpScope, unit: name.optional(), preparedBy: name.optional() }),
  /** Questionnaires whose answers were scored. */
  'scale.list': z.object({ schoolYear: schoolYear.optional() }),
  'scale.quality': z.object({ ...schoolChoices, scale }),
  /** Which files the year's levels come from, and by which rules. */
  'risk.sources': z.object(schoolChoices),
  /** Reliability in each county, stage or band of grades. */
  'scale.reliability': z.object({ ...schoolChoices, scale, by: z.enum(RELIABILITY_GROUPINGS) }),
  /** Totals by percentile, and published figures beside them. */
  'scale.scores': z.object({ ...schoolChoices, scale }),
  /** Quartiles of the totals in each county, stage or band of grades. */
  'scale.spread': z.object({ ...schoolChoices, scale, by: z.enum(RELIABILITY_GROUPINGS) }),
  /** Counties and schools whose share of the two gravest levels asks for a look at the data. */
  'scale.plausibility': z.object(schoolChoices),
  /** Every questionnaire that answers can be scored by: the built-in ones and the bureau's own. */
  'scale.catalogue': z.object({}),
  /** The workbook in which the key of a questionnaire is written down. */
  'scale.blankDefinition': z.object({}),
  /** Reads a definition (.xlsx, .json): what is wrong with it, else what it would make of sheets answered in one way throughout. Changes nothing. */
  'scale.checkDefinition': z.object({ source: importSource }),
  /** Keeps a sound definition as a new revision and scores again what it concerns. */
  'scale.saveDefinition': z.object({ source: importSource }),
  'scale.removeDefinition': z.object({ scale }),
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
  /** The calls counted: when, who, about what, how grave, what was done. */
  'hotline.calls': z.object(callChoices),
  'hotline.callsWorkbook': z.object({ ...callChoices, unit: name.optional(), preparedBy: name.optional() }),
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

  'settings.get': z.object({}),
  /** `value` is checked against the catalogue (shared/settings.ts). */
  'settings.set': z.object({ setting, value: z.unknown(), note: settingNote }),
  /** Back to what the program came with. */
  'settings.reset': z.object({ setting, note: settingNote }),
  /** How many pupils would move between levels, were the setting so; nothing is changed. */
  'settings.preview': z.object({ setting: z.enum(SETTING_IDS), value: z.unknown(), schoolYear: schoolYear.optional() }),
  'settings.history': z.object({ setting }),

  'query.run': z.object({ sql: querySql, parameters: boundParametersSchema.default([]), rowLimit: z.number().int().min(1).max(1_000_000).default(10_000), ...arrangement.shape }),
  /** How the database would go about it; nothing runs. */
  'query.explain': z.object({ sql: querySql, parameters: boundParametersSchema.default([]) }),
  /** Views, columns and functions that a query may name, with what they mean. */
  'query.schema': z.object({}),
  /** Queries kept under a name; `kind` absent: of all kinds. */
  'query.saved': z.object({ kind: z.enum(SAVED_KIND_IDS).optional() }),
  'query.save': savedQuerySchema,
  'query.forget': z.object({ id: z.number().int().positive() }),
  /** The queries run last, the latest first. */
  'query.history': z.object({ limit: z.number().int().min(1).max(1000).default(100) }),

  /** A question put together by hand; `spec` is checked by shared/visual-query. Writes nothing down. */
  'query.visual': z.object({ spec: z.unknown() }),
  'query.visualWorkbook': z.object({ spec: z.unknown(), unit: name.optional(), preparedBy: name.optional() }),
  /** What stands in one column (by place, from 0) of the filtered result. */
  'query.profile': z.object({ sql: querySql, parameters: boundParametersSchema.default([]), column: z.number().int().min(0).max(4095), conditions: arrangement.shape.conditions }),
  /** The whole result as a file, however much of it is shown. */
  'query.export': z.object({
    sql: querySql,
    parameters: boundParametersSchema.default([]),
    ...arrangement.shape,
    format: z.enum(RESULT_FORMATS),
    /** Of CSV files: older programs in Chinese offices read GB18030 only. */
    encoding: z.enum(['utf8', 'gb18030']).default('utf8'),
    /** Name of the file, without its ending, and title of the workbook. */
    title: name.optional(),
    /** Chinese names of columns, by their names in the result. */
    labels: z.record(z.string().max(1000), z.string().max(200)).default({}),
  }),

  ...reportRequests,
  ...keepingRequests,
  ...retentionRequests,
  ...nameRegisterRequests,

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
