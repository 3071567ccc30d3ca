/** 心理健康教师台账: one file per county, two of them CSV, with two header rows, mixed dates and a few wrong rows. */
import { countyLabel } from '../../../shared/regions';
import type { CityPlan, Post } from './city-plan';
import type { MadeFile } from './directory-files';
import { withWrongCheckDigit } from './people';
import { Random } from './random';
import { csvText, workbook } from './workbook';

const csvCounties = new Set(['371703', '371771']);
const employmentWords = { fullTime: ['专职', '专', '专职教师', '专职'], partTime: ['兼职', '兼', '兼职教师', '兼职心理教师'] } as const;
const subjects = ['语文', '数学', '英语', '道德与法治', '体育', '音乐', '信息科技'];

type Value = string | number | Date;

export async function* rosterFiles(plan: CityPlan, schoolYearTitle: string, seed: number): AsyncGenerator<MadeFile> {
  const counties = [...new Set(plan.posts.map((post) => post.school.county))].sort();
  for (const county of counties) {
    const posts = plan.posts.filter((post) => post.school.county === county);
    const random = new Random(seed * 31 + Number(county));
    yield csvCounties.has(county) ? csvRoster(county, posts, schoolYearTitle, random, plan) : await workbookRoster(county, posts, schoolYearTitle, random, plan);
  }
}

/** One post as columns: 学校, 标识码, 姓名, 性别, 身份证号, 出生年月, 专兼职, 学科, 证书, 取得时间, 年限. */
function postRow(post: Post, index: number, random: Random, plan: CityPlan, forCsv: boolean): Value[] {
  const { person, school, employment } = post;
  const { year, month } = person.birth;
  // A teacher at two schools keeps the right number at both: it is what makes them one person.
  const single = plan.posts.filter((other) => other.person === person).length === 1;
  const idCard = single && index % 23 === 11 ? withWrongCheckDigit(person.idCard) : person.idCard;
  const certified = random.chance(0.4);
  const certificate = { year: random.integer(2006, 2017), month: random.integer(1, 12) };
  return [
    school.name, school.code, person.name, person.gender === 'male' ? '男' : '女', idCard, month === 10 ? `${year}年10月` : `${year}.${String(month).padStart(2, '0')}`,
    employmentWords[employment][index % 4] ?? employment, employment === 'fullTime' ? '' : random.pick(subjects), certified ? '国家二级心理咨询师' : '无',
    certified ? dateAs(index, certificate, forCsv) : '', certified ? random.integer(1, 15) : '/',
  ];
}

function dateAs(index: number, date: { readonly year: number; readonly month: number }, forCsv: boolean): Value {
  switch (index % 4) {
    case 0:
      return `${date.year}.${String(date.month).padStart(2, '0')}`;
    case 1:
      return `${date.year}年${date.month}月`;
    case 2:
      return `${date.year}/${date.month}/1`;
    default:
      return forCsv ? `${date.year}-${String(date.month).padStart(2, '0')}` : new Date(Date.UTC(date.year, date.month - 1, 1));
  }
}

/** Rows that a careful import must refuse: no name, an answer that is neither, a row entered twice. */
function wrongRows(rows: readonly Value[][]): { readonly row: Value[]; readonly reason: string }[] {
  const first = rows[0];
  if (first === undefined) return [];
  const without = [...first];
  without[2] = '';
  const neither = [...first];
  neither[2] = '甄示例';
  neither[4] = '';
  neither[6] = '专（兼）职';
  return [{ row: without, reason: '缺少姓名' }, { row: neither, reason: '专职兼职不明' }, { row: [...first], reason: '与前面的行完全相同' }];
}

async function workbookRoster(county: string, posts: readonly Post[], title: string, random: Random, plan: CityPlan): Promise<MadeFile> {
  const label = countyLabel(county);
  const relativePath = `02 教师台账/${label}/${label}专兼职心理健康教育教师信息采集表.xlsx`;
  const rows = posts.map((post, index) => postRow(post, index, random, plan, false));
  const wrong = county === '371721' ? wrongRows(rows) : [];
  const head: Value[][] = [
    [`${label}专兼职心理健康教育教师信息采集表（${title}）`],
    [`填报单位（盖章）：${label}教育和体育局　　填报人：某某　　电话：0530-0000000`],
    ['序号', '县区', '任教学校', '学校（机构）标识码', '教师基本情况', '', '', '', '专/兼职', '原任学科', '资质情况', '', '从事心理健康教育年限'],
    ['', '', '', '', '姓名', '性别', '身份证件号', '出生年月', '', '', '证书名称', '取得时间', ''],
  ];
  const numbered = [...rows, ...wrong.map((entry) => entry.row)].map((row, index) => [index + 1, label, ...row]);
  const firstRow = head.length + 1;
  const total = ['合计', '', `${posts.length}人`];
  const bytes = await workbook([{
    name: '教师台账', rows: [...head, ...numbered, total], headerRows: [0, 2, 3], widths: [6, 12, 30, 14, 10, 6, 22, 12, 12, 12, 22, 14, 10],
    merges: [[0, 0, 0, 12], [1, 0, 1, 12], [2, 0, 3, 0], [2, 1, 3, 1], [2, 2, 3, 2], [2, 3, 3, 3], [2, 4, 2, 7], [2, 8, 3, 8], [2, 9, 3, 9], [2, 10, 2, 11], [2, 12, 3, 12]],
  }]);
  const rejectedRows = wrong.map(({ reason }, index) => ({ row: firstRow + rows.length + index, reason }));
  return { file: { relativePath, bytes }, truth: { relativePath, dataset: 'counselors', sheet: '教师台账', dataRows: numbered.length, rejectedRows, totalRows: 1 } };
}

function csvRoster(county: string, posts: readonly Post[], title: string, random: Random, plan: CityPlan): MadeFile {
  const label = countyLabel(county);
  const sheet = `${label}心理健康教师台账 ${title}`;
  const relativePath = `02 教师台账/${label}/${sheet}.csv`;
  const body = posts.map((post, index) => postRow(post, index, random, plan, true).map(String));
  const text = csvText([['学校名称', '学校标识码', '姓名', '性别', '身份证号', '出生年月', '专兼职', '任教学科', '资格证书', '发证时间', '心理教龄'], ...body]);
  const bytes = Buffer.from(`\ufeff${text}`, 'utf8');
  return { file: { relativePath, bytes }, truth: { relativePath, dataset: 'counselors', sheet, dataRows: body.length, rejectedRows: [], totalRows: 0 } };
}
