/** Counts the sample's files by hand, with word lists of its own. */
import type { SampleFile, SampleFileTruth } from '../../../electron/engine/sample';
import { type DataRow, dataRows, gridOf, wholeNumber } from './reread';

interface School {
  readonly code: string;
  readonly county: string;
  readonly stage: string;
  readonly students: number;
}

export interface Recount {
  readonly schools: readonly School[];
  readonly posts: readonly { readonly school: string; readonly person: string; readonly fullTime: boolean }[];
  /** Every row taken of each pupil, by the pupil's identifier, school-scoped where it is a school number. */
  readonly pupils: ReadonlyMap<string, readonly Tested[]>;
  readonly files: readonly Pick<SampleFileTruth, 'relativePath' | 'sheet' | 'dataRows' | 'totalRows'>[];
  readonly rejected: ReadonlyMap<string, readonly number[]>;
  readonly wrongIdNumbers: ReadonlyMap<string, readonly number[]>;
}

export interface Tested {
  readonly school: string;
  readonly level: string;
  /** YYYYMMDD; '' where not tested. */
  readonly day: string;
}

/** Directory, roster and results; the other forms are counted apart. */
export function isCore(relativePath: string): boolean {
  return /^(?:学校名录|教师台账|测评结果)\//.test(relativePath);
}

/** By 学校标识码, then by level: each pupil once, by the latest valid result. */
export function levelsBySchool(pupils: Recount['pupils']): ReadonlyMap<string, Readonly<Record<string, number>>> {
  const levels = new Map<string, Record<string, number>>();
  for (const rows of pupils.values()) {
    const byDay = [...rows].sort((a, b) => (a.day < b.day ? -1 : 1));
    const counted = byDay.filter((row) => /^[0-3]$/.test(row.level)).at(-1) ?? byDay.find((row) => row.level === 'X') ?? byDay[0];
    if (counted === undefined) continue;
    const own = levels.get(counted.school) ?? { '0': 0, '1': 0, '2': 0, '3': 0, X: 0, N: 0 };
    own[counted.level] = (own[counted.level] ?? 0) + 1;
    levels.set(counted.school, own);
  }
  return levels;
}

const counties: Readonly<Record<string, string>> = {
  市直: '371700', 牡丹区: '371702', 定陶区: '371703', 曹县: '371721', 单县: '371722', 成武县: '371723', 巨野县: '371724', 郓城县: '371725', 鄄城县: '371726', 甄城县: '371726', 东明县: '371728', 开发区: '371790', 高新区: '371790',
};
const stages: Readonly<Record<string, string>> = {
  小学: 'primary', 完全小学: 'primary', '211': 'primary', 初中: 'junior', 初级中学: 'junior', '311': 'junior', 九年一贯制: 'nineYear', 九年一贯制学校: 'nineYear', '312': 'nineYear', 高中: 'senior', 高级中学: 'senior', '342': 'senior', 完全中学: 'complete', 完中: 'complete', '341': 'complete', 中职: 'vocational', 职业中专: 'vocational', '361': 'vocational', 特殊教育: 'special', 特殊教育学校: 'special', '511': 'special', 幼儿园: 'kindergarten',
};
// NFKC turns Ⅲ into III.
const levelWords: Readonly<Record<string, string>> = {
  正常: '0', 绿色: '0', 三级: '1', 一般关注: '1', 黄色: '1', 三级预警: '1', III级: '1', 二级: '2', 重点关注: '2', 橙色: '2', 二级预警: '2', II级: '2', 一级: '3', 危机: '3', 红色: '3', 一级预警: '3', I级: '3', 无效: 'X', 待复测: 'X', 无效作答: 'X', 无效问卷: 'X', 未测: 'N', 缺测: 'N', 请假: 'N', 未参加: 'N', 未参测: 'N',
};
const codeHeaders = ['学校标识码', '学校(机构)标识码', '机构代码', '机构标识码', '学校代码', '标识码'];
const nameHeaders = ['学校名称', '校名', '学校全称', '就读学校', '所在学校', '单位名称'];
const plain = (text: string): string => text.replace(/\s/g, '');

function dayOf(text: string): string {
  if (text === '') return '';
  const parts = /^(\d{4})[-/]?(\d{1,2})[-/]?(\d{1,2})/.exec(text);
  if (parts === null) throw new Error(`unknown date ${text}`);
  return parts.slice(1).map((part) => part.padStart(2, '0')).join('');
}

/** GB 11643 says the weighted sum of all eighteen is 1 modulo 11; the weights are powers of two. */
function isRightIdNumber(text: string): boolean {
  return [...text].reduce((sum, digit, index) => sum + (digit === 'X' ? 10 : Number(digit)) * (2 ** (17 - index) % 11), 0) % 11 === 1;
}

function known(words: Readonly<Record<string, string>>, text: string): string {
  const value = words[text];
  if (value === undefined) throw new Error(`unknown word ${text}`);
  return value;
}

export function recount(files: readonly SampleFile[]): Recount {
  const schools: School[] = [];
  const byName = new Map<string, string>();
  const posts: { school: string; person: string; fullTime: boolean }[] = [];
  const pupils = new Map<string, Tested[]>();
  const counted: Recount['files'][number][] = [];
  const rejected = new Map<string, readonly number[]>();
  const wrongIdNumbers = new Map<string, readonly number[]>();

  const directory = (rows: readonly DataRow[], path: string): number[] => {
    let county = Object.keys(counties).find((label) => path.includes(`/${label}`)) ?? '';
    for (const row of rows) {
      const cell = row.under('县(市、区)', '所属区县') ?? '';
      county = cell === '' ? county : cell;
      const code = row.under(...codeHeaders) ?? '';
      const countyCode = /^\d{6}$/.test(county) ? county : known(counties, county);
      byName.set(`${countyCode}:${plain(row.under(...nameHeaders) ?? '')}`, code);
      const students = wholeNumber(row.under('学生数(人)', '在校学生数', '在校生人数') ?? '');
      schools.push({ code, county: countyCode, stage: known(stages, row.under('学校类别', '办学类型', '类别') ?? ''), students });
    }
    return [];
  };
  const roster = (rows: readonly DataRow[]): number[] =>
    rows.flatMap((row) => {
      const school = row.under(...codeHeaders) ?? '';
      const person = (row.under('身份证号', '公民身份号码') ?? '').toUpperCase();
      const employment = plain(row.under('专/兼职', '任职性质') ?? '');
      const isKnown = /^(专职|专|专任|专职教师|兼职|兼|兼职教师|兼课)$/.test(employment);
      if (row.under('姓名', '教师姓名') === '' || !isKnown || posts.some((post) => post.school === school && post.person === person)) return [row.number];
      posts.push({ school, person, fullTime: employment.startsWith('专') });
      return [];
    });
  const results = (rows: readonly DataRow[]): number[] =>
    rows.flatMap((row) => {
      const level = levelWords[row.under('预警等级', '关注等级', '预警', '预警级别') ?? ''];
      if (level === undefined) return [row.number];
      const county = row.under('县(市、区)');
      const school = row.under(...codeHeaders) ?? byName.get(`${known(counties, county ?? '')}:${plain(row.under(...nameHeaders) ?? '')}`) ?? '';
      const own = row.under('学号');
      const pupil = own === undefined ? (row.under('全国学籍号', '学籍编号', '身份证号') ?? '').replace(/^G/, '') : `${school}:${own}`;
      const day = dayOf(row.under('测评时间', '提交时间', '测试日期', '施测日期') ?? '');
      pupils.set(pupil, [...(pupils.get(pupil) ?? []), { school, level, day }]);
      return [];
    });

  for (const file of files.filter(({ relativePath }) => isCore(relativePath))) {
    const { sheet, rows: grid } = gridOf(file);
    const path = file.relativePath;
    const kind = path.startsWith('学校名录') ? 'directory' : path.startsWith('教师台账') ? 'roster' : 'results';
    const mark = { directory: ['班级数(个)', '校名', '学校全称'], roster: ['姓名', '教师姓名'], results: ['姓名', '学生姓名', '受测者姓名'] }[kind];
    const table = dataRows(grid, mark);
    counted.push({ relativePath: path, sheet, dataRows: table.rows.length, totalRows: table.totals });
    const isFlagged = (row: DataRow): boolean => !isRightIdNumber((row.under('身份证号', '公民身份号码') ?? '').toUpperCase());
    wrongIdNumbers.set(path, kind === 'roster' ? table.rows.filter(isFlagged).map((row) => row.number) : []);
    rejected.set(path, kind === 'directory' ? directory(table.rows, path) : kind === 'roster' ? roster(table.rows) : results(table.rows));
  }
  return { schools, posts, pupils, files: counted, rejected, wrongIdNumbers };
}
