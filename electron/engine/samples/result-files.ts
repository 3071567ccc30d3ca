/**
 * 心理测评结果: one file per assessed school, in the manner of four assessment platforms that differ in layout, encoding,
 * identifying column and words for the levels. Pupils are made while a file is written, so memory stays flat.
 */
import { countyLabel } from '../../../shared/regions';
import type { CityPlan, Level, PlannedSchool } from './city-plan';
import type { MadeFile } from './directory-files';
import { encodeGb18030 } from './gb18030';
import { People, type Person } from './people';
import { Random } from './random';
import { csvText, toFullWidth, workbook } from './workbook';

/** First and last grade, 1 to 12. */
const gradesOf: Readonly<Record<string, readonly [number, number]>> = { primary: [1, 6], junior: [7, 9], nineYear: [1, 9], senior: [10, 12], complete: [7, 12], vocational: [10, 12], special: [1, 9] };
const gradeNames = ['一年级', '二年级', '三年级', '四年级', '五年级', '六年级', '七年级', '八年级', '九年级', '高一', '高二', '高三'];
const otherGradeNames = ['一年级', '二年级', '三年级', '四年级', '五年级', '六年级', '初一', '初二', '初三', '高一年级', '高二年级', '高三年级'];

const levelWords: readonly Readonly<Record<Level, string>>[] = [
  { '0': '正常', '1': '三级', '2': '二级', '3': '一级', X: '无效', N: '未测' },
  { '0': '正常', '1': '一般关注', '2': '重点关注', '3': '危机', X: '待复测', N: '缺考' },
  { '0': '绿色', '1': '黄色', '2': '橙色', '3': '红色', X: '作废', N: '请假' },
  { '0': '正常', '1': '三级预警', '2': '二级预警', '3': '一级预警', X: '无效问卷', N: '未参加' },
];

interface Pupil {
  readonly person: Person;
  readonly grade: number;
  readonly className: number;
  readonly number: string;
  readonly level: Level;
  readonly score: number | '';
  readonly date: { readonly month: number; readonly day: number };
  readonly seconds: number;
}

export interface ResultFile extends MadeFile {
  readonly school: PlannedSchool;
  readonly levels: Readonly<Record<Level, number>>;
}

export async function* resultFiles(plan: CityPlan, options: { readonly seed: number; readonly startYear: number; readonly title: string }): AsyncGenerator<ResultFile> {
  const people = new People(new Random(options.seed * 17 + 5));
  for (const school of plan.schools) {
    if (school.listed === 0) continue;
    const random = new Random(options.seed * 1013 + school.index);
    const pupils = makePupils(school, random, people, options.startYear);
    const levels: Record<Level, number> = { '0': 0, '1': 0, '2': 0, '3': 0, X: 0, N: 0 };
    for (const pupil of pupils) levels[pupil.level]++;
    yield { ...(await platforms[school.index % platforms.length]!(school, pupils, options)), school, levels };
  }
}

function makePupils(school: PlannedSchool, random: Random, people: People, startYear: number): Pupil[] {
  const [first, last] = gradesOf[school.stage] ?? [1, 6];
  return Array.from({ length: school.listed }, (_, index): Pupil => {
    const grade = first + Math.floor((index * (last - first + 1)) / school.listed);
    const level = levelOf(school, random);
    return {
      person: people.make(school.county, startYear - 5 - grade),
      grade,
      className: 1 + (index % Math.max(1, Math.ceil(school.classes / (last - first + 1)))),
      number: `${startYear}${String(school.index).padStart(4, '0')}${String(index + 1).padStart(5, '0')}`,
      level,
      score: level === 'N' ? '' : scoreOf(level, random),
      date: { month: random.integer(10, 11), day: random.integer(8, 28) },
      seconds: random.integer(420, 1500),
    };
  });
}

/** About 84/10/4/1.2 percent of the valid ones; older pupils and some counties stand worse. */
function levelOf(school: PlannedSchool, random: Random): Level {
  const strain = (school.stage === 'primary' ? 0.8 : school.stage === 'senior' ? 1.35 : 1.1) * (0.85 + (Number(school.county) % 7) * 0.05);
  return random.weighted<Level>([['0', 84], ['1', 10 * strain], ['2', 4 * strain], ['3', 1.2 * strain], ['X', 1], ['N', 1]]);
}

function scoreOf(level: Level, random: Random): number {
  const ranges: Readonly<Record<Exclude<Level, 'N'>, readonly [number, number]>> = { '0': [5, 45], '1': [46, 55], '2': [56, 64], '3': [65, 85], X: [5, 85] };
  const [low, high] = ranges[level === 'N' ? 'X' : level];
  return random.integer(low, high);
}

type Platform = (school: PlannedSchool, pupils: readonly Pupil[], options: { readonly startYear: number; readonly title: string }) => MadeFile | Promise<MadeFile>;

function folderOf(school: PlannedSchool): string {
  return `03 测评结果/${countyLabel(school.county)}`;
}

const sexOf = (pupil: Pupil): string => (pupil.person.gender === 'male' ? '男' : '女');

/** Official look: merged titles above a header in row 4, 学籍号, real dates. */
const ornateWorkbook: Platform = async (school, pupils, { startYear, title }) => {
  const relativePath = `${folderOf(school)}/${school.name}心理健康测评结果汇总（1）.xlsx`;
  const words = levelWords[0]!;
  const head = [[`${school.name}${title}学生心理健康测评结果`], [`填报单位（盖章）：${school.name}`], ['量表：MHT　　本表内容严格保密'], ['序号', '学校名称', '学校标识码', '姓名', '学籍号', '性别', '年级', '班级', '测评时间', '用时（秒）', '总分', '预警等级']];
  const body = pupils.map((pupil, index) => [
    index + 1, school.name, school.code, pupil.person.name, `G${pupil.person.idCard}`, sexOf(pupil), gradeNames[pupil.grade - 1] ?? '', `${pupil.className}班`,
    pupil.level === 'N' ? '' : new Date(Date.UTC(startYear, pupil.date.month - 1, pupil.date.day)), pupil.level === 'N' ? '' : pupil.seconds, pupil.score, words[pupil.level],
  ]);
  // One row whose level nobody can read: it must come back to the school, not into a figure.
  const wrong = school.index % 8 === 0 ? [[pupils.length + 1, school.name, school.code, '卞示例', '', '女', '', '1班', '', '', 50, '偏高？']] : [];
  const bytes = await workbook([{ name: '测评结果', rows: [...head, ...body, ...wrong], headerRows: [0, 3], merges: [[0, 0, 0, 11], [1, 0, 1, 11], [2, 0, 2, 11]], widths: [6, 28, 14, 10, 24, 6, 10, 8, 16, 10, 8, 10] }]);
  const rejectedRows = wrong.map(() => ({ row: head.length + pupils.length + 1, reason: '预警等级不明' }));
  return { file: { relativePath, bytes }, truth: { relativePath, dataset: 'assessmentResults', sheet: '测评结果', dataRows: body.length + wrong.length, rejectedRows, totalRows: 0 } };
};

/** A county platform's export: GB18030, 学号, other words, a 合计 row. */
const countyCsv: Platform = (school, pupils, { startYear, title }) => {
  const sheet = `${school.name} ${title}测评明细`;
  const relativePath = `${folderOf(school)}/${sheet}.csv`;
  const words = levelWords[1]!;
  const tested = pupils.filter((pupil) => pupil.level !== 'N').length;
  const rows = [
    ['所在县区', '学校', '学校代码', '学生姓名', '学号', '性别', '所在年级', '所在班级', '测评日期', '得分', '风险等级'],
    ...pupils.map((pupil) => [
      countyLabel(school.county), school.name, school.code, pupil.person.name, pupil.number, sexOf(pupil), otherGradeNames[pupil.grade - 1] ?? '', `${pupil.className}`,
      pupil.level === 'N' ? '' : `${startYear}/${pupil.date.month}/${pupil.date.day}`, pupil.score, words[pupil.level],
    ]),
    ['合计', '', '', `${tested}人`, '', '', '', '', '', '', ''],
  ];
  return { file: { relativePath, bytes: encodeGb18030(csvText(rows)) }, truth: { relativePath, dataset: 'assessmentResults', sheet, dataRows: pupils.length, rejectedRows: [], totalRows: 1 } };
};

/** A vendor's export: header in row 1, ID card numbers, colours for levels, a second sheet with explanations. */
const vendorWorkbook: Platform = async (school, pupils, { startYear, title }) => {
  const relativePath = `${folderOf(school)}/${title}心理普测_${school.name}_最终版.xlsx`;
  const words = levelWords[2]!;
  const body = pupils.map((pupil) => [
    school.code, school.name, pupil.person.name, pupil.person.idCard, pupil.person.gender === 'male' ? 1 : 2, pupil.grade, pupil.className,
    pupil.level === 'N' ? '' : `${startYear}-${pupil.date.month}-${String(pupil.date.day).padStart(2, '0')} 09:${String(pupil.seconds % 60).padStart(2, '0')}:00`, pupil.score, words[pupil.level],
  ]);
  const bytes = await workbook([
    { name: '数据', rows: [['学校（机构）标识码', '就读学校', '受测者姓名', '身份证号', '性别', '年级', '班级', '提交时间', '量表总分', '预警级别'], ...body], headerRows: [0], widths: [18, 28, 12, 22, 6, 6, 6, 20, 10, 10] },
    { name: '说明', rows: [['本文件由测评系统导出，仅供内部使用。'], ['颜色含义：红色＞橙色＞黄色＞绿色。']] },
  ]);
  return { file: { relativePath, bytes }, truth: { relativePath, dataset: 'assessmentResults', sheet: '数据', dataRows: body.length, rejectedRows: [], totalRows: 0 } };
};

/** Typed by hand: UTF-8 CSV with a mark in front, full-width digits, stray spaces, dates as 2025.10.16. */
const handTypedCsv: Platform = (school, pupils, { startYear, title }) => {
  const sheet = `${school.name}测评结果${title}`;
  const relativePath = `${folderOf(school)}/${sheet}.csv`;
  const words = levelWords[3]!;
  const rows = [
    [`${school.name}${title}心理健康测评结果`],
    ['姓名', '全国学籍号', '性别', '年级', '班级', '测试时间', '总分', '等级', '学校名称', '标识码'],
    ...pupils.map((pupil, index) => [
      ` ${pupil.person.name}`, `G${pupil.person.idCard}`, sexOf(pupil), gradeNames[pupil.grade - 1] ?? '', `（${pupil.className}）班`,
      pupil.level === 'N' ? '' : `${startYear}.${pupil.date.month}.${pupil.date.day}`, index % 5 === 2 && pupil.score !== '' ? toFullWidth(String(pupil.score)) : pupil.score, `${words[pupil.level]}　`, school.name, school.code,
    ]),
  ];
  return { file: { relativePath, bytes: Buffer.from(`\ufeff${csvText(rows)}`, 'utf8') }, truth: { relativePath, dataset: 'assessmentResults', sheet, dataRows: pupils.length, rejectedRows: [], totalRows: 0 } };
};

const platforms: readonly Platform[] = [ornateWorkbook, countyCsv, vendorWorkbook, handTypedCsv];
