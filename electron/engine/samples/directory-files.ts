/** 学校名录: one workbook of most counties with every official ornament, one CSV in GB18030, one plain workbook with 小计 rows. */
import { countyLabel } from '../../../shared/regions';
import { stageLabel } from '../../../shared/stages';
import type { CityPlan, PlannedSchool } from './city-plan';
import { encodeGb18030 } from './gb18030';
import type { SampleFile } from './index';
import type { SampleFileTruth } from './truth';
import { csvText, toFullWidth, workbook } from './workbook';

const CSV_COUNTY = '371724';
const PLAIN_COUNTY = '371726';

export interface MadeFile {
  readonly file: SampleFile;
  readonly truth: SampleFileTruth;
}

export async function* directoryFiles(plan: CityPlan, schoolYearTitle: string): AsyncGenerator<MadeFile> {
  const byCode = [...plan.schools].sort((a, b) => a.county.localeCompare(b.county) || a.index - b.index);
  const inCounty = (county: string): PlannedSchool[] => byCode.filter((school) => school.county === county);
  yield await cityWorkbook(byCode.filter((school) => school.county !== CSV_COUNTY && school.county !== PLAIN_COUNTY), schoolYearTitle);
  yield csvOfCounty(inCounty(CSV_COUNTY), schoolYearTitle);
  yield await plainWorkbook(inCounty(PLAIN_COUNTY), schoolYearTitle);
}

function sum(schools: readonly PlannedSchool[], value: (school: PlannedSchool) => number): number {
  return schools.reduce((total, school) => total + value(school), 0);
}

/** The same number as different hands type it. */
function typed(school: PlannedSchool): string | number {
  switch (school.index % 7) {
    case 1:
      return school.students.toLocaleString('en-US');
    case 3:
      return toFullWidth(String(school.students));
    case 5:
      return `${school.students}人`;
    default:
      return school.students;
  }
}

async function cityWorkbook(schools: readonly PlannedSchool[], title: string): Promise<MadeFile> {
  const relativePath = `01 学校名录/菏泽市中小学校基本情况统计表（${title}）.xlsx`;
  const head = [
    [`菏泽市中小学校基本情况统计表（${title}）`, '', '', '', '', '', '', '', '', '', ''],
    ['填报单位（盖章）：菏泽市教育局　　填报时间：见封面', '', '', '', '', '', '', '', '', '', ''],
    ['序号', '县区', '学校基本信息', '', '', '', '规模', '', '', '是否寄宿制', '备注'],
    ['', '', '学校名称', '学校标识码', '学校类别', '乡镇（街道）', '班级数', '在校生数（人）', '教职工数', '', ''],
    ['甲', '乙', '丙', '丁', '戊', '己', '1', '2', '3', '4', '5'],
  ];
  const body = schools.map((school, index) => {
    const first = index === 0 || schools[index - 1]?.county !== school.county;
    return [index + 1, first ? countyLabel(school.county) : '', school.name, school.code, stageLabel(school.stage), school.township, school.index % 9 === 4 ? `${school.classes}个` : school.classes, typed(school), school.staff, school.boarding ? '是' : '否', ''];
  });
  const merges: [number, number, number, number][] = [[0, 0, 0, 10], [1, 0, 1, 10], [2, 0, 3, 0], [2, 1, 3, 1], [2, 2, 2, 5], [2, 6, 2, 8], [2, 9, 3, 9], [2, 10, 3, 10]];
  let start = 0;
  for (let index = 1; index <= schools.length; index++) {
    if (schools[index]?.county === schools[start]?.county) continue;
    if (index - start > 1) merges.push([head.length + start, 1, head.length + index - 1, 1]);
    start = index;
  }
  const total = ['合　计', '', `${schools.length}所`, '', '', '', sum(schools, (school) => school.classes), sum(schools, (school) => school.students), sum(schools, (school) => school.staff), '', ''];
  const footer = ['填表人：某某　　审核人：某某　　联系电话：0530-0000000', '', '', '', '', '', '', '', '', '', ''];
  const bytes = await workbook([{ name: '基本情况', rows: [...head, ...body, total, footer], merges, widths: [6, 12, 30, 14, 12, 14, 8, 12, 10, 10, 8], headerRows: [0, 2, 3] }]);
  return { file: { relativePath, bytes }, truth: { relativePath, dataset: 'schools', sheet: '基本情况', dataRows: schools.length, rejectedRows: [], totalRows: 1 } };
}

function csvOfCounty(schools: readonly PlannedSchool[], title: string): MadeFile {
  const relativePath = '01 学校名录/巨野县 学校信息一览 最终版.csv';
  const rows = [
    [`巨野县学校信息一览（${title}）`],
    ['序号', '县（市、区）', '单位名称', '机构代码', '学段', '教学班数', '学生数', '教师数'],
    ...schools.map((school, index) => [index + 1, countyLabel(school.county), school.name, school.code, stageLabel(school.stage), school.classes, typed(school), school.staff]),
    ['合计', '', '', '', '', sum(schools, (school) => school.classes), sum(schools, (school) => school.students), sum(schools, (school) => school.staff)],
  ];
  const sheet = '巨野县 学校信息一览 最终版';
  return { file: { relativePath, bytes: encodeGb18030(csvText(rows)) }, truth: { relativePath, dataset: 'schools', sheet, dataRows: schools.length, rejectedRows: [], totalRows: 1 } };
}

async function plainWorkbook(schools: readonly PlannedSchool[], title: string): Promise<MadeFile> {
  const relativePath = `01 学校名录/鄄城县学校名录 ${title}（1）.xlsx`;
  const townships = [...new Set(schools.map((school) => school.township))];
  const body = townships.flatMap((township) => {
    const own = schools.filter((school) => school.township === township);
    return [
      ...own.map((school) => ['鄄城', school.township, ` ${school.name} `, Number(school.code), stageLabel(school.stage), school.students, school.classes]),
      ['小计', '', '', '', '', sum(own, (school) => school.students), sum(own, (school) => school.classes)],
    ];
  });
  const rows = [['县区', '乡镇', '学校全称', '学校（机构）标识码', '办学类型', '在校学生数', '班数'], ...body];
  const bytes = await workbook([{ name: 'Sheet1', rows, headerRows: [0], widths: [10, 14, 30, 16, 12, 12, 8] }]);
  return { file: { relativePath, bytes }, truth: { relativePath, dataset: 'schools', sheet: 'Sheet1', dataRows: schools.length, rejectedRows: [], totalRows: townships.length } };
}
