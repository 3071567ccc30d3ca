/** A folder as counties send it: 300 files of every format, with what a person has to answer, what is wrong and what is no table at all. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import officeCrypto from 'officecrypto-tool';
import * as XLSX from 'xlsx';
import { makeZip } from '../../engine/read/zip-writer';
import { gb18030 } from '../../engine/support/gb18030';
import { csv, type Cell } from '../../engine/support/spreadsheets';

export const FILES = 300;
export const WORKBOOK_PASSWORD = '曹县2025';
export const UNKNOWN_FILES = 10;
const SCHOOLS = 30;
const PUPILS = 12;
const TEACHERS = 12;

export interface MixedFolder {
  readonly folder: string;
  /** Counted while writing. */
  readonly expected: { readonly rowsRead: number; readonly rowsLoaded: number; readonly rowsRejected: number; readonly pupils: number; readonly teachers: number; readonly refused: readonly string[] };
}

const school = (index: number): string => `曹县第${index + 1}初级中学`;
const code = (index: number): string => `31370${String(10_000 + index)}`;

function book(sheets: Readonly<Record<string, readonly (readonly Cell[])[]>>, bookType: XLSX.BookType, hidden: readonly string[] = []): Buffer {
  const workbook = XLSX.utils.book_new();
  for (const [name, rows] of Object.entries(sheets)) {
    const sheet = XLSX.utils.aoa_to_sheet(rows.map((row) => [...row]));
    sheet['!merges'] = [XLSX.utils.decode_range('A1:F1')];
    XLSX.utils.book_append_sheet(workbook, sheet, name);
  }
  workbook.Workbook = { Sheets: Object.keys(sheets).map((name) => ({ Hidden: hidden.includes(name) ? 1 : 0 })) };
  const bytes = XLSX.write(workbook, { type: 'buffer', bookType, bookSST: true }) as Buffer | string;
  return typeof bytes === 'string' ? Buffer.from(bytes) : bytes;
}

const writers: readonly { readonly extension: string; readonly write: (rows: readonly (readonly Cell[])[]) => Buffer | string }[] = [
  { extension: 'xlsx', write: (rows) => book({ Sheet1: rows }, 'xlsx') },
  { extension: 'xls', write: (rows) => book({ Sheet1: rows }, 'biff8') },
  { extension: 'csv', write: (rows) => `\uFEFF${csv(rows)}` },
  { extension: 'csv', write: (rows) => gb18030(csv(rows)) },
  { extension: 'ods', write: (rows) => book({ Sheet1: rows }, 'ods') },
  { extension: 'xlsb', write: (rows) => book({ Sheet1: rows }, 'xlsb') },
  { extension: 'xls', write: (rows) => gb18030(`<html><head><meta charset="gb2312"></head><body><table>${rows.map((row) => `<tr>${row.map((cell) => `<td>${String(cell ?? '')}</td>`).join('')}</tr>`).join('')}</table></body></html>`) },
  { extension: 'xml', write: (rows) => book({ Sheet1: rows }, 'xlml') },
  { extension: 'txt', write: (rows) => Buffer.from(`\uFEFF${rows.map((row) => row.map((cell) => cell ?? '').join('\t')).join('\r\n')}`, 'utf16le') },
];

/** One school's results; every seventh file has a level that nobody can read. */
function results(index: number): { readonly rows: Cell[][]; readonly rejected: number } {
  const wrong = index % 7 === 0 ? 1 : 0;
  const rows = Array.from({ length: PUPILS }, (_, pupil): Cell[] => [school(index % SCHOOLS), `赵${String.fromCharCode(0x4e00 + ((index * 13 + pupil) % 20_000))}`, `S${index * 100 + pupil}`, pupil % 2 === 0 ? '男' : '女', '七年级', '2025-10-16', 20 + pupil, pupil === 3 && wrong === 1 ? '丙等' : pupil === 5 ? '二级' : '正常']);
  const tail: Cell[][] = index % 3 === 0 ? [['合计', null, null, null, null, null, null, null]] : [];
  const head: Cell[][] = index % 2 === 0 ? [['填报单位：' + school(index % SCHOOLS)]] : [];
  return { rows: [['曹县2025-2026学年心理健康测评结果'], ...head, ['学校名称', '姓名', '学号', '性别', '年级', '测评时间', '总分', '预警等级'], ...rows, ...tail], rejected: wrong };
}

function teachers(index: number): Cell[][] {
  return Array.from({ length: TEACHERS }, (_, row) => [school((index * TEACHERS + row) % SCHOOLS), `李${String.fromCharCode(0x5000 + ((index * 40 + row) % 20_000))}`, row % 4 === 0 ? '专职' : '兼职', row % 3 === 0 ? '男' : '女']);
}

export function writeMixedFolder(folder: string): MixedFolder {
  let written = 0;
  let rejected = 0;
  let pupils = 0;
  const refused: string[] = [];
  const put = (name: string, content: Buffer | string): void => {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
    written++;
  };
  const resultFile = (index: number): Cell[][] => {
    const { rows, rejected: wrong } = results(index);
    rejected += wrong;
    pupils += PUPILS - wrong;
    return rows;
  };

  put('名录.xlsx', book({ 名录: [['曹县2025-2026学年学校名录'], ['县区', '学校名称', '学校标识码', '学校类别', '在校生数'], ...Array.from({ length: SCHOOLS }, (_, index): Cell[] => ['曹县', school(index), code(index), '初中', 900])] }, 'xlsx'));
  for (let index = 0; index < UNKNOWN_FILES; index++) put(`教师/表${index + 1}.xlsx`, book({ Sheet1: [['代号一', '代号二', '代号三', '代号四'], ...teachers(index)] }, 'xlsx'));
  for (let index = 0; index < 2; index++) put(`加密/加密${index + 1}.xlsx`, officeCrypto.encrypt(book({ Sheet1: resultFile(1000 + index) }, 'xlsx'), { password: WORKBOOK_PASSWORD }));
  put('压缩/乡镇上报.zip', makeZip([0, 1, 2].map((index) => ({ name: `乡镇/${index + 1}.csv`, content: gb18030(csv(resultFile(2000 + index))) }))));
  put('隐藏.xlsx', book({ 结果: resultFile(3000), 往年: results(3001).rows }, 'xlsx', ['往年']));
  const damaged = book({ Sheet1: results(4000).rows }, 'xlsx');
  for (const [name, content] of [['坏了.xlsx', damaged.subarray(0, damaged.length - 200)], ['通知.xls', '%PDF-1.7\n%âãÏÓ'], ['照片.xlsx', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')], ['说明.csv', '各县区教育局：请于本周五前报送材料。\n']] as const) {
    put(`杂/${name}`, content);
    refused.push(name);
  }
  const twice = csv(resultFile(5000));
  put('重复/一.csv', twice);
  put('重复/二.csv', twice);
  for (let index = 0; written < FILES; index++) {
    const { extension, write } = writers[index % writers.length]!;
    put(`测评结果/乡镇${index % 20}/${school(index % SCHOOLS)}-${index}.${extension}`, write(resultFile(index)));
  }
  const taught = UNKNOWN_FILES * TEACHERS;
  const rowsLoaded = SCHOOLS + taught + pupils;
  return { folder, expected: { rowsRead: rowsLoaded + rejected, rowsLoaded, rowsRejected: rejected, pupils, teachers: taught, refused } };
}
