import { afterEach, describe, expect, it, vi } from 'vitest';
import * as XLSX from 'xlsx';
import { annualReport } from '../../../electron/engine/report/annual';
import type { ReportCell, ReportModel, ReportTable } from '../../../electron/engine/report/model';
import { textWidth } from '../../../electron/engine/report/xlsx/safe-text';
import { writeWorkbook } from '../../../electron/engine/report/xlsx/write-workbook';
import { batches, CITY, COUNTS, releasedFigures, reportInput, sumOf } from './city';
import { cellAt, cellsOf, recompute, reread, rowOf, textsOf } from './reread';

/** Every state at once: a county that sent nothing, one with too few results, zeros, a total that is no sum. */
const mixed = (() => {
  const counties = Object.fromEntries(Object.entries(COUNTS).filter(([code]) => code !== '371723').map(([code, counts]) => [code, code === '371724' ? { ...counts, levels: { '0': 6, '1': 1, '2': 0, '3': 0, X: 2, N: 9 } } : counts]));
  const whole = sumOf(Object.values(counties));
  return reportInput({ figures: releasedFigures({ counties, whole: { ...whole, fullTime: whole.fullTime - 1 } }) });
})();
const inputs = { 'a full city': reportInput(), 'a city with gaps': mixed };
const tablesOf = (model: ReportModel): readonly ReportTable[] => model.sections.filter((section) => section.kind === 'table');
const write = (model: ReportModel): Promise<Uint8Array> => writeWorkbook(model, { issuedOn: new Date(Date.UTC(2026, 6, 15)) });

function expectCell(cell: XLSX.CellObject | undefined, expected: ReportCell): void {
  switch (expected.kind) {
    case 'text':
      expect(cell).toMatchObject({ t: 's', v: expected.text });
      return;
    case 'suppressed':
      expect(cell).toMatchObject({ t: 's', v: '样本过小', s: { patternType: 'solid', fgColor: { rgb: 'D9D9D9' } } });
      return;
    case 'missing':
      expect(cell).toMatchObject({ t: 's', v: '—' });
      expect(cell?.s).toMatchObject({ patternType: 'none' });
      return;
    case 'figure':
      expect(cell).toMatchObject({ t: 'n', v: expected.value, z: { integer: '#,##0', percent: '0.00%', decimal: '#,##0.0', points: '0.00' }[expected.format] });
      expect(cell?.f === undefined).toBe(expected.formula === undefined);
  }
}

describe.each(Object.entries(inputs))('the annual workbook of %s', (_, input) => {
  const model = annualReport(input);

  it('holds every cell of the model, in its state', async () => {
    const workbook = reread(await write(model));
    expect(workbook.book.SheetNames).toEqual(['封面说明', '表1 师资覆盖', '表2 测评与风险', '统计图', '口径说明', '数据来源', '校验', '图表数据']);
    for (const table of tablesOf(model)) {
      const sheet = workbook.sheet(table.name);
      const first = rowOf(sheet, '全市合计');
      [table.totals, ...table.rows].forEach((row, position) => row.forEach((cell, column) => expectCell(cellAt(sheet, first + position, column), cell)));
      expect(table.codeRow.map((_code, column) => cellAt(sheet, first - 1, column)?.v)).toEqual(table.codeRow);
      for (const text of [table.title, ...Object.values(table.headerLine), ...table.footerLine]) expect(textsOf(sheet)).toContain(text);
      for (const note of table.notes) expect(textsOf(sheet).some((text) => text.endsWith(note))).toBe(true);
    }
  });

  it('has formulas whose stored results are what a spreadsheet program computes', async () => {
    const workbook = reread(await write(model));
    let formulas = 0;
    for (const { name } of tablesOf(model)) {
      const sheet = workbook.sheet(name);
      for (const { address, cell } of cellsOf(sheet)) {
        // Formulas that give a text are computed by LibreOffice in test/system.
        if (cell.f === undefined || cell.t !== 'n') continue;
        formulas++;
        expect(recompute(sheet, cell.f), `${name}!${address} ${cell.f}`).toBe(cell.v);
      }
    }
    expect(formulas).toBeGreaterThan(90);
  });

  it('gives every figure a column wide enough: one too narrow would be shown as ####', async () => {
    const workbook = reread(await write(model));
    for (const { name } of tablesOf(model)) {
      const sheet = workbook.sheet(name);
      const last = rowOf(sheet, '鲁西新区');
      for (const { address, cell } of cellsOf(sheet)) {
        const { r, c } = XLSX.utils.decode_cell(address);
        if (r < rowOf(sheet, '全市合计') || r > last) continue;
        const width = sheet['!cols']?.[c]?.width ?? 0;
        // One character of indent and a little for the borders.
        expect(width, `${name}!${address} ${cell.w ?? ''}`).toBeGreaterThanOrEqual(textWidth(cell.t === 'n' ? (cell.w ?? '') : '') + 1.5);
      }
    }
  });
});

describe('the city totals', () => {
  it('are the sums over the counties', async () => {
    const workbook = reread(await write(annualReport(reportInput())));
    const { whole } = CITY;
    const valid = whole.levels['0'] + whole.levels['1'] + whole.levels['2'] + whole.levels['3'];
    const totals = (name: string): unknown[] => XLSX.utils.sheet_to_json<unknown[]>(workbook.sheet(name), { header: 1 }).find(([first]) => first === '全市合计') ?? [];
    expect(totals('表1 师资覆盖').slice(1)).toEqual([whole.schools, whole.covered, whole.covered / whole.schools, whole.schools - whole.covered, whole.fullTime + whole.partTime, whole.fullTime, whole.partTime, whole.students, whole.students / (whole.fullTime + whole.partTime)]);
    expect(totals('表2 测评与风险').slice(1, 8)).toEqual([whole.schools, whole.schoolsAssessed, whole.students, valid + whole.levels.X, (valid + whole.levels.X) / whole.students, valid, whole.levels['3']]);
    expect(cellAt(workbook.sheet('表1 师资覆盖'), 5, 1)?.f).toBe('SUM(B7:B17)');
  });

  it('keep a share just short of the whole from reading 100 %', async () => {
    const counts = { ...COUNTS['371721']!, students: 1_000_000, levels: { '0': 999_990, '1': 0, '2': 0, '3': 0, X: 0, N: 10 } };
    const sheet = reread(await write(annualReport(reportInput({ figures: releasedFigures({ counties: { '371721': counts }, whole: counts }) })))).sheet('表2 测评与风险');
    const completion = cellAt(sheet, rowOf(sheet, '曹县'), 5);
    expect(completion).toMatchObject({ v: 0.99999, w: '99.99%' });
    expect(cellAt(sheet, rowOf(sheet, '曹县'), 14)?.w).toBe('100.00%');
  });
});

describe('print set-up', () => {
  it('is A4 landscape, one page wide, with repeated headers, frozen panes and page numbers', async () => {
    const workbook = reread(await write(annualReport(reportInput())));
    for (const number of [1, 2, 3]) {
      const xml = workbook.part(`xl/worksheets/sheet${number}.xml`);
      expect(xml).toContain('<pageSetUpPr fitToPage="1"/>');
      expect(xml).toMatch(/<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="[01]"\/>/);
      expect(xml).toContain('<oddFooter>&amp;C第 &amp;P 页　共 &amp;N 页</oddFooter>');
    }
    for (const number of [2, 3]) expect(workbook.part(`xl/worksheets/sheet${number}.xml`)).toContain('<pane xSplit="1" ySplit="5" topLeftCell="B6" state="frozen"');
  });

  it('quotes sheet names in its names: without quotes Excel calls the workbook damaged', async () => {
    const xml = reread(await write(annualReport(reportInput()))).part('xl/workbook.xml');
    const names = [...xml.matchAll(/<definedName name="([^"]+)" localSheetId="(\d)">([^<]*)</g)].map(([, name, sheet, range]) => [name, sheet, range]);
    expect(names.slice(0, 5)).toEqual([
      ['_xlnm.Print_Area', '0', expect.stringMatching(/^'封面说明'!\$A\$1:\$AN\$\d+$/)],
      ['_xlnm.Print_Area', '1', expect.stringMatching(/^'表1 师资覆盖'!\$A\$1:\$J\$\d+$/)],
      ['_xlnm.Print_Titles', '1', "'表1 师资覆盖'!$1:$5"],
      ['_xlnm.Print_Area', '2', expect.stringMatching(/^'表2 测评与风险'!\$A\$1:\$Q\$\d+$/)],
      ['_xlnm.Print_Titles', '2', "'表2 测评与风险'!$1:$5"],
    ]);
    for (const [, , range] of names) expect(range).toMatch(/^('[^']+'!)\$/);
  });

  it('names the official fonts with the Chinese character set, and borders every cell of a table', async () => {
    const workbook = reread(await write(annualReport(reportInput())));
    // Fonts of conditional formats change the colour of the cell's own font.
    const fonts = [...workbook.part('xl/styles.xml').replace(/<dxfs.*<\/dxfs>/s, '').matchAll(/<font>(.*?)<\/font>/g)].map(([, font]) => font ?? '');
    expect(new Set(fonts.map((font) => /<name val="([^"]+)"/.exec(font)?.[1]))).toEqual(new Set(['仿宋_GB2312', '黑体', '方正小标宋简体']));
    expect(fonts.every((font) => font.includes('<charset val="134"/>'))).toBe(true);

    const sheet = workbook.part('xl/worksheets/sheet3.xml');
    const styles = [...workbook.part('xl/styles.xml').replace(/^.*<cellXfs/s, '').matchAll(/<xf [^>]*borderId="(\d)"/g)].map(([, border]) => border);
    const cells = [...sheet.matchAll(/<c r="[A-Z]+(\d+)"[^>]* s="(\d+)"/g)].map(([, row, style]) => ({ row: Number(row), bordered: styles[Number(style)] !== '0' }));
    expect(cells.filter(({ row }) => row >= 3 && row <= 17)).toHaveLength(15 * 17);
    expect(cells.every(({ row, bordered }) => bordered === (row >= 3 && row <= 17))).toBe(true);
  });

  it('merges the levels of the header', async () => {
    const sheet = reread(await write(annualReport(reportInput()))).sheet('表2 测评与风险');
    const merges = (sheet['!merges'] ?? []).map((range) => XLSX.utils.encode_range(range));
    expect(merges).toEqual(expect.arrayContaining(['A1:Q1', 'A3:A4', 'B3:F3', 'G3:G4', 'H3:I3', 'J3:K3', 'L3:M3', 'N3:O3', 'P3:Q3']));
  });

  it('gives long texts rows high enough for their lines', async () => {
    const unit = '菏泽市教育局思想政治教育与心理健康教育工作专班办公室'.repeat(4);
    const workbook = reread(await write(annualReport(reportInput({ unit }))));
    for (const name of workbook.book.SheetNames) {
      const sheet = workbook.sheet(name);
      for (const merge of sheet['!merges'] ?? []) {
        if (merge.s.r !== merge.e.r) continue;
        const text = cellAt(sheet, merge.s.r, merge.s.c)?.v;
        if (typeof text !== 'string') continue;
        let width = 0;
        for (let column = merge.s.c; column <= merge.e.c; column++) width += sheet['!cols']?.[column]?.width ?? 0;
        const points = merge.s.r === 0 ? 18 : 10;
        const lines = Math.ceil((textWidth(text) * points) / 11 / width);
        expect(sheet['!rows']?.[merge.s.r]?.hpt ?? 0, `${name} ${text}`).toBeGreaterThanOrEqual(lines * points * 1.25);
      }
    }
    const hash = cellsOf(workbook.sheet('数据来源')).find(({ cell }) => cell.v === batches(1)[0]?.sha256)!;
    const start = XLSX.utils.decode_cell(hash.address);
    const span = workbook.sheet('数据来源')['!merges']?.find(({ s }) => s.r === start.r && s.c === start.c);
    expect(((span?.e.c ?? 0) - start.c + 1) * 4).toBeGreaterThanOrEqual(64 + 2);
  });
});

describe('what others typed', () => {
  const hostile = ['=HYPERLINK("http://example.invalid","x")', '+1+1', '-2+3', '@SUM(A1)', '=cmd|\' /C calc\'!A0', '<b>&"\'', 'a\u0000b\u0008', '_x000D__x0041_', '000123456789012345'];

  it('stays text, with the text format, wherever it stands', async () => {
    for (const text of hostile) {
      const sources = batches(1).map((batch) => ({ ...batch, fileName: text, sheet: text }));
      const workbook = reread(await write(annualReport(reportInput({ unit: text, preparedBy: text, batches: sources }))));
      const clean = text.replace(/\p{Cc}/gu, '');
      const found = workbook.book.SheetNames.flatMap((name) => cellsOf(workbook.sheet(name))).filter(({ cell }) => String(cell.v).includes(clean));
      expect(found.length).toBeGreaterThanOrEqual(6);
      for (const { cell } of found) expect(cell).toMatchObject({ t: 's', z: '@' });
      expect(found.every(({ cell }) => cell.f === undefined)).toBe(true);
    }
  });

  it('makes no formula but those of the model', async () => {
    const workbook = reread(await write(annualReport(reportInput({ unit: '=1+1', preparedBy: '=1+1' }))));
    const formulas = workbook.book.SheetNames.flatMap((name) => cellsOf(workbook.sheet(name))).flatMap(({ cell }) => (cell.f === undefined ? [] : [cell.f]));
    for (const formula of formulas) expect(formula).toMatch(/^(SUM\([A-Q]\d+:[A-Q]\d+\)|[A-Q]\d+[-/][A-Q]\d+|IF\(COUNT(IF)?\('.*|-?'[^']+'!\$[A-Q]\$\d+)$/);
  });
});

describe('the document', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('is the same when the runtime cannot deflate raw, as Node 18.15 cannot', async () => {
    const expected = await write(annualReport(reportInput()));
    vi.stubGlobal(
      'CompressionStream',
      class {
        constructor(format: string) {
          throw new TypeError(`unsupported format ${format}`);
        }
      },
    );
    const bytes = await write(annualReport(reportInput()));
    expect(Buffer.compare(bytes, expected)).toBe(0);
  });

  it('is the same to the byte for the same content and date', async () => {
    const [first, again] = [await write(annualReport(reportInput())), await write(annualReport(reportInput()))];
    expect(Buffer.compare(first, again)).toBe(0);
    expect(reread(first).part('docProps/core.xml')).toContain('2026-07-15T00:00:00Z');
  });

  it('makes legal, different sheet names of any section names', async () => {
    const [cover] = annualReport(reportInput()).sections;
    const model: ReportModel = { title: '名', fileName: '名.xlsx', sections: ["a/b:c*?['", 'A b c', '', '长'.repeat(40), '长'.repeat(40)].map((name) => ({ ...cover!, name })) };
    const { SheetNames } = reread(await write(model)).book;
    expect(new Set(SheetNames.map((name) => name.toLowerCase())).size).toBe(5);
    for (const name of SheetNames) expect(name).toMatch(/^[^[\]:*?/\\]{1,31}$/);
  });
});
