/** 学校名录 in three manners: the city's official form, one county's CSV, one county's plain list with subtotals. */
import { schoolYearLabel } from '../../../shared/school-year';
import { factsOf, type SchoolFacts, typedNumber } from './directory-columns';
import type { WrittenFile } from './form';
import { randomFor } from './random';
import type { SampleSchool } from './school-plan';
import { type Cell, csvBytes, sheetOfCsv, xlsxBytes } from './table';
import type { SampleFileTruth } from './truth';

export interface WritingContext {
  readonly seed: number;
  readonly schoolYear: string;
}

const CSV_COUNTY = '371723';
const LISTED_COUNTY = '371722';

export async function* directoryFiles(schools: readonly SampleSchool[], context: WritingContext): AsyncGenerator<WrittenFile> {
  const own = new Set([CSV_COUNTY, LISTED_COUNTY]);
  const described = (areaCodes: (code: string) => boolean): Described[] => {
    const random = randomFor(context.seed, 'directory');
    const chosen = schools.filter((school) => areaCodes(school.area.code));
    return inAreaOrder(chosen).map((school) => ({ school, facts: factsOf(school, random) }));
  };
  yield await officialForm(described((code) => !own.has(code)), context);
  const inCsv = described((code) => code === CSV_COUNTY);
  if (inCsv.length > 0) yield countyCsv(inCsv, context);
  const inList = described((code) => code === LISTED_COUNTY);
  if (inList.length > 0) yield await countyList(inList, context);
}

interface Described {
  readonly school: SampleSchool;
  readonly facts: SchoolFacts;
}

/** Schools of a county stand together, as its merged cell needs. */
function inAreaOrder(schools: readonly SampleSchool[]): SampleSchool[] {
  return [...schools].sort((a, b) => a.area.code.localeCompare(b.area.code));
}

const officialHeaders: readonly (readonly [group: string, leaf: string, code: string])[] = [
  ['序号', '', '甲'],
  ['县（市、区）', '', '乙'],
  ['乡镇（街道）', '', '丙'],
  ['学校名称', '', '丁'],
  ['学校（机构）标识码', '', '戊'],
  ['学校类别', '', '己'],
  ['办学性质', '', '庚'],
  ['城乡类型', '', '辛'],
  ['是否寄宿制', '', '壬'],
  ['办学规模', '班级数（个）', '1'],
  ['', '学生数（人）', '2'],
  ['', '其中：寄宿生数', '3'],
  ['教职工数（人）', '', '4'],
  ['备注', '', '癸'],
];

async function officialForm(entries: readonly Described[], { seed, schoolYear }: WritingContext): Promise<WrittenFile> {
  const random = randomFor(seed, 'official form');
  const width = officialHeaders.length;
  const alone = (text: string): Cell[] => [text, ...Array.from({ length: width - 1 }, () => null)];
  const firstDataRow = 5;
  const data = entries.map(({ school, facts }, index): Cell[] => [
    index + 1,
    entries[index - 1]?.school.area === school.area ? null : school.area.label,
    school.township,
    random.chance(0.05) ? `${school.name}\u3000` : school.name,
    school.code,
    random.pick(school.kind.words),
    facts.ownership,
    facts.urbanRural,
    school.boards ? random.pick(['是', '√']) : random.pick(['否', '×']),
    typedNumber(facts.classes, random, '个'),
    typedNumber(school.students, random, '人'),
    facts.boarders === 0 ? '/' : facts.boarders,
    typedNumber(facts.staff, random, '人'),
    school.listed <= 8 && school.listed > 0 ? '教学点' : null,
  ]);
  const total: Cell[] = ['合　计', null, null, `${entries.length}所`, null, null, null, null, null, sumOf(entries, (entry) => entry.facts.classes), sumOf(entries, (entry) => entry.school.students), null, sumOf(entries, (entry) => entry.facts.staff), null];
  const merge = (startRow: number, startCol: number, endRow: number, endCol: number) => ({ startRow, startCol, endRow, endCol });
  const bytes = await xlsxBytes({
    sheet: '基本情况',
    rows: [
      alone(`菏泽市${schoolYearLabel(schoolYear)}中小学校基本情况统计表`),
      alone(`填报单位（盖章）：菏泽市教育局（示例数据，纯属虚构）\u3000\u3000填报时间：${schoolYear.slice(0, 4)}年9月30日`),
      officialHeaders.map(([group]) => group || null),
      officialHeaders.map(([, leaf]) => leaf || null),
      officialHeaders.map(([, , code]) => code),
      ...data,
      total,
      alone('填表人：王某某　　　　审核人：李某某　　　　单位负责人：张某某'),
      alone('注：1.在校生数以学籍系统为准；2.教学点单独填报。'),
    ],
    merges: [
      merge(0, 0, 0, width - 1),
      merge(1, 0, 1, width - 1),
      ...officialHeaders.flatMap(([, leaf], column) => (leaf === '' ? [merge(2, column, 3, column)] : [])),
      merge(2, 9, 2, 11),
      ...areaRuns(entries).map(([from, to]) => merge(firstDataRow + from, 1, firstDataRow + to, 1)),
      merge(firstDataRow + entries.length, 0, firstDataRow + entries.length, 2),
    ],
    headerRows: [0, 2, 3, 4],
    widths: [6, 12, 14, 30, 14, 12, 8, 8, 8, 9, 9, 9, 10, 10],
  });
  return { bytes, truths: [truthOf('学校名录/菏泽市中小学校基本情况统计表（最终版）.xlsx', '基本情况', entries.length, 1)] };
}

/** First and last position of every run of two or more schools of one area. */
function areaRuns(entries: readonly Described[]): (readonly [number, number])[] {
  const starts = entries.flatMap((entry, index) => (entries[index - 1]?.school.area === entry.school.area ? [] : [index]));
  return starts.map((start, position) => [start, (starts[position + 1] ?? entries.length) - 1] as const).filter(([start, end]) => end > start);
}

function countyCsv(entries: readonly Described[], { seed, schoolYear }: WritingContext): WrittenFile {
  const random = randomFor(seed, 'county csv');
  const label = entries[0]?.school.area.label ?? '';
  const rows: Cell[][] = [
    ['所属区县', '镇街', '校名', '机构代码', '办学类型', '举办者类型', '城乡分类', '寄宿制学校', '教学班数', '在校学生数', '住校生数', '专任教师数'],
    ...entries.map(({ school, facts }): Cell[] => [
      random.pick([label, school.area.code]),
      school.township,
      school.name,
      school.code,
      random.pick(school.kind.words),
      facts.ownership,
      facts.urbanRural,
      school.boards ? '有' : '无',
      facts.classes,
      random.chance(0.3) ? school.students.toLocaleString('en-US') : school.students,
      facts.boarders,
      facts.staff,
    ]),
    ['合计', null, null, null, null, null, null, null, sumOf(entries, (entry) => entry.facts.classes), sumOf(entries, (entry) => entry.school.students), null, null],
  ];
  const relativePath = `学校名录/${label}${schoolYear}学年中小学校信息表.csv`;
  return { bytes: csvBytes(rows, 'gb18030'), truths: [truthOf(relativePath, sheetOfCsv(relativePath), entries.length, 1)] };
}

/** The county is told by the file's name only. */
async function countyList(entries: readonly Described[], { seed, schoolYear }: WritingContext): Promise<WrittenFile> {
  const random = randomFor(seed, 'county list');
  const label = entries[0]?.school.area.label ?? '';
  const townships = [...new Set(entries.map(({ school }) => school.township))];
  const rows = townships.flatMap((township): Cell[][] => {
    const own = entries.filter(({ school }) => school.township === township);
    return [
      ...own.map(({ school, facts }): Cell[] => [township, school.name, school.code, random.pick(school.kind.words), typedNumber(facts.classes, random, '个'), typedNumber(school.students, random, '人'), facts.staff]),
      [`${township}小计`, null, `${own.length}所`, null, sumOf(own, (entry) => entry.facts.classes), sumOf(own, (entry) => entry.school.students), sumOf(own, (entry) => entry.facts.staff)],
    ];
  });
  const bytes = await xlsxBytes({
    sheet: 'Sheet1',
    rows: [['所在乡镇', '学校全称', '学校标识码', '类别', '班级总数', '在校生人数', '教职工人数'], ...rows],
    headerRows: [0],
    widths: [14, 30, 14, 14, 10, 12, 12],
  });
  return { bytes, truths: [truthOf(`学校名录/${label}${schoolYear} 学年学校名录 （1）.xlsx`, 'Sheet1', entries.length, townships.length)] };
}

function truthOf(relativePath: string, sheet: string, dataRows: number, totalRows: number): SampleFileTruth {
  return { relativePath, dataset: 'schools', sheet, dataRows, rejectedRows: [], flaggedRows: [], totalRows };
}

function sumOf(entries: readonly Described[], value: (entry: Described) => number): number {
  return entries.reduce((sum, entry) => sum + value(entry), 0);
}
