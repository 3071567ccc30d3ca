/** 心理测评结果: one file per assessed school in the manner of the platform it uses, and one more where some were tested again. */
import { RISK_LEVELS, type RiskLevel } from '../../../shared/risk';
import { schoolYearLabel } from '../../../shared/school-year';
import { answersQuestions } from './answer-files';
import type { LevelCounts } from './counting';
import type { WritingContext } from './directory-files';
import type { WrittenFile } from './form';
import type { Concerned } from './follow-up-plan';
import { People } from './people';
import { pickPlatform, type Platform, type RowContext } from './platforms';
import { randomFor } from './random';
import { type Retest, retestOf, testsAgain } from './retests';
import type { SampleSchool } from './school-plan';
import { levelShares, makeStudent, type SampleStudent } from './students';
import { type Cell, csvBytes, sheetOfCsv, xlsxBytes } from './table';

export interface WrittenResults extends WrittenFile {
  /** With the last file of a school: what counts of its pupils after all of its files. */
  readonly results?: SchoolOutcome;
}

export interface SchoolOutcome {
  readonly school: SampleSchool;
  readonly levels: LevelCounts;
  readonly byGrade: ReadonlyMap<number, GradeOutcome>;
  /** Whom the first test put on levels 1–3. */
  readonly concerned: readonly Concerned[];
  /** Of schools that give out answers as well: whose valid result no second test replaces. */
  readonly settled: readonly SampleStudent[];
  readonly toldBy: Platform['pupilsToldBy'];
}

/** What counts of a grade's pupils. */
export interface GradeOutcome {
  readonly listed: number;
  readonly levels: LevelCounts;
}

/** Every so many files one has a row with a level that nobody knows. */
const FILES_PER_UNKNOWN_LEVEL = 9;

/** Only one school's pupils are held at a time. */
export async function* resultFiles(schools: readonly SampleSchool[], context: WritingContext): AsyncGenerator<WrittenResults> {
  const people = new People(randomFor(context.seed, 'students'));
  const assessed = schools.filter((school) => school.listed > 0);
  for (const [place, school] of assessed.entries()) yield* schoolResults(school, place, people, context);
}

async function* schoolResults(school: SampleSchool, place: number, people: People, { seed, schoolYear }: WritingContext): AsyncGenerator<WrittenResults> {
  const random = randomFor(seed, 'results', school.code);
  const retestRandom = randomFor(seed, 'retests', school.code);
  const platform = pickPlatform(school, random);
  const startYear = Number(schoolYear.slice(0, 4));
  const context: RowContext = { school, startYear, random };
  const shares = levelShares(school, random);
  const byGrade = new Map<number, { listed: number; levels: Record<RiskLevel, number> }>();
  const concerned: Concerned[] = [];
  const settled: SampleStudent[] = [];
  const rows: Cell[][] = [];
  const retests: Retest[] = [];
  for (let index = 0; index < school.listed; index += 1) {
    const student = makeStudent(school, index, shares, people, random, startYear);
    rows.push(rowOf(platform, student, context));
    const retest = testsAgain(school, place) ? retestOf(student, retestRandom) : undefined;
    if (retest !== undefined) retests.push(retest);
    if (student.level === '1' || student.level === '2' || student.level === '3') concerned.push({ student, retest });
    if (answersQuestions(school) && retest === undefined && student.level !== 'X' && student.level !== 'N') settled.push(student);
    const grade = byGrade.get(student.grade) ?? { listed: 0, levels: noLevels() };
    byGrade.set(student.grade, grade);
    grade.listed += 1;
    grade.levels[retest?.counts ?? student.level] += 1;
  }
  let unknownLevelAt: number | undefined;
  if (place % FILES_PER_UNKNOWN_LEVEL === 3) {
    // Always a pupil with a score: without one the row would mean 未测.
    const stranger = makeStudent(school, school.listed, [1, 0, 0, 0, 0, 0], people, random, startYear);
    unknownLevelAt = random.integer(0, rows.length);
    rows.splice(unknownLevelAt, 0, rowOf(platform, stranger, context, platform.unknownLevel));
  }
  const results: SchoolOutcome = { school, levels: addedUp(byGrade), byGrade, concerned, settled, toldBy: platform.pupilsToldBy };
  const fileName = platform.fileName(school, schoolYear);
  const first = await written({ platform, school, schoolYear, fileName, note: '' }, rows, unknownLevelAt);
  if (retests.length === 0) {
    yield { ...first, results };
    return;
  }
  yield first;
  const again = retests.map(({ student }) => rowOf(platform, student, { ...context, random: retestRandom }));
  const second = await written({ platform, school, schoolYear, fileName: fileName.replace(/\.(\w+)$/, ' 复测.$1'), note: '（复测、补测）' }, again);
  yield { ...second, results };
}

function noLevels(): Record<RiskLevel, number> {
  return { '0': 0, '1': 0, '2': 0, '3': 0, X: 0, N: 0 };
}

function addedUp(byGrade: ReadonlyMap<number, GradeOutcome>): LevelCounts {
  const levels = noLevels();
  for (const grade of byGrade.values()) for (const level of RISK_LEVELS) levels[level] += grade.levels[level];
  return levels;
}

interface ResultTable {
  readonly platform: Platform;
  readonly school: SampleSchool;
  readonly schoolYear: string;
  readonly fileName: string;
  /** Added to the title. */
  readonly note: string;
}

/** @param unknownLevelAt place among `rows` of the one to be refused. */
async function written(table: ResultTable, rows: readonly Cell[][], unknownLevelAt?: number): Promise<WrittenFile> {
  const { platform, school, fileName } = table;
  const header = headerOf(table);
  if (platform.hasTitle) rows.forEach((row, index) => (row[0] = index + 1));
  const relativePath = `测评结果/${school.area.label}/${fileName}`;
  const sheet = platform.format === 'xlsx' ? (platform.hasTitle ? '结果明细' : 'Sheet1') : sheetOfCsv(relativePath);
  const total = platform.hasTotal ? [totalOf(platform, rows.length)] : [];
  const rejectedRows = unknownLevelAt === undefined ? [] : [{ row: header.length + unknownLevelAt + 1, reason: 'unknownRiskLevel' as const }];
  return {
    bytes: await bytesOf(platform, sheet, [...header, ...rows, ...total], header.length),
    truths: [{ relativePath, dataset: 'assessmentResults', sheet, dataRows: rows.length, rejectedRows, flaggedRows: [], totalRows: total.length }],
  };
}

function rowOf(platform: Platform, student: SampleStudent, context: RowContext, level = context.random.pick(platform.levelWords[student.level])): Cell[] {
  return platform.columns.map(([, cell]) => cell(student, context, level));
}

function headerOf({ platform, school, schoolYear, note }: ResultTable): Cell[][] {
  const header: Cell[] = platform.columns.map(([text]) => text);
  if (!platform.hasTitle) return [header];
  const alone = (text: string): Cell[] => [text, ...header.slice(1).map(() => null)];
  return [
    alone(`${school.name}${schoolYearLabel(schoolYear)}学生心理健康测评结果汇总表${note}`),
    alone(`填报单位（盖章）：${school.name}（示例数据，纯属虚构）\u3000\u3000填报人：孙某某`),
    alone('本表含学生个人信息，仅限心理健康工作使用，请妥善保管'),
    header,
  ];
}

function totalOf(platform: Platform, count: number): Cell[] {
  return platform.columns.map((_, index) => (index === 0 ? '合计' : index === 3 ? `${count}人` : null));
}

function bytesOf(platform: Platform, sheet: string, rows: readonly (readonly Cell[])[], headerRows: number): Promise<Uint8Array> | Uint8Array {
  if (platform.format !== 'xlsx') return csvBytes(rows, platform.format);
  const lastColumn = platform.columns.length - 1;
  const titles = Array.from({ length: headerRows - 1 }, (_, row) => ({ startRow: row, startCol: 0, endRow: row, endCol: lastColumn }));
  return xlsxBytes({ sheet, rows, merges: titles, headerRows: [headerRows - 1], widths: platform.columns.map(([text]) => Math.max(10, text.length * 3)) });
}
