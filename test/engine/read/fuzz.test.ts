/**
 * 10,000 damaged files of every format, read in threads as the program reads them: each ends in a reading or in a refusal
 * that says what to do. A fault of our own (INTERNAL) fails the test, and so does a hang of our own readers. SheetJS hangs on a
 * few damaged .xls and .xlsb files: there the thread is ended, and the file refused, which is told apart and bounded here.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as XLSX from 'xlsx';
import type { IngestPool } from '../../../electron/engine/ingest/workers/pool';
import { threadPool } from '../../../electron/engine/ingest/workers/thread-pool';
import { builtWorker } from '../support/built-worker';
import { encodeGb18030 } from './gb18030';
import { makeXlsx, sheetXml } from './xlsx-writer';
import { makeZip } from './zip-writer';

const RUNS = 10_000;
/** Far more than any of these files takes. */
const SILENCE_MS = 2500;
/** Of a thousand. */
const HANGS_OF_SHEETJS = 15;
const OUTCOMES = new Set(['recognised', 'NOT_RECOGNISED', 'DAMAGED_FILE', 'HOSTILE_FILE', 'FILE_TOO_LARGE', 'UNSUPPORTED_FORMAT', 'ENCRYPTED_WORKBOOK']);
const GAVE_UP = '用时过长';

const header = ['序号', '学校名称', '姓名', '专兼职', '证书取得时间', '从事年限'];
const rows: (string | number)[][] = [['曹县心理健康教师台账（2025-2026学年）'], header, ...Array.from({ length: 24 }, (_, index) => [index + 1, '曹县第一中学', `李${index}`, '专职', '2016.11', 6.5])];

function book(bookType: XLSX.BookType): Buffer {
  const sheet = XLSX.utils.aoa_to_sheet(rows);
  sheet['!merges'] = [XLSX.utils.decode_range('A1:F1')];
  const made = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(made, sheet, '台账');
  const bytes = XLSX.write(made, { type: 'buffer', bookType, bookSST: true }) as Buffer | string;
  return typeof bytes === 'string' ? Buffer.from(bytes) : bytes;
}

/** Linear congruential generator: the same files in every run. */
function generator(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return Math.floor((state / 0x80000000) * below);
  };
}

type Random = (below: number) => number;

/** Bits flipped, bytes overwritten, pieces cut out, doubled, or the end cut off. */
function damaged(original: Buffer, random: Random): Buffer {
  let bytes = Buffer.from(original);
  for (let times = 1 + random(6); times > 0 && bytes.length > 0; times--) {
    const at = random(bytes.length);
    const length = 1 + random(Math.min(64, bytes.length - at));
    switch (random(5)) {
      case 0:
        bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + length)]);
        break;
      case 1:
        bytes = Buffer.concat([bytes.subarray(0, at + length), bytes.subarray(at)]);
        break;
      case 2:
        bytes.fill(random(256), at, at + length);
        break;
      default:
        bytes[at] = (bytes[at] ?? 0) ^ (1 << random(8));
    }
  }
  return random(12) === 0 ? bytes.subarray(0, random(bytes.length + 1)) : bytes;
}

const cells = rows.slice(1).map((row, index) => `<row r="${index + 1}">${row.map((cell, column) => `<c r="${String.fromCharCode(65 + column)}${index + 1}" t="inlineStr"><is><t>${cell}</t></is></c>`).join('')}</row>`).join('');
const sheet = Buffer.from(sheetXml(cells, '<mergeCells><mergeCell ref="A1:B2"/></mergeCells>'));
const odsContent = Buffer.from(
  `<?xml version="1.0"?><office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body><office:spreadsheet><table:table table:name="台账"><table:table-column table:number-columns-repeated="6"/>${rows
    .map((row) => `<table:table-row table:number-rows-repeated="1">${row.map((cell) => `<table:table-cell office:value-type="string"><text:p>${cell}</text:p></table:table-cell>`).join('')}</table:table-row>`)
    .join('')}</table:table></office:spreadsheet></office:body></office:document-content>`,
);
const html = `<html><head><meta charset="utf-8"></head><body><table>${rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</table></body></html>`;
const text = rows.map((row) => row.join(',')).join('\r\n');

const kinds: Readonly<Record<string, (random: Random) => Buffer>> = {
  xlsx: (random) => damaged(base.xlsx, random),
  'sheet of an xlsx': (random) => makeXlsx({ sheet: damaged(sheet, random) }),
  xls: (random) => damaged(base.xls, random),
  'xls of 1990': (random) => damaged(base.biff2, random),
  xlsb: (random) => damaged(base.xlsb, random),
  ods: (random) => damaged(base.ods, random),
  'content of an ods': (random) => makeZip([{ name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet', stored: true }, { name: 'content.xml', content: damaged(odsContent, random) }]),
  'XML 2003': (random) => damaged(base.xlml, random),
  html: (random) => damaged(Buffer.from(html), random),
  'text in UTF-8': (random) => damaged(Buffer.from(text), random),
  'text in GB 18030': (random) => damaged(base.gbk, random),
};
const readBySheetJs = new Set(['xls', 'xls of 1990', 'xlsb']);
const base = { xlsx: book('xlsx'), xls: book('biff8'), biff2: book('biff2'), xlsb: book('xlsb'), ods: book('ods'), xlml: book('xlml'), gbk: encodeGb18030(text) };

describe('damaged files of every format', () => {
  let pool: IngestPool;
  beforeAll(() => {
    pool = threadPool({ script: builtWorker(), size: 2, silenceMs: SILENCE_MS });
  });
  afterAll(() => pool.close());

  const names = Object.keys(kinds);
  const each = Math.ceil(RUNS / names.length);
  it.each(names)(`${each} × %s`, async (name) => {
    const random = generator(names.indexOf(name) + 1);
    const files = Array.from({ length: each }, () => kinds[name]!(random));
    const outcomes = new Map<string, number>();
    const given = { up: 0 };
    let next = 0;
    const work = async (): Promise<void> => {
      for (let index = next++; index < files.length; index = next++) {
        const facts = await pool.inspect({ input: { kind: 'bytes', name: '台账.xls', bytes: files[index]! }, displayName: '台账.xls', passwords: [], includeHidden: true, memory: [], ownScales: [] }, undefined);
        const outcome = facts.error?.code ?? facts.status;
        const hangs = facts.error?.message.includes(GAVE_UP) === true;
        if (hangs) given.up++;
        if (!OUTCOMES.has(outcome) || (hangs && !readBySheetJs.has(name))) throw new Error(`file ${index}: ${outcome} ${JSON.stringify(facts.error)}`);
        outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
      }
    };
    await Promise.all([work(), work()]);
    // Some damage is harmless, some is not: a fuzzer that only met one of the two would prove nothing.
    expect(outcomes.size).toBeGreaterThan(1);
    expect(given.up * 1000).toBeLessThanOrEqual(HANGS_OF_SHEETJS * each);
  }, 300_000);
});
