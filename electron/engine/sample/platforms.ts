/** The manners of four assessment platforms: header words, words for levels, how a pupil is told, file format. */
import { gradeLabel } from '../../../shared/grades';
import type { RiskLevel } from '../../../shared/risk';
import type { Random } from './random';
import type { SampleSchool } from './school-plan';
import type { SampleStudent } from './students';
import { type Cell, fullWidth } from './table';

export interface RowContext {
  readonly school: SampleSchool;
  readonly startYear: number;
  readonly random: Random;
}

export interface Platform {
  readonly id: string;
  readonly format: 'xlsx' | 'gb18030' | 'utf8' | 'utf8WithMark';
  readonly levelWords: Readonly<Record<RiskLevel, readonly string[]>>;
  /** What it writes for a level that nobody else knows. */
  readonly unknownLevel: string;
  /** By what its files tell pupils apart: the school's own number or the 18 digits, as 学籍号 or bare. */
  readonly pupilsToldBy: 'schoolNumber' | 'nationalNumber';
  /** Titles in three rows above the header. */
  readonly hasTitle: boolean;
  readonly hasTotal: boolean;
  readonly columns: readonly (readonly [header: string, cell: (student: SampleStudent, context: RowContext, level: string) => Cell])[];
  readonly fileName: (school: SampleSchool, schoolYear: string) => string;
}

type ColumnWriter = Platform['columns'][number][1];

const pad = (value: number): string => String(value).padStart(2, '0');
const schoolName: ColumnWriter = (_, { school, random }) => (random.chance(0.02) ? ` ${school.name}\u3000` : school.name);
const schoolCode: ColumnWriter = (_, { school }) => school.code;
const name: ColumnWriter = ({ person }, { random }) => ([...person.name].length === 2 && random.chance(0.05) ? [...person.name].join('　') : person.name);
const gender: ColumnWriter = ({ person }) => (person.gender === 'male' ? '男' : '女');
const level: ColumnWriter = (_student, _context, word) => word;
const score: ColumnWriter = ({ result }) => result?.score ?? null;
const validity: ColumnWriter = ({ result }) => result?.validity ?? null;
const oldGrade = (grade: number): string => (grade <= 6 || grade > 9 ? gradeLabel(String(grade)) : (['初一', '初二', '初三'][grade - 7] ?? ''));

const registered: Platform = {
  id: 'registered',
  format: 'xlsx',
  levelWords: { '0': ['正常'], '1': ['三级'], '2': ['二级'], '3': ['一级'], X: ['无效'], N: ['未测'] },
  unknownLevel: '待评估',
  pupilsToldBy: 'nationalNumber',
  hasTitle: false,
  hasTotal: false,
  columns: [
    ['学校名称', schoolName],
    ['学校标识码', schoolCode],
    ['姓名', name],
    ['性别', gender],
    ['全国学籍号', ({ person }) => `G${person.idCard}`],
    ['年级', ({ grade }) => gradeLabel(String(grade))],
    ['班级', ({ classNumber }) => `${classNumber}班`],
    ['量表名称', ({ scale }) => scale],
    ['测评时间', ({ result }, { startYear }) => (result === null ? null : `${startYear}-${result.month}-${pad(result.day)} 09:${pad(result.seconds % 60)}:12`)],
    ['用时（秒）', ({ result }) => result?.seconds ?? null],
    ['总分', score],
    ['效度', validity],
    ['预警等级', level],
  ],
  fileName: (school, schoolYear) => `${school.name}${schoolYear}学年心理测评结果.xlsx`,
};

const exported: Platform = {
  id: 'exported',
  format: 'gb18030',
  levelWords: { '0': ['正常'], '1': ['一般关注'], '2': ['重点关注'], '3': ['危机'], X: ['待复测'], N: ['缺测', '请假'] },
  unknownLevel: '建议随访',
  pupilsToldBy: 'schoolNumber',
  hasTitle: false,
  hasTotal: true,
  columns: [
    ['学号', ({ schoolNumber }) => schoolNumber],
    ['学生姓名', name],
    ['学生性别', gender],
    ['所在学校', schoolName],
    ['学校代码', schoolCode],
    ['所在年级', ({ grade }) => oldGrade(grade)],
    ['行政班', ({ classNumber }, { random }) => (random.chance(0.1) ? `（${fullWidth(String(classNumber))}）班` : `（${classNumber}）班`)],
    ['测评项目', ({ scale }) => scale],
    ['提交时间', ({ result }, { startYear }) => (result === null ? '' : `${startYear}/${result.month}/${result.day} 14:${pad(result.seconds % 60)}`)],
    ['作答时长', ({ result }) => (result === null ? '' : `${Math.floor(result.seconds / 60)}分${result.seconds % 60}秒`)],
    ['总得分', score],
    ['关注等级', level],
  ],
  fileName: (school, schoolYear) => `${school.name} 心理普测明细 ${schoolYear}（1）.csv`,
};

const coloured: Platform = {
  id: 'coloured',
  format: 'utf8WithMark',
  levelWords: { '0': ['绿色'], '1': ['黄色'], '2': ['橙色'], '3': ['红色'], X: ['无效作答'], N: ['未参加'] },
  unknownLevel: '紫色',
  pupilsToldBy: 'nationalNumber',
  hasTitle: false,
  hasTotal: false,
  columns: [
    ['县(市、区)', (_, { school, random }) => (school.area.misspelling !== undefined && random.chance(0.5) ? school.area.misspelling : school.area.label)],
    ['就读学校', schoolName],
    ['受测者姓名', name],
    ['男/女', gender],
    ['身份证号', ({ person }, { random }) => (random.chance(0.05) ? fullWidth(person.idCard) : `\t${person.idCard}`)],
    ['就读年级', ({ grade }) => grade],
    ['班', ({ classNumber }) => classNumber],
    ['问卷', ({ scale }) => scale],
    ['测试日期', ({ result }, { startYear }) => (result === null ? '' : `${startYear}${pad(result.month)}${pad(result.day)}`)],
    ['得分', score],
    ['测谎分', validity],
    ['预警', level],
  ],
  fileName: (school, schoolYear) => `${schoolYear}学年_${school.name}_筛查结果.csv`,
};

const official: Platform = {
  id: 'official',
  format: 'xlsx',
  levelWords: { '0': ['正常', '正常　'], '1': ['三级预警', 'Ⅲ级'], '2': ['二级预警', 'Ⅱ级'], '3': ['一级预警', 'Ⅰ级'], X: ['无效问卷'], N: ['未参测', '请假'] },
  unknownLevel: '单独上报',
  pupilsToldBy: 'nationalNumber',
  hasTitle: true,
  hasTotal: true,
  columns: [
    ['序号', () => null],
    ['单位名称', schoolName],
    ['标识码', schoolCode],
    ['姓名', name],
    ['性别', gender],
    ['学籍编号', ({ person }, { random }) => (random.chance(0.03) ? fullWidth(`G${person.idCard}`) : `G${person.idCard}`)],
    ['年级名称', ({ grade }) => gradeLabel(String(grade))],
    ['班级名称', ({ classNumber }) => `${classNumber}班`],
    ['测评工具', ({ scale }) => scale],
    ['施测日期', ({ result }, { startYear }) => (result === null ? null : new Date(Date.UTC(startYear, result.month - 1, result.day)))],
    ['测评总分', score],
    ['预警级别', level],
  ],
  fileName: (school) => `${school.name}测评结果（最终版）.xlsx`,
};

const platforms: readonly Platform[] = [registered, exported, coloured, official];

/** Large schools use the two that export workbooks more often. */
export function pickPlatform(school: SampleSchool, random: Random): Platform {
  return random.weighted(platforms, school.listed > 800 ? [40, 20, 15, 25] : [25, 30, 25, 20]);
}
