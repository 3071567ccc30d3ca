/** Every kind of the catalogue, in every format: the same bytes twice, and after one row of a source has changed, the figures that are no longer so. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PDFDocument } from 'pdf-lib';
import * as XLSX from 'xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PrintedPages } from '../../../electron/engine/report/pdf/page-printer';
import type { IssuedReport, ReportVerification, RequestOf } from '../../../shared/contract';
import { formatsOfKind, REPORT_KIND_IDS, type ReportKindId } from '../../../shared/reports';
import type { TestDesk } from '../support/engine';
import { closeSampleCity, openSampleCity, YEAR } from './sample-city';

type Parameters = RequestOf<'report.issue'>['parameters'];

/** Where a kind tells of the rows that are changed below: table, and the column of one of the cells. */
const TOLD: Readonly<Record<ReportKindId, { readonly table: string; readonly column: string; readonly parameters?: Parameters }>> = {
  annual: { table: '表1 师资覆盖', column: '心理健康教师（人）·专职' },
  counties: { table: '曹县', column: '曹县' },
  coreTeam: { table: '未入选及原因', column: '专/兼职', parameters: { madeFor: 'internal' } },
  training: { table: '培训', column: '心理教师人均培训学时·小时' },
  calls: { table: '分月来电', column: '接通' },
  callsMonth: { table: '表1 主要情况', column: '本月' },
  dutyRota: { table: '值班明细', column: '替班人', parameters: { month: '2025-11' } },
  management: { table: '课程', column: '心理课列入课表学校率·%' },
  schoolChecks: { table: '分县区核查', column: '心理课入课表·未达标' },
  reporting: { table: '前后矛盾', column: '说明' },
  staffingPlan: { table: '分县区补充计划', column: '已达标学校数', parameters: { target: 'fullTime' } },
  schoolFeedback: { table: '各校指标', column: '专职心理健康教师数（人）' },
  staffingLetter: { table: '表1 师资覆盖', column: '心理健康教师（人）·专职' },
  assessmentLetter: { table: '表1 测评开展', column: '学生参加情况·知情同意率' },
  annualWorkLetter: { table: '正文', column: '第1段' },
  coursesLetter: { table: '表1 课程开设', column: '课程开设情况·列入课表学校率' },
};

/** One cell of one row in a file of the sample: under which head, which value it has and which it gets. */
const CHANGES: readonly { readonly folder: string; readonly file: RegExp; readonly head: string; readonly when: (text: string) => boolean; readonly to: string }[] = [
  { folder: '教师台账/曹县', file: /台账/, head: '专/兼职', when: (text) => text.startsWith('兼'), to: '专职' },
  { folder: '培训记录/市直', file: /培训记录/, head: '学时', when: (text) => text !== '', to: '72' },
  { folder: '心理热线', file: /12月来电登记/, head: '接通情况', when: (text) => text === '是', to: '否' },
  { folder: '心理热线', file: /11月值班表/, head: '替班人', when: (text) => text === '', to: '赵替班' },
  { folder: '课程开设/市直', file: /课程开设/, head: '是否列入课表', when: (text) => text === '是', to: '否' },
  { folder: '测评组织/单县', file: /组织情况/, head: '知情同意', when: (text) => Number(text) > 0, to: '0' },
];

/** The sheets of a file with that cell changed. @throws Error where there is no such cell */
function corrected(path: string, { head, when, to }: (typeof CHANGES)[number]): Uint8Array {
  const bytes = readFileSync(path);
  const book = path.endsWith('.csv') ? XLSX.read(new TextDecoder('gb18030').decode(bytes), { type: 'string', raw: true }) : XLSX.read(bytes);
  for (const sheet of Object.values(book.Sheets)) {
    const rows = XLSX.utils.sheet_to_json<unknown[]>(sheet, { header: 1, raw: false, defval: '' });
    const top = rows.findIndex((row) => row.includes(head));
    if (top === -1) continue;
    const column = (rows[top] ?? []).indexOf(head);
    const row = rows.findIndex((cells, index) => index > top && cells.filter((text) => text !== '').length > 4 && when(String(cells[column]).trim()));
    if (row === -1) continue;
    sheet[XLSX.utils.encode_cell({ r: row, c: column })] = { t: 's', v: to };
    return new Uint8Array(XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
  }
  throw new Error(`no cell to change under ${head} in ${path}`);
}

/** One sheet, as a window would print it. */
async function print(): Promise<PrintedPages> {
  const document = await PDFDocument.create();
  document.addPage([595, 842]);
  return { order: ['upright'], files: { upright: await document.save() } };
}

let desk: TestDesk;
const issued = new Map<ReportKindId, IssuedReport>();
const issue = (kind: ReportKindId): Promise<IssuedReport> => desk.call('report.issue', { kind, parameters: { schoolYear: YEAR, ...TOLD[kind].parameters }, formats: [...formatsOfKind(kind)] });
const verify = (bytes: Uint8Array, name: string): Promise<ReportVerification> => desk.call('report.verify', { file: { kind: 'path', path: desk.write(name, bytes) } });

beforeAll(async () => {
  desk = await openSampleCity({ printPages: print });
}, 180_000);
afterAll(() => closeSampleCity(desk));

describe('issued twice', () => {
  it.each(REPORT_KIND_IDS)('%s is the same file to the byte in every format, and still holds', async (kind) => {
    const first = await issue(kind);
    issued.set(kind, first);
    const again = await issue(kind);
    expect(first.files.map(({ format }) => format)).toEqual(formatsOfKind(kind));
    expect([again.id, again.files.map(({ sha256 }) => sha256)]).toEqual([first.id, first.files.map(({ sha256 }) => sha256)]);
    for (const { format, bytes } of first.files) expect(await verify(bytes, `原件.${format}`)).toMatchObject({ state: 'unchanged', id: first.id, differences: [] });
  }, 120_000);
});

describe('a PDF that is not the file that was issued', () => {
  it('is held by the hash of its figures: printed elsewhere, or made of other ones', async () => {
    const report = issued.get('annual');
    const pdf = report?.files.find(({ format }) => format === 'pdf');
    const printedElsewhere = await PDFDocument.load(pdf?.bytes ?? new Uint8Array(), { updateMetadata: false });
    printedElsewhere.addPage([100, 100]);
    const bytes = await printedElsewhere.save();
    expect(await verify(bytes, '别处.pdf')).toMatchObject({ state: 'changed', id: report?.id, figures: 'asIssued' });
    const text = Buffer.from(await printedElsewhere.save({ useObjectStreams: false })).toString('latin1');
    const hash = /\/YuxinFigures <([0-9A-F]+)>/.exec(text)?.[1] ?? '';
    expect(hash.length).toBeGreaterThan(64);
    const others = Buffer.from(text.replace(hash, hash.replace(/^FEFF..../, 'FEFF0078')), 'latin1');
    expect(await verify(others, '改过.pdf')).toMatchObject({ state: 'changed', id: report?.id, figures: 'others' });
  });
});

/** Pages of schools, made before anything is changed. */
let pages: string;
it('pages for every school are the same files twice, and known by their bytes', async () => {
  pages = join(desk.folder, '反馈单');
  mkdirSync(pages);
  const make = () => desk.call('report.schoolFeedback', { parameters: { schoolYear: YEAR }, to: { kind: 'folder', folder: pages } });
  const [first, again] = [await make(), await make()];
  // A file of other bytes would not have been found as present.
  expect([first.written, first.skipped, again.written, again.present, again.skipped]).toEqual([30, [], 0, 30, []]);
  pages = first.folder ?? '';
}, 120_000);

// Last: it changes the data.
describe('when one row of a source has changed', () => {
  beforeAll(async () => {
    for (const change of CHANGES) {
      const folder = join(desk.folder, '示例', change.folder);
      const name = readdirSync(folder).find((file) => change.file.test(file)) ?? '';
      const path = join(desk.folder, '更正', change.folder, name.replace(/\.csv$|\.xls$/, '.xlsx'));
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, corrected(join(folder, name), change));
      const { files } = await desk.import(path);
      expect(files.map(({ rowsLoaded }) => rowsLoaded > 0), path).not.toContain(false);
    }
  }, 120_000);

  it.each(REPORT_KIND_IDS)('%s names the figures that are no longer so, in every format', async (kind) => {
    const { table, column } = TOLD[kind];
    const report = issued.get(kind);
    for (const { format, bytes } of report?.files ?? []) {
      const found = await verify(bytes, `核对.${format}`);
      expect(found).toMatchObject({ state: 'unchanged', id: report?.id });
      expect(found.differences.filter((each) => each.table === table && each.column === column && each.then !== each.now).length, `${kind} ${format} ${JSON.stringify(found.differences.slice(0, 12))}`).toBeGreaterThan(0);
      // Rows moved up are no differences of theirs: most of a report stays.
      expect(found.differences.length).toBeLessThan(120);
    }
    expect((await issue(kind)).id).not.toBe(report?.id);
  }, 120_000);

  it('the page of a school names what is otherwise on it, and nothing of other schools', async () => {
    const folder = join(pages, '单县');
    const page = readdirSync(folder).find((name) => name.includes('特殊教育')) ?? '';
    const { state, differences } = await verify(readFileSync(join(folder, page)), page);
    expect(state).toBe('unchanged');
    expect(differences.map(({ table, row }) => [table, row])).toContainEqual(['各校指标', '单县 单县特殊教育学校']);
    expect(new Set(differences.map(({ row }) => row))).toEqual(new Set(['全市', '单县', '单县 单县特殊教育学校']));
  });
});
