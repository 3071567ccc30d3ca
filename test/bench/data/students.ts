/** Fictional schools and their assessment results, the same ones for the same numbers every time. */
import { COUNTIES } from '../../../shared/regions';
import type { Column, Row } from './workbook-writer';

/** 18 columns that the catalogue knows, eight subscales, and four that concern nobody. */
export const RESULT_COLUMNS: readonly Column[] = [
  { header: '县区', kind: 'text' }, { header: '学校名称', kind: 'text' }, { header: '学校标识码', kind: 'text' }, { header: '姓名', kind: 'text' },
  { header: '性别', kind: 'text' }, { header: '身份证号', kind: 'text' }, { header: '学籍号', kind: 'text' }, { header: '学号', kind: 'text' },
  { header: '出生日期', kind: 'date' }, { header: '联系电话', kind: 'text' }, { header: '年级', kind: 'text' }, { header: '班级', kind: 'text' },
  { header: '测评时间', kind: 'dateTime' }, { header: '用时（秒）', kind: 'number' }, { header: '量表', kind: 'text' }, { header: '总分', kind: 'number' },
  { header: '效度分', kind: 'number' }, { header: '预警等级', kind: 'text' },
  ...['学习焦虑', '对人焦虑', '孤独倾向', '自责倾向', '过敏倾向', '身体症状', '恐怖倾向', '冲动倾向'].map((header): Column => ({ header, kind: 'number' })),
  { header: '家庭住址', kind: 'text' }, { header: '身高', kind: 'number' }, { header: '辅导建议', kind: 'text' }, { header: '备注', kind: 'text' },
];

export const SCHOOL_COLUMNS: readonly Column[] = [
  { header: '县区', kind: 'text' }, { header: '学校名称', kind: 'text' }, { header: '学校标识码', kind: 'text' }, { header: '学校类别', kind: 'text' },
  { header: '办学性质', kind: 'text' }, { header: '城乡类型', kind: 'text' }, { header: '班级数', kind: 'number' }, { header: '在校生数', kind: 'number' }, { header: '教职工数', kind: 'number' },
];

export const SCHOOL_YEAR = '2025-2026';

const SURNAMES = [...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江'];
// Characters outside the Basic Multilingual Plane occur in real names, and readers break on them.
const GIVEN = [...'子轩浩然宇航欣怡梓涵诗琪博文雨桐俊杰佳怡思远明哲嘉懿煜城烨伟苑泽熠彤鸿煊涛霖华祺智宸正豪昊立诚峻熙弘睿天佑修洁黎昕旭尧圣瑾瑜皓𠅤㛃'];
const STAGES = [
  { label: '小学', grades: ['四年级', '五年级', '六年级'], firstGrade: 4 },
  { label: '初级中学', grades: ['初一', '初二', '初三'], firstGrade: 7 },
  { label: '高级中学', grades: ['高一', '高二', '高三'], firstGrade: 10 },
] as const;
const LEVELS = [...Array.from({ length: 16 }, () => '正常'), '一般预警', '一般预警', '中度预警', '严重预警'] as const;
const ADVICE = ['班主任持续关注', '建议与家长沟通一次，了解近期睡眠和作息情况', '已安排个别辅导', '无需特别处理'] as const;
const CHECK_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const SERIAL_OF_EPOCH = 25_569;
const DAY = 86_400_000;
const FIRST_DAY_OF_TESTS = Date.UTC(2025, 9, 8) / DAY + SERIAL_OF_EPOCH;

/** mulberry32: small, seeded, good enough for data. */
function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

interface School {
  readonly county: { readonly code: string; readonly label: string };
  readonly name: string;
  readonly code: string;
  readonly stage: (typeof STAGES)[number];
}

/** Every county has schools of every stage. */
function schoolOf(number: number): School {
  const county = COUNTIES[1 + (number % 9)] ?? COUNTIES[0]!;
  const stage = STAGES[Math.floor(number / 9) % STAGES.length]!;
  const kind = stage.label === '小学' ? '中心小学' : stage.label === '初级中学' ? '初级中学' : '中学';
  return { county, name: `${county.label}第${number + 1}${kind}`, code: String(3_137_000_000 + number), stage };
}

export function* schoolRows(schools: number): Generator<Row> {
  for (let number = 0; number < schools; number++) {
    const { county, name, code, stage } = schoolOf(number);
    const students = 600 + (number % 7) * 40;
    yield [county.label, name, code, stage.label, number % 11 === 0 ? '民办' : '公办', ['城区', '镇区', '乡村'][number % 3] ?? null, Math.ceil(students / 45), students, Math.ceil(students / 13)];
  }
}

/** Results of the pupils of one school, spread evenly over its three grades. IDs are unique over all schools. */
export function* resultRows(schoolNumber: number, students: number): Generator<Row> {
  const school = schoolOf(schoolNumber);
  const random = randomOf(20_251_008 + schoolNumber);
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)]!;
  const whole = (below: number): number => Math.floor(random() * below);
  const orNull = <T>(share: number, value: T): T | null => (random() < share ? null : value);
  for (let index = 0; index < students; index++) {
    const gradeIndex = index % 3;
    const unique = Math.floor(schoolNumber / 27) * Math.ceil(students / 3) + Math.floor(index / 3);
    const birth = birthDay(school.stage.firstGrade + gradeIndex, unique % 365);
    const id = idCard(school.county.code, birth, Math.floor(unique / 365) % 1000, random());
    const scores = [15, 10, 10, 10, 10, 15, 10, 10].map((most) => orNull(0.02, whole(most + 1)));
    yield [
      school.county.label, school.name, school.code, pick(SURNAMES) + pick(GIVEN) + (random() < 0.8 ? pick(GIVEN) : ''),
      random() < 0.52 ? '男' : '女', id, `G${id}`, `2025${String(schoolNumber % 1000).padStart(3, '0')}${String(index).padStart(4, '0')}`,
      birth / DAY + SERIAL_OF_EPOCH, orNull(0.05, `1${3 + whole(7)}${String(whole(1e9)).padStart(9, '0')}`), school.stage.grades[gradeIndex] ?? null, `${1 + (Math.floor(index / 3) % 12)}班`,
      Math.round((FIRST_DAY_OF_TESTS + whole(20) + 0.34 + random() / 3) * 86_400) / 86_400, 300 + whole(1500), '中学生心理健康诊断测验（MHT）',
      // One pupil in five hundred has a total that no scale allows.
      random() < 0.002 ? 999 : scores.reduce<number>((total, score) => total + (score ?? 0), 0),
      orNull(0.03, whole(10)), orNull(0.003, pick(LEVELS)),
      ...scores,
      `山东省菏泽市${school.county.label}某某街道${1 + whole(900)}号${1 + whole(60)}号楼${1 + whole(3000)}室`, Math.round((120 + random() * 65) * 10) / 10,
      orNull(0.7, pick(ADVICE)), orNull(0.9, `由“${pick(SURNAMES)}老师”于第${1 + whole(20)}周补测 & 复核`),
    ];
  }
}

/** @returns milliseconds since 1970 */
function birthDay(grade: number, dayOfYear: number): number {
  return Date.UTC(2025 - 6 - grade, 8, 1) + dayOfYear * DAY;
}

/** One in three hundred has a wrong check digit, as typed by hand. */
function idCard(county: string, birth: number, sequence: number, chance: number): string {
  const first = county + new Date(birth).toISOString().slice(0, 10).replace(/-/g, '') + String(sequence).padStart(3, '0');
  const sum = CHECK_WEIGHTS.reduce((total, weight, position) => total + weight * Number(first[position]), 0) + (chance < 1 / 300 ? 1 : 0);
  return first + '10X98765432'[sum % 11];
}
