/** A folder as a county sends it: 300 files of every format, with what a person has to answer, what is wrong and what is no table at all. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import officeCrypto from 'officecrypto-tool';
import { makeZip } from '../../engine/read/zip-writer';
import { csv, type Cell } from '../../engine/support/spreadsheets';
import { book, FORMATS, noTables, type Sheet } from './mixed-formats';

export const FILES = 300;
export const WORKBOOK_PASSWORD = '曹县2025';
export const UNKNOWN_FILES = 10;
const SCHOOLS = 30;
const PUPILS = 12;
const TEACHERS = 12;

/** Counted while writing. */
export interface Written {
  /** Files with a table that can be imported, those in archives too. */
  readonly readable: number;
  /** Rows of tables that a person lets in, those with errors too. */
  readonly rowsRead: number;
  readonly rowsLoaded: number;
  readonly rowsRejected: number;
  /** Rows whose level nobody can read, and rows without a level. */
  readonly unreadableLevels: number;
  readonly missingLevels: number;
  readonly pupils: number;
  readonly atSecondLevel: number;
  readonly teachers: number;
  readonly fullTimeTeachers: number;
  /** Tables that another file of the folder repeats. */
  readonly repeated: number;
  readonly refused: readonly { readonly name: string; readonly reason: string }[];
}

export interface MixedFolder {
  readonly folder: string;
  /** The list of the county's schools, outside the folder: it is there before the rest comes. */
  readonly schoolList: string;
  readonly schools: number;
  readonly written: Written;
}

type Counts = { -readonly [Name in keyof Written]: Written[Name] };

const school = (index: number): string => `曹县第${(index % SCHOOLS) + 1}初级中学`;
const letter = (index: number): string => String.fromCodePoint(0x4e00 + (index % 20_000));
const TITLE = '曹县2025-2026学年心理健康测评结果';

/** One school's results in one of three layouts; every seventh file has two levels that cannot stand. Counted where `counts` is given. */
function results(index: number, counts?: Counts): Sheet {
  const wrong = index % 7 === 0;
  const levelOf = (pupil: number): string => (wrong && pupil === 3 ? '丙等' : wrong && pupil === 4 ? '' : pupil === 5 ? '二级' : '正常');
  const body = Array.from({ length: PUPILS }, (_, pupil): Cell[] => [school(index), `赵${letter(index * 13 + pupil)}`, `S${index * 100 + pupil}`, pupil % 2 === 0 ? '男' : '女', '七年级', '2025-10-16', 20 + pupil, levelOf(pupil)]);
  if (counts !== undefined) {
    counts.rowsRead += PUPILS;
    counts.rowsRejected += wrong ? 2 : 0;
    counts.unreadableLevels += wrong ? 1 : 0;
    counts.missingLevels += wrong ? 1 : 0;
    counts.pupils += PUPILS - (wrong ? 2 : 0);
    counts.atSecondLevel += 1;
  }
  const columns = ['学校名称', '姓名', '学号', '性别', '年级'];
  const outcome = ['测评时间', '总分', '预警等级'];
  const total: Cell[] = ['合计', null, null, null, null, null, body.reduce((sum, row) => sum + Number(row[6]), 0), null];
  switch (index % 3) {
    case 0:
      return { rows: [[TITLE], [...columns, ...outcome], ...body, total], merges: ['A1:H1'] };
    case 1:
      return { rows: [[TITLE], [`填报单位：${school(index)}`], [...columns, ...outcome], ...body], merges: ['A1:H1', 'A2:H2'] };
    default:
      return { rows: [[TITLE], [...columns, '测评情况', null, null], [null, null, null, null, null, ...outcome], ...body], merges: ['A1:H1', 'A2:A3', 'B2:B3', 'C2:C3', 'D2:D3', 'E2:E3', 'F2:H2'] };
  }
}

function teachers(index: number, counts: Counts): Cell[][] {
  counts.rowsRead += TEACHERS;
  counts.teachers += TEACHERS;
  counts.fullTimeTeachers += TEACHERS / 4;
  return Array.from({ length: TEACHERS }, (_, row) => [school(index * TEACHERS + row), `李${letter(5000 + index * 40 + row)}`, row % 4 === 0 ? '专职' : '兼职', row % 3 === 0 ? '男' : '女']);
}

/** A roster under the results, on the same sheet. */
function stacked(index: number, counts: Counts): Sheet {
  const above = results(index, counts);
  const below: Cell[][] = [['曹县2025-2026学年心理健康教师台账'], ['学校名称', '姓名', '专职/兼职', '性别'], ...teachers(index, counts)];
  const title = above.rows.length + 3;
  return { rows: [...above.rows, [], [], ...below], merges: [...above.merges, `A${title}:D${title}`] };
}

export function writeMixedFolder(parent: string): MixedFolder {
  const folder = join(parent, '曹县上报');
  const counts: Counts = { readable: 0, rowsRead: 0, rowsLoaded: 0, rowsRejected: 0, unreadableLevels: 0, missingLevels: 0, pupils: 0, atSecondLevel: 0, teachers: 0, fullTimeTeachers: 0, repeated: 0, refused: [] };
  let files = 0;
  const put = (name: string, content: Buffer | string): void => {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
    files++;
  };

  for (let index = 0; index < UNKNOWN_FILES; index++) put(`教师/表${index + 1}.xlsx`, book({ Sheet1: { rows: [['代号一', '代号二', '代号三', '代号四'], ...teachers(index, counts)], merges: [] } }));
  for (const index of [400, 401]) put(`加密/加密${index}.xlsx`, officeCrypto.encrypt(book({ Sheet1: results(index, counts) }), { password: WORKBOOK_PASSWORD }));
  for (const index of [410, 411]) put(`教师/两张表${index}.xlsx`, book({ Sheet1: stacked(index, counts) }));
  const packed = FORMATS.map(({ extension, write }, place) => ({ name: `乡镇/第${place % 3}片/${place}.${extension}`, content: Buffer.from(write(results(420 + place, counts))) }));
  put('压缩/乡镇上报.zip', makeZip([...packed, { name: '乡镇/回执.xls', content: '%PDF-1.7\n' }]));
  put('隐藏.xlsx', book({ 结果: results(440, counts), 往年: { ...results(441), hidden: true } }));
  const useless = noTables(results(450));
  for (const { name, content } of useless) put(`杂/${name}`, content);
  counts.refused = [...useless.map(({ name, reason }) => ({ name, reason })), { name: '回执.xls', reason: 'PDF' }];
  const twice = [csv(results(460, counts).rows), book({ Sheet1: results(461, counts) })] as const;
  for (const copy of ['初报', '重报']) twice.forEach((content, place) => put(`${copy}/重复.${place === 0 ? 'csv' : 'xlsx'}`, content));
  counts.repeated = twice.length;
  for (let index = 0; files < FILES; index++) {
    const { extension, write } = FORMATS[index % FORMATS.length]!;
    put(`测评结果/乡镇${index % 20}/${school(index)}-${index}.${extension}`, write(results(index, counts)));
  }
  counts.rowsLoaded = counts.rowsRead - counts.rowsRejected;
  counts.readable = FILES - 1 - useless.length + packed.length;

  const schoolList = join(parent, '学校名录.xlsx');
  const listed = Array.from({ length: SCHOOLS }, (_, index): Cell[] => ['曹县', school(index), '初中', 900]);
  writeFileSync(schoolList, book({ 名录: { rows: [['曹县2025-2026学年学校名录'], ['县区', '学校名称', '学校类别', '在校生数'], ...listed], merges: ['A1:D1'] } }));
  return { folder, schoolList, schools: SCHOOLS, written: counts };
}
