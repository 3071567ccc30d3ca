/** Reports from the catalogue on a sample city: what is in them, and what the workspace remembers of them. */
import { PDFDocument } from 'pdf-lib';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type * as XLSX from 'xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assessmentColumns, type ColumnSource, staffingColumns } from '../../../electron/engine/report/annual-columns';
import { YEAR_INDICATORS } from '../../../electron/engine/report/annual-years';
import type { IssuedReport, RequestOf } from '../../../shared/contract';
import type { PrintedPages } from '../../../electron/engine/report/pdf/page-printer';
import { DIMENSIONS } from '../../../shared/indicators';
import { COUNTIES, UNDETERMINED_COUNTY, UNKNOWN_COUNTY } from '../../../shared/regions';
import { REPORT_KIND_IDS, REPORT_KINDS } from '../../../shared/reports';
import { DEFAULT_RISK_SCHEME } from '../../../shared/risk-labels';
import { DEFAULT_SCOPE } from '../../../shared/scope';
import { errorOf, type TestDesk } from '../support/engine';
import { bookOf, closeSampleCity, fileOf, openSampleCity, rowsOf, YEAR } from './sample-city';

/** One sheet, as a window would print it. */
const printer = {
  pages: [] as string[],
  async print(html: string): Promise<PrintedPages> {
    this.pages.push(html);
    const document = await PDFDocument.create();
    document.addPage([595, 842]);
    return { order: ['upright'], files: { upright: await document.save() } };
  },
};
let desk: TestDesk;
beforeAll(async () => {
  desk = await openSampleCity({ printPages: async (html) => printer.print(html) });
}, 180_000);
afterAll(() => closeSampleCity(desk));

const issue = (request: RequestOf<'report.issue'>): Promise<IssuedReport> => desk.call('report.issue', request);

describe('every cell of the annual report', () => {
  type Figure = Readonly<Record<string, unknown>>;
  const ask = (indicators: readonly string[], by: RequestOf<'indicator.query'>['by'], schoolYear = YEAR): Promise<readonly Figure[]> => desk.figures({ indicators: [...indicators], by, schoolYear });
  let book: XLSX.WorkBook;
  beforeAll(async () => {
    book = bookOf(fileOf(await issue({ kind: 'annual', parameters: { schoolYear: YEAR } })));
  });

  /** What a cell must say of a figure. */
  const expected = (figure: Figure | undefined, part: ColumnSource['part']): unknown => {
    if (figure?.['suppressed'] === true) return '样本过小';
    if (part === 'shortfall') return figure?.['denominator'] == null || figure['numerator'] == null ? '—' : Number(figure['denominator']) - Number(figure['numerator']);
    const value = figure?.[part];
    return value == null ? '—' : Number(value);
  };

  it.each([
    ['表1 师资覆盖', staffingColumns(DEFAULT_SCOPE)],
    ['表2 测评与风险', assessmentColumns(DEFAULT_RISK_SCHEME)],
  ] as const)('of %s is the figure of indicator.query', async (sheet, columns) => {
    const ids = [...new Set(columns.map(({ indicator }) => indicator))];
    const [city, counties, stages] = [await ask(ids, []), await ask(ids, ['county']), await ask(ids, ['stage'])];
    const places = new Map<string, { readonly figures: readonly Figure[]; readonly dimension: string; readonly value: string }>([
      ['全市合计', { figures: city, dimension: '', value: '' }],
      ...[...COUNTIES, UNDETERMINED_COUNTY, UNKNOWN_COUNTY].map(({ code, label }) => [label, { figures: counties, dimension: 'county', value: code }] as const),
      ...(DIMENSIONS.stage.values ?? []).map(({ id, label }) => [label, { figures: stages, dimension: 'stage', value: id }] as const),
    ]);
    let cells = 0;
    for (const row of rowsOf(book, sheet)) {
      const place = places.get(String(row[0]).replace('其中：', '').trim());
      if (place === undefined || row.length < columns.length) continue;
      columns.forEach(({ indicator, part, riskLevel }, column) => {
        const figure = place.figures.find((one) => one['indicator'] === indicator && (place.dimension === '' || one[place.dimension] === place.value) && (riskLevel === undefined || one['riskLevel'] === riskLevel));
        const wanted = expected(figure, part);
        if (typeof wanted === 'number') expect(row[column + 1], `${sheet} ${String(row[0])} ${column + 1}`).toBeCloseTo(wanted, 12);
        else expect(row[column + 1], `${sheet} ${String(row[0])} ${column + 1}`).toBe(wanted);
        cells++;
      });
    }
    expect(cells).toBeGreaterThan(10 * columns.length);
  });

  it('of 表3 and 表4 are the figures of the years and of the pupils', async () => {
    const years = rowsOf(book, '表3 历年情况').filter(([name]) => /^\d{4}—\d{4}学年$/.test(String(name)));
    expect(years.map(([name]) => name)).toEqual(['2024—2025学年', '2025—2026学年']);
    for (const row of years) {
      const figures = await ask(YEAR_INDICATORS.map(({ id }) => id), [], String(row[0]).slice(0, 9).replace('—', '-'));
      expect(row.slice(1)).toEqual(YEAR_INDICATORS.map(({ id }) => expected(figures.find((one) => one['indicator'] === id), 'value')));
    }
    const pupils = await ask(['assessedStudents'], ['grade', 'gender']);
    const [, ...genders] = rowsOf(book, '表4 实测学生构成')[3]?.slice(1) ?? [];
    expect(genders).toContain('男');
    for (const row of rowsOf(book, '表4 实测学生构成').filter(([name]) => DIMENSIONS.grade.values?.some(({ label }) => label === name))) {
      genders.forEach((gender, column) => expect(row[column + 2]).toBe(expected(pupils.find((one) => one['gradeLabel'] === row[0] && one['genderLabel'] === gender), 'value')));
    }
  });
});

describe('an issued report', () => {
  it('is the same to the byte for the same data and choices, whatever the clock says, and another for others', async () => {
    const [first, again] = [await issue({ kind: 'annual', parameters: { schoolYear: YEAR } }), await issue({ kind: 'annual', parameters: {} })];
    expect(again.id).toBe(first.id);
    expect(Buffer.compare(fileOf(again), fileOf(first))).toBe(0);
    const dated = await issue({ kind: 'annual', parameters: { schoolYear: YEAR, issuedOn: '2026-07-15' } });
    expect(dated.id).toMatch(/^YX-20260715-[0-9A-F]{8}$/);
    expect(dated.id.slice(-8)).not.toBe(first.id.slice(-8));
    expect(JSON.stringify(rowsOf(bookOf(fileOf(dated)), '表1 师资覆盖'))).toContain('报出日期：2026年7月15日');
  });

  it('bears its number at the foot of every sheet and in its properties', async () => {
    const issued = await issue({ kind: 'annual', parameters: { schoolYear: YEAR } });
    const parts = unzipSync(fileOf(issued));
    const sheets = Object.entries(parts).filter(([name]) => name.startsWith('xl/worksheets/sheet'));
    expect(sheets.length).toBeGreaterThan(6);
    for (const [, bytes] of sheets) expect(new TextDecoder().decode(bytes)).toContain(`报告编号：${issued.id}`);
    expect(new TextDecoder().decode(parts['docProps/custom.xml'])).toContain(issued.id);
  });

  it('is remembered once, with what was chosen', async () => {
    const { id } = await issue({ kind: 'staffingPlan', parameters: { schoolYear: YEAR, target: 'fullTime', share: 0.8, unit: '曹县教育局', issuedOn: '2026-07-15' } });
    await issue({ kind: 'staffingPlan', parameters: { schoolYear: YEAR, target: 'fullTime', share: 0.8, unit: '曹县教育局', issuedOn: '2026-07-15' } });
    const { reports } = await desk.call('report.history', { kind: 'staffingPlan' });
    expect(reports).toHaveLength(1);
    expect(reports[0]).toMatchObject({ id, label: '心理健康教师补充计划', issuedOn: '2026-07-15', dataChanged: false, files: [{ format: 'xlsx' }] });
    expect(reports[0]?.parameters).toEqual(expect.arrayContaining([{ label: '学年', text: '2025—2026学年' }, { label: '填报单位', text: '曹县教育局' }]));
  });

  it('does not claim an approval that has run out', async () => {
    const survey = { formNumber: '菏教基1表', madeBy: '菏泽市教育局', approvedBy: '菏泽市统计局', approvalNumber: '菏统制〔2024〕3号', validUntil: '2026-06-30' };
    const refused = errorOf(await desk.engine.call('report.issue', { kind: 'annual', parameters: { schoolYear: YEAR, issuedOn: '2026-07-01', survey }, formats: ['xlsx'] }));
    expect([refused.code, refused.message]).toEqual(['BAD_REQUEST', expect.stringContaining('2026-06-30')]);
    const { files } = await issue({ kind: 'annual', parameters: { schoolYear: YEAR, issuedOn: '2026-06-30', survey } });
    expect(JSON.stringify(rowsOf(bookOf(files[0]!.bytes), '表1 师资覆盖'))).toContain('有效期至：2026年6月30日');
  });
});

describe('every kind of the catalogue', () => {
  const names = new Set<string>();
  it.each(REPORT_KIND_IDS)('%s is issued, shown beforehand and found in the history', async (kind) => {
    const preview = await desk.call('report.preview', { kind, parameters: { schoolYear: YEAR } });
    const issued = await issue({ kind, parameters: { schoolYear: YEAR } });
    expect(preview.id).toBe(issued.id);
    // Several kinds go into one archive.
    for (const { fileName } of issued.files) {
      expect(names, fileName).not.toContain(fileName);
      names.add(fileName);
    }
    const table = preview.sections.find((section) => section.kind === 'table');
    if (table?.kind !== 'table') throw new Error(`${kind} has no table`);
    expect(table.rows.length).toBeGreaterThan(0);
    const file = fileOf(issued);
    if (issued.files[0]?.format === 'xlsx') expect(bookOf(file).SheetNames).toContain(table.name);
    else expect(strFromU8(unzipSync(file)['word/document.xml']!)).toContain(table.title);
    expect(table.rows.every((row) => row.length === table.codeRow.length)).toBe(true);
    const { reports } = await desk.call('report.history', { kind });
    expect(reports.map(({ id }) => id)).toContain(issued.id);
    expect(reports[0]?.label).toBe(REPORT_KINDS[kind].label);
  }, 60_000);

  it('has one page for every county, or for the one that was chosen', async () => {
    const all = bookOf(fileOf(await issue({ kind: 'counties', parameters: { schoolYear: YEAR } })));
    expect(all.SheetNames).toEqual(expect.arrayContaining(['曹县', '单县', '牡丹区']));
    const one = bookOf(fileOf(await issue({ kind: 'counties', parameters: { schoolYear: YEAR, county: '371721' } })));
    expect(one.SheetNames).toEqual(['曹县']);
    const [own] = await desk.figures({ indicators: ['counselorCoverage'], by: ['county'], where: { county: ['371721'] }, schoolYear: YEAR });
    expect(rowsOf(one, '曹县').find(([name]) => name === '专兼职心理健康教师配备率')?.[2]).toBe(own?.['value']);
  });
});

describe('a file that comes back', () => {
  const verify = (bytes: Uint8Array, name = '报表.xlsx') => desk.call('report.verify', { file: { kind: 'path', path: desk.write(name, bytes) } });

  it('is known as it was issued', async () => {
    const issued = await issue({ kind: 'annual', parameters: { schoolYear: YEAR } });
    expect(await verify(fileOf(issued))).toMatchObject({ state: 'unchanged', id: issued.id, changedCells: [], differences: [] });
  });

  it('tells which cells somebody has changed', async () => {
    const issued = await issue({ kind: 'annual', parameters: { schoolYear: YEAR } });
    const parts = unzipSync(fileOf(issued));
    const strings = new TextDecoder().decode(parts['xl/sharedStrings.xml']);
    const changed = zipSync({ ...parts, 'xl/sharedStrings.xml': strToU8(strings.replaceAll('>曹县<', '>曹州县<')) });
    const found = await verify(changed);
    expect(found).toMatchObject({ state: 'changed', id: issued.id });
    expect(found.changedCells).toEqual(expect.arrayContaining([{ sheet: '表1 师资覆盖', cell: expect.stringMatching(/^A\d+$/) as string, issued: '曹县', found: '曹州县' }]));
    expect(found.changedCells.every(({ issued: before }) => before.includes('曹县'))).toBe(true);
  });

  it('is unknown where it is none of ours', async () => {
    expect(await verify(strToU8('%PDF-1.7'), '别的.pdf')).toMatchObject({ state: 'unknown', id: null });
  });

  it('is known as a document of Word by the same property, or by its bytes alone', async () => {
    const issued = await issue({ kind: 'annual', parameters: { schoolYear: YEAR } });
    const custom = unzipSync(fileOf(issued))['docProps/custom.xml']!;
    expect(await verify(zipSync({ 'word/document.xml': strToU8('<w:document/>'), 'docProps/custom.xml': custom }), '通报.docx')).toMatchObject({ state: 'changed', id: issued.id });
  });
});

describe('a report as PDF', () => {
  it.each(['annual', 'staffingLetter'] as const)('%s is printed from the page that is shown, kept in the history, and had again to the byte', async (kind) => {
    const asked = { kind, parameters: { schoolYear: YEAR, issuedOn: '2026-07-15' } } as const;
    const issued = await issue({ ...asked, formats: ['pdf'] });
    expect(issued.files.map(({ format, fileName }) => [format, fileName.slice(-4)])).toEqual([['pdf', '.pdf']]);
    const page = await desk.call('report.page', asked);
    expect([page.id, page.html, page.fileName]).toEqual([issued.id, printer.pages.at(-1), issued.files[0]?.fileName]);
    expect(page.html).toContain(`data-foot="报告编号：${issued.id}"`);
    const { reports } = await desk.call('report.history', { kind });
    expect(reports.find(({ id }) => id === issued.id)?.files).toContainEqual(expect.objectContaining({ format: 'pdf', sha256: issued.files[0]?.sha256 }));
    const again = await desk.call('report.again', { id: issued.id });
    expect(again.files.find(({ format }) => format === 'pdf')?.sha256).toBe(issued.files[0]?.sha256);
  });

  it('holds every cell of the workbook', async () => {
    const { html } = await desk.call('report.page', { kind: 'annual', parameters: { schoolYear: YEAR } });
    const { sections } = await desk.call('report.preview', { kind: 'annual', parameters: { schoolYear: YEAR } });
    const printed = new Set([...html.matchAll(/<td[^>]*>([^<]*)<\/td>/g)].map(([, text]) => text));
    const cells = sections.flatMap((section) => (section.kind === 'table' ? section.rows.flat() : []));
    expect(cells.length).toBeGreaterThan(200);
    for (const { text } of cells) expect(printed).toContain(text.replaceAll('&', '&amp;'));
  });

  it('is known when it comes back, and known to be changed when somebody has written over it', async () => {
    const issued = await issue({ kind: 'annual', parameters: { schoolYear: YEAR }, formats: ['pdf'] });
    const verify = (bytes: Uint8Array) => desk.call('report.verify', { file: { kind: 'path', path: desk.write('报表.pdf', bytes) } });
    expect(await verify(fileOf(issued))).toMatchObject({ state: 'unchanged', id: issued.id });
    const changed = await PDFDocument.load(fileOf(issued));
    changed.getPage(0).drawText('99%');
    expect(await verify(await changed.save())).toMatchObject({ state: 'changed', id: issued.id, changedCells: [] });
  });
});

// Last: it changes the data.
describe('when the data have moved on', () => {
  it('names the figures that would be others today, and makes the old report again from what was kept', async () => {
    const issued = await issue({ kind: 'annual', parameters: { schoolYear: YEAR } });
    const letter = await issue({ kind: 'staffingLetter', parameters: { schoolYear: YEAR } });
    const { batches } = await desk.call('import.batches', {});
    const roster = batches.find(({ dataset, schoolYear }) => dataset === 'counselors' && schoolYear === YEAR);
    await desk.call('import.undo', { batchId: roster!.batch });
    const { dataChanged, differences } = await desk.call('report.compare', { id: issued.id });
    expect(dataChanged).toBe(true);
    expect(differences.length).toBeGreaterThan(0);
    const teachers = differences.find(({ table, row, column }) => table === '表1 师资覆盖' && row === '全市合计' && column === '心理健康教师（人）·合计');
    expect(Number(teachers?.now.replaceAll(',', ''))).toBeLessThan(Number(teachers?.then.replaceAll(',', '')));
    expect(await desk.call('report.verify', { file: { kind: 'path', path: desk.write('旧报表.xlsx', fileOf(issued)) } })).toMatchObject({ state: 'unchanged', differences: expect.arrayContaining([teachers]) as unknown });

    const told = await desk.call('report.compare', { id: letter.id });
    expect(told.differences).toEqual(expect.arrayContaining([expect.objectContaining({ table: '正文', row: '教师队伍情况', column: '第1段' })]));
    expect(Buffer.compare(fileOf(await desk.call('report.again', { id: letter.id })), fileOf(letter))).toBe(0);

    const again = await desk.call('report.again', { id: issued.id });
    expect(again.id).toBe(issued.id);
    expect(Buffer.compare(fileOf(again), fileOf(issued))).toBe(0);
    const now = await issue({ kind: 'annual', parameters: { schoolYear: YEAR } });
    expect(now.id).not.toBe(issued.id);
    expect((await desk.call('report.history', { kind: 'annual' })).reports.find(({ id }) => id === issued.id)?.dataChanged).toBe(true);
  });

  it('says what to do with a number that it does not know', async () => {
    expect(errorOf(await desk.engine.call('report.again', { id: 'YX-20260715-00000000' })).message).toContain('没有出过编号为');
    expect(errorOf(await desk.engine.call('report.compare', { id: '一号' })).code).toBe('BAD_REQUEST');
  });
});

it('a name that was cut within a character stands in the way of no later report', async () => {
  const [file] = (await issue({ kind: 'training', parameters: { schoolYear: YEAR, preparedBy: '王芳\ud83d' }, formats: ['xlsx'] })).files;
  expect(file?.bytes.length).toBeGreaterThan(0);
  expect((await issue({ kind: 'training', parameters: { schoolYear: YEAR, preparedBy: '王芳' }, formats: ['xlsx'] })).files).toHaveLength(1);
  const { reports } = await desk.call('report.history', {});
  expect(reports.length).toBeGreaterThan(1);
});
