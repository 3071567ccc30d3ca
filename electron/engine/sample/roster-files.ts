/** 心理健康教师台账: one file per area, most with a two-level header, some as CSV. */
import { schoolYearLabel } from '../../../shared/school-year';
import type { SampleArea } from './areas';
import type { Duties } from './counselor-duties';
import type { Post } from './counselor-plan';
import type { WritingContext } from './directory-files';
import type { WrittenFile } from './form';
import type { Person } from './people';
import { randomFor } from './random';
import { rosterRow, type RosterRow, withRejectedRows } from './roster-rows';
import { type Cell, csvBytes, sheetOfCsv, xlsxBytes } from './table';
import type { SampleFileTruth } from './truth';

const CSV_COUNTIES = new Set(['371703', '371726']);
/** Born too early for any planned counselor, so that a refused row never takes a counted one's ID number. */
const STRANGERS_AGE = 62;

export async function* rosterFiles(posts: readonly Post[], duties: ReadonlyMap<Person, Duties>, context: WritingContext): AsyncGenerator<WrittenFile> {
  const areas = [...new Set(posts.map((post) => post.school.area))].sort((a, b) => a.code.localeCompare(b.code));
  for (const [place, area] of areas.entries()) {
    const random = randomFor(context.seed, 'roster', area.code);
    const asCsv = CSV_COUNTIES.has(area.code);
    const counted = posts.filter((post) => post.school.area === area).map((post) => rosterRow(post, random, asCsv ? 'text' : 'cells', duties.get(post.person)));
    const rows = withRejectedRows(counted, random, place, Number(context.schoolYear.slice(0, 4)) - STRANGERS_AGE);
    yield asCsv ? csvRoster(area, rows, context) : await officialRoster(area, rows, context);
  }
}

const groups: readonly (readonly [group: string, leaves: readonly string[]])[] = [
  ['序号', []],
  ['任教学校', []],
  ['学校标识码', []],
  ['教师基本情况', ['姓名', '性别', '身份证号', '出生年月', '学历', '所学专业', '职称']],
  ['心理健康教育工作', ['专/兼职', '原任学科', '从事年限', '周课时数', '是否教研员', '是否班主任', '是否在职']],
  ['资质情况', ['证书名称及等级', '取得时间']],
  ['志愿服务', ['是否自愿加入核心团队', '是否核心团队成员', '是否热线志愿者']],
  ['联系电话', []],
];

async function officialRoster(area: SampleArea, rows: readonly RosterRow[], { schoolYear }: WritingContext): Promise<WrittenFile> {
  const columns = groups.flatMap(([group, leaves]): (readonly [Cell, Cell])[] => (leaves.length === 0 ? [[group, null]] : leaves.map((leaf, index) => [index === 0 ? group : null, leaf])));
  const width = columns.length;
  const alone = (text: string): Cell[] => [text, ...Array.from({ length: width - 1 }, () => null)];
  const headerEnd = 4;
  const starts = groups.map((_, index) => groups.slice(0, index).reduce((sum, [, leaves]) => sum + Math.max(1, leaves.length), 0));
  const bytes = await xlsxBytes({
    sheet: '台账',
    rows: [
      alone(`${area.label}${schoolYearLabel(schoolYear)}专兼职心理健康教育教师信息采集表`),
      alone(`填报单位（盖章）：${area.office}（示例数据，纯属虚构）\u3000\u3000填报时间：${schoolYear.slice(0, 4)}.10.10`),
      columns.map(([group]) => group),
      columns.map(([, leaf]) => leaf),
      ...rows.map(({ post, name, employment, cells }, index): Cell[] => [
        index + 1, post.school.name, post.school.code, name, cells.gender, cells.idCard, cells.birth, cells.education, cells.major, cells.title,
        employment, cells.subject, cells.years, cells.weeklyHours, cells.researcher, cells.headTeacher, cells.inService,
        cells.certificate, cells.certifiedOn, cells.willing, cells.coreTeam, cells.hotlineVolunteer, cells.phone,
      ]),
      ['合计', `${rows.length}人`, ...Array.from({ length: width - 2 }, () => null)],
      alone('填表人：赵某某　　审核人：钱某某'),
    ],
    merges: [
      { startRow: 0, startCol: 0, endRow: 0, endCol: width - 1 },
      { startRow: 1, startCol: 0, endRow: 1, endCol: width - 1 },
      ...groups.map(([, leaves], index) => {
        const startCol = starts[index] ?? 0;
        return leaves.length === 0 ? { startRow: 2, startCol, endRow: 3, endCol: startCol } : { startRow: 2, startCol, endRow: 2, endCol: startCol + leaves.length - 1 };
      }),
    ],
    headerRows: [0, 2, 3],
    widths: [6, 28, 14, 10, 6, 22, 12, 8, 16, 10, 10, 10, 10, 10, 8, 8, 8, 24, 12, 10, 10, 10, 14],
  });
  const relativePath = `教师台账/${area.label}/${area.label}专兼职心理健康教师台账（最终版）.xlsx`;
  return { bytes, truths: [truthOf(relativePath, '台账', rows, headerEnd, 1)] };
}

function csvRoster(area: SampleArea, rows: readonly RosterRow[], { schoolYear }: WritingContext): WrittenFile {
  const header = ['县(市、区)', '工作单位', '机构标识码', '教师姓名', '男/女', '公民身份号码', '出生日期', '任职性质', '任教学科', '最高学历', '资格证书名称', '发证日期', '心理教龄', '是否教研员', '班主任', '是否自愿', '核心团队', '热线志愿者', '是否在岗', '手机号码'];
  const body = rows.map(({ post, name, employment, cells }): Cell[] => [
    area.misspelling ?? area.label, post.school.name, post.school.code, name, cells.gender, `\t${cells.idCard}`, cells.birth, employment,
    cells.subject, cells.education, cells.certificate, cells.certifiedOn, cells.years, cells.researcher, cells.headTeacher, cells.willing, cells.coreTeam, cells.hotlineVolunteer, cells.inService, cells.phone,
  ]);
  const relativePath = `教师台账/${area.label}/${area.label} 心理教师 ${schoolYear}学年（1）.csv`;
  return { bytes: csvBytes([header, ...body], 'utf8WithMark'), truths: [truthOf(relativePath, sheetOfCsv(relativePath), rows, 1, 0)] };
}

function truthOf(relativePath: string, sheet: string, rows: readonly RosterRow[], headerEnd: number, totalRows: number): SampleFileTruth {
  const rejectedRows = rows.flatMap(({ rejected }, index) => (rejected === undefined ? [] : [{ row: headerEnd + index + 1, reason: rejected }]));
  const flaggedRows = rows.flatMap(({ post }, index) => (post.wrongIdNumber ? [{ row: headerEnd + index + 1, flaw: 'wrongIdNumber' as const }] : []));
  return { relativePath, dataset: 'counselors', sheet, dataRows: rows.length, rejectedRows, flaggedRows, totalRows };
}
