import type { LetterPreview } from './letter-results';
import type { AreaCrossing, SchoolComparison, SchoolOfArea, SchoolOrigin } from '../school-history';
import type { CoreTeamProposal } from '../core-team';
import type { DatasetId } from '../datasets';
import type { RotaReview } from '../hotline';
import type { CallReview } from '../hotline-calls';
import type { PlanStep } from '../query-plan';
import type { QueryView, ViewColumn } from '../query-views';
import type { ColumnProfile } from '../query-result';
import type { RosterComparison, Waterfall, WaterfallRow } from '../reconciliation';
import type { FollowUpTimeliness } from '../follow-up-timers';
import type { FigureSources, SourceRow } from '../figure-sources';
import type { CountyComparison } from '../county-comparison';
import type { TeacherComparison } from '../teacher-comparison';
import type { RotaPerson, RotaPlan } from '../rota';
import type { CheckedSchool, Contradiction, ContradictionKind, ReportingState } from '../school-checks';
import type { DefinitionCheck, SavedDefinition, ScaleList } from '../own-scales';
import type { QueryRun, SavedQuery } from '../saved-queries';
import type { FieldStatement, ViewField } from '../visual-sql';
import type { LevelMoves, LevelSource, PlausibilityHint, ScaleQuality, ScaleReliability, ScaleScores, ScaleSpread, ScaleUse } from '../scale-quality';
import type { LevelNumbering } from '../risk';
import type { SettingStates, SettingVersion } from '../settings';
import type { StaffingPlan } from '../staffing';
import type { EngineError } from './errors';
import type { IndicatorResult, TrendResult } from './figure-results';
import type { ImportSource, Method } from './requests';

export interface AppInfo {
  readonly version: string;
  readonly duckdbVersion: string;
  readonly nodeVersion: string;
  readonly platform: string;
  /** Of workspaces that this version makes. */
  readonly schemaVersion: number;
}

export interface WorkspaceStatus {
  readonly open: boolean;
  /** The passphrase has to be given again before anything of the workspace is told. */
  readonly locked: boolean;
  readonly path: string | null;
  readonly name: string | null;
  /** False when the chain of the audit log is broken: somebody changed the file by other means. */
  readonly auditIntact: boolean;
}

/** Levels of a table that hardly mean what they are taken to mean. */
export interface LevelMeaning {
  /** As they were taken. */
  readonly numbering: LevelNumbering;
  /** Rows with a valid level. */
  readonly results: number;
  /** Rows with 一级, 二级, 三级. */
  readonly counts: readonly [number, number, number];
  /** Words beside the numbers say the opposite. */
  readonly contradicted: boolean;
}

/** What one table in one file was taken for. */
export interface RecognisedTable {
  readonly sheet: string;
  /** Equal for tables with the same header: one answer serves them all. */
  readonly layoutKey: string;
  /** A person should look before anything is loaded. */
  readonly needsConfirmation: boolean;
  /** What the first rows say against what 一级 is taken to mean; until a person answers, the table is not loaded. */
  readonly levelMeaning: LevelMeaning | null;
  /** Every header of the table, left to right; `position` is what `import.confirmLayout` takes. */
  readonly headers: readonly TableHeader[];
  /** Hidden rows among the first ones, and hidden columns of the table. They are left out unless asked for. */
  readonly hiddenRows: number;
  readonly hiddenColumns: number;
  readonly dataset: DatasetId;
  /** 0–1 */
  readonly confidence: number;
  /** Sheet row of the last header row, from 1. */
  readonly headerRow: number;
  readonly title: string | null;
  readonly schoolYear: string | null;
  readonly columns: readonly { readonly columnId: string; readonly label: string; readonly header: string; readonly sheetColumn: string }[];
  readonly unmappedHeaders: readonly string[];
  readonly missingRequired: readonly string[];
  /** First rows as read; values that identify a child are masked. Each row has one text per entry of `columns`. */
  readonly preview: readonly (readonly string[])[];
}

export interface TableHeader {
  readonly position: number;
  /** Sheet column, A B C … */
  readonly sheetColumn: string;
  readonly text: string;
  /** Catalogue column it was taken for, or null. */
  readonly columnId: string | null;
  /** How it was told: by its text, a near match, its values, or an earlier answer. Null when it was not. */
  readonly basis: 'header' | 'near' | 'values' | 'memory' | null;
  /** First values, masked where they could identify a child. */
  readonly examples: readonly string[];
}

/** A header that fits none of our datasets: a person can say what it is. */
export interface UnknownTable {
  readonly sheet: string;
  readonly layoutKey: string;
  readonly headerRow: number;
  readonly headers: readonly TableHeader[];
}

export interface InspectedFile {
  /** Path, or the name the upload was given. */
  readonly path: string;
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly status: 'recognised' | 'unchanged' | 'failed';
  readonly format: string | null;
  readonly tables: readonly RecognisedTable[];
  readonly unknownTables: readonly UnknownTable[];
  /** Hidden sheets that hold something. */
  readonly hiddenSheets: number;
  /** Sheets that were passed over, with the reason in Chinese. */
  readonly skippedSheets: readonly { readonly sheet: string; readonly reason: string }[];
  readonly error: EngineError | null;
  /** What to hand to `import.run` (one element of `sources`; folders and archives expand to several files). */
  readonly source: ImportSource;
}

export type ImportStatus = 'loaded' | 'unchanged' | 'failed';

/** One table of one file after an import. A file without any table has one entry with status failed. */
export interface ImportedFile {
  readonly path: string;
  readonly sha256: string;
  readonly status: ImportStatus;
  readonly dataset: DatasetId | null;
  readonly sheet: string | null;
  readonly schoolYear: string | null;
  readonly batch: number | null;
  /** Data rows = loaded + rejected. */
  readonly rowsRead: number;
  readonly rowsLoaded: number;
  readonly rowsRejected: number;
  /** Rows that are not data: totals, notes, repeated headers. */
  readonly rowsSkipped: number;
  /** Of the loaded rows, those that took the place of a row of an earlier batch. */
  readonly rowsReplacing: number;
  readonly issues: number;
  readonly message: string;
  readonly error: EngineError | null;
}

export interface ImportTotals {
  readonly files: number;
  readonly loaded: number;
  readonly unchanged: number;
  readonly failed: number;
  readonly rowsRead: number;
  readonly rowsLoaded: number;
  readonly rowsRejected: number;
  readonly rowsSkipped: number;
  readonly rowsReplacing: number;
  readonly issues: number;
}

export interface ImportReport {
  readonly files: readonly ImportedFile[];
  readonly totals: ImportTotals;
}

/** What waits for a decision. */
export interface StagedImport {
  readonly stagedAt: string;
  readonly files: readonly ImportedFile[];
  readonly totals: ImportTotals;
}

export interface BatchRecord {
  readonly batch: number;
  /** Batches of one import share it. */
  readonly importId: number;
  readonly dataset: DatasetId;
  readonly fileName: string;
  readonly sha256: string;
  readonly sheet: string;
  readonly schoolYear: string;
  readonly loadedAt: string;
  readonly rowsRead: number;
  readonly rowsLoaded: number;
  readonly rowsRejected: number;
  readonly rowsSkipped: number;
  /** Rows of this batch that a later batch has replaced. */
  readonly rowsReplaced: number;
  readonly issues: number;
}

export interface IssueRecord {
  readonly batch: number;
  readonly file: string;
  readonly sheet: string;
  readonly row: number;
  /** Address of the cell such as C12, or null for the whole row. */
  readonly cell: string | null;
  /** School and county as far as the row or its heading tells. */
  readonly school: string | null;
  readonly county: string | null;
  /** Chinese label of the column, or null for the whole row. */
  readonly column: string | null;
  /** As in the file; masked where it identifies a child. */
  readonly value: string | null;
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'info';
  readonly action: 'fixed' | 'emptied' | 'rejected' | 'noted';
  /** Chinese: the reason and what to do. */
  readonly message: string;
  /** Later batch that brought the row or the school again without this issue; null while it is open. */
  readonly closedBy: number | null;
}

export interface IssueGroup {
  /** What to filter by: issue code, file, school or county code. Null: not known. */
  readonly key: string | null;
  /** As an official reads it. */
  readonly label: string;
  readonly issues: number;
  readonly errors: number;
  readonly rowsRejected: number;
  readonly files: number;
  readonly schools: number;
  /** The message of one of them, for groups by kind. */
  readonly example: string;
}

/** A school named in the data that the year's directory does not have. */
export interface SchoolQuestion {
  readonly schoolYear: string;
  readonly schoolRef: string;
  readonly name: string;
  readonly county: string | null;
  readonly rows: number;
  readonly files: readonly string[];
  /** Likeliest first; score 0–1. */
  readonly candidates: readonly { readonly school: string; readonly name: string; readonly county: string; readonly score: number }[];
}

export interface RememberedLayoutRecord {
  readonly layoutKey: string;
  readonly dataset: DatasetId | null;
  readonly confirmedAt: string;
  readonly columns: number;
}

export interface WatchedFolder {
  readonly folder: string;
  readonly available: boolean;
  /** Files that were not there, or were different, when the folder was last imported. */
  readonly newFiles: readonly string[];
  readonly knownFiles: number;
}

export interface IssuePage {
  readonly issues: readonly IssueRecord[];
  readonly total: number;
}

export interface UndoResult {
  readonly batches: readonly number[];
  readonly rowsRemoved: number;
  /** Rows of earlier batches that count again. */
  readonly rowsRestored: number;
}

export interface SchoolYearSummary {
  readonly schoolYear: string;
  readonly schools: number;
  readonly counselors: number;
  readonly assessed: number;
  /** Rows whose school is not in that year's list of schools. */
  readonly unmatchedCounselors: number;
  readonly unmatchedStudents: number;
}

export interface DataSummary {
  readonly schoolYears: readonly SchoolYearSummary[];
  /** The year shown when none is chosen: the latest with data. */
  readonly defaultSchoolYear: string | null;
  readonly batches: number;
}

export interface SchoolItem {
  readonly school: string;
  readonly name: string;
  /** By the basis asked for. */
  readonly county: string;
  readonly stage: string;
  /** 曾用名, of schools merged into it too. */
  readonly formerNames: readonly string[];
}

export interface QueryResult {
  readonly rows: Uint8Array;
  readonly rowCount: number;
  readonly truncated: boolean;
  /** Time within the engine. */
  readonly milliseconds: number;
}

export interface QuerySchema {
  /** `type` as DuckDB names it. */
  readonly views: readonly (Omit<QueryView, 'columns'> & { readonly columns: readonly (ViewColumn & { readonly type: string })[] })[];
  /** `call`: how it is written; `explanation`: what it gives. */
  readonly functions: readonly { readonly name: string; readonly group: string; readonly call: string; readonly explanation: string }[];
}

/**
 * Answer to a question over indicators. `rows` as of `IndicatorResult`, with the columns schoolYear and part (cell, rowTotal, columnTotal, total): totals are
 * asked of the catalogue by fewer dimensions, and hidden where they would tell what is hidden beside them.
 */
export interface VisualFigureAnswer {
  readonly source: 'indicators';
  readonly schoolYears: readonly string[];
  /** ISO date as of whose targets all figures are judged. */
  readonly asOf: string;
  readonly rows: Uint8Array;
  readonly scopeNote: string;
  readonly privacyNote: string;
  readonly comparison: { readonly schoolYear: string; readonly note: string } | null;
}

/** Answer to a question over the fields of a documented view: one table for the cells, one for each kind of total. */
export interface VisualRowAnswer {
  readonly source: 'fields';
  /** Of the view. */
  readonly fields: readonly ViewField[];
  /** `rows`: Arrow, its columns in the order that shared/visual-sql tells. */
  readonly parts: readonly { readonly statement: FieldStatement; readonly rows: Uint8Array; readonly rowCount: number }[];
}

export type VisualAnswer = VisualFigureAnswer | VisualRowAnswer;

export interface ProducedFile {
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

export interface SampleResult {
  readonly folder: string;
  readonly files: readonly string[];
  /** Counts made while generating, beside the folder, so that importing the folder does not meet it. */
  readonly truthFile: string;
}

export interface ResultMap {
  'app.info': AppInfo;
  'workspace.status': WorkspaceStatus;
  'workspace.create': WorkspaceStatus;
  'workspace.open': WorkspaceStatus;
  'workspace.close': WorkspaceStatus;
  'workspace.lock': WorkspaceStatus;
  'workspace.unlock': WorkspaceStatus;
  'workspace.backup': { readonly path: string; readonly bytes: number };
  'upload.append': { readonly uploadId: string; readonly bytes: number };
  'upload.discard': { readonly discarded: number };
  'import.inspect': { readonly files: readonly InspectedFile[] };
  'import.confirmLayout': { readonly layoutKey: string };
  'import.layouts': { readonly layouts: readonly RememberedLayoutRecord[] };
  'import.forgetLayout': { readonly forgotten: boolean };
  'import.stage': StagedImport;
  'import.staged': { readonly staged: StagedImport | null };
  'import.commit': ImportReport;
  'import.discard': { readonly discarded: boolean };
  'import.run': ImportReport;
  'import.pause': { readonly paused: boolean };
  'import.batches': { readonly batches: readonly BatchRecord[] };
  'import.undo': UndoResult;
  'import.issues': IssuePage;
  'import.issueGroups': { readonly groups: readonly IssueGroup[]; readonly total: number };
  'import.issuesWorkbook': ProducedFile;
  'import.issueWorkbooks': ProducedFile;
  'import.schoolQuestions': { readonly questions: readonly SchoolQuestion[] };
  'import.answerSchool': { readonly schoolRef: string };
  'watch.list': { readonly folders: readonly WatchedFolder[] };
  'watch.add': { readonly folders: readonly WatchedFolder[] };
  'watch.remove': { readonly folders: readonly WatchedFolder[] };
  'template.make': ProducedFile;
  'data.summary': DataSummary;
  'data.schools': { readonly schools: readonly SchoolItem[] };
  'schools.areas': { readonly schoolYear: string; readonly crossing: readonly AreaCrossing[]; readonly undetermined: readonly SchoolOfArea[]; readonly origins: readonly SchoolOrigin[] };
  'schools.compare': { readonly from: string; readonly to: string; readonly schools: readonly SchoolComparison[] };
  'schools.compareWorkbook': ProducedFile;
  'indicator.query': IndicatorResult;
  'indicator.trend': TrendResult;
  'figure.sources': FigureSources;
  'figure.rows': { readonly rows: readonly SourceRow[]; readonly total: number };
  'hotline.review': RotaReview;
  'hotline.calls': CallReview;
  'hotline.callsWorkbook': ProducedFile;
  'hotline.volunteers': { readonly schoolYear: string; readonly people: readonly RotaPerson[] };
  'hotline.wishForm': ProducedFile;
  'hotline.plan': RotaPlan;
  'hotline.planWorkbook': ProducedFile;
  'hotline.planCalendar': ProducedFile;
  'coreTeam.propose': CoreTeamProposal;
  'coreTeam.workbook': ProducedFile;
  'staffing.plan': StaffingPlan & { readonly schoolYear: string };
  'staffing.planWorkbook': ProducedFile;
  'reconcile.waterfall': Waterfall;
  'reconcile.rows': { readonly rows: readonly WaterfallRow[]; readonly total: number };
  'reconcile.workbook': ProducedFile;
  'reconcile.rosters': RosterComparison;
  'reconcile.rostersWorkbook': ProducedFile;
  'reconcile.teachers': TeacherComparison;
  'reconcile.teachersWorkbook': ProducedFile;
  'reconcile.countyTotals': CountyComparison;
  'reconcile.countyTotalsWorkbook': ProducedFile;
  'followUp.timeliness': FollowUpTimeliness;
  'followUp.timelinessWorkbook': ProducedFile;
  /** `scales` have scored answers, `reported` totals that were worked out elsewhere. */
  'scale.list': { readonly schoolYear: string; readonly scales: readonly ScaleUse[]; readonly reported: readonly ScaleUse[] };
  'scale.quality': ScaleQuality;
  'scale.reliability': ScaleReliability;
  'scale.scores': ScaleScores;
  'scale.spread': ScaleSpread;
  'scale.plausibility': { readonly schoolYear: string; readonly hints: readonly PlausibilityHint[] };
  'scale.catalogue': ScaleList;
  'scale.blankDefinition': ProducedFile;
  'scale.checkDefinition': DefinitionCheck;
  'scale.saveDefinition': SavedDefinition;
  'scale.removeDefinition': { readonly scale: string; readonly rescored: number };
  'risk.sources': { readonly schoolYear: string; readonly sources: readonly LevelSource[] };
  'check.schools': { readonly schoolYear: string; readonly schools: readonly CheckedSchool[] };
  'check.schoolsWorkbook': ProducedFile;
  'check.reporting': ReportingState;
  'check.contradictions': { readonly schoolYear: string; readonly kinds: readonly ContradictionKind[]; readonly contradictions: readonly Contradiction[] };
  'check.reportingWorkbook': ProducedFile;
  'settings.get': { readonly settings: SettingStates };
  'settings.set': { readonly settings: SettingStates };
  'settings.reset': { readonly settings: SettingStates };
  'settings.preview': LevelMoves;
  'settings.history': { readonly versions: readonly SettingVersion[] };
  'query.run': QueryResult;
  'query.explain': { readonly plan: PlanStep };
  'query.schema': QuerySchema;
  'query.saved': { readonly queries: readonly SavedQuery[] };
  'query.save': { readonly saved: SavedQuery };
  'query.forget': Readonly<Record<string, never>>;
  'query.history': { readonly runs: readonly QueryRun[] };
  'query.visual': VisualAnswer;
  'query.visualWorkbook': ProducedFile;
  'query.profile': ColumnProfile;
  'query.export': ProducedFile;
  'report.custom': ProducedFile;
  'report.letter': ProducedFile;
  'report.letterPreview': LetterPreview;
  'report.annual': ProducedFile;
  'sample.write': SampleResult;
  'sample.upload': { readonly uploads: readonly { readonly uploadId: string; readonly name: string }[] };
}

export type ResultOf<M extends Method> = ResultMap[M];
