import { describe, expect, it } from 'vitest';
import { annualReport } from '../../../electron/engine/report/annual';
import type { ReportChart } from '../../../electron/engine/report/chart-model';
import type { ReportCell, ReportModel, ReportTable } from '../../../electron/engine/report/model';
import { writeWorkbook } from '../../../electron/engine/report/xlsx/write-workbook';
import { wholeInput } from './city';
import { cellAt, reread, type Reread } from './reread';

const write = async (model: ReportModel): Promise<Reread> => reread(await writeWorkbook(model, { issuedOn: new Date(Date.UTC(2026, 6, 15)) }));

/** Order in which the schema wants the children of an element; what is not named here is not written. */
const ORDER: Readonly<Record<string, readonly string[]>> = {
  'c:chartSpace': ['date1904', 'lang', 'roundedCorners', 'chart', 'spPr'],
  'c:chart': ['title', 'autoTitleDeleted', 'plotArea', 'legend', 'plotVisOnly', 'dispBlanksAs'],
  'c:barChart': ['barDir', 'grouping', 'varyColors', 'ser', 'gapWidth', 'overlap', 'axId'],
  'c:lineChart': ['grouping', 'varyColors', 'ser', 'marker', 'axId'],
  'c:ser': ['idx', 'order', 'tx', 'spPr', 'invertIfNegative', 'marker', 'dLbls', 'cat', 'val', 'smooth'],
  'c:dLbls': ['numFmt', 'spPr', 'txPr', 'dLblPos', 'showLegendKey', 'showVal', 'showCatName', 'showSerName', 'showPercent', 'showBubbleSize'],
  'c:catAx': ['axId', 'scaling', 'delete', 'axPos', 'majorGridlines', 'title', 'numFmt', 'majorTickMark', 'minorTickMark', 'tickLblPos', 'spPr', 'txPr', 'crossAx', 'crosses', 'auto', 'lblAlgn', 'lblOffset', 'noMultiLvlLbl'],
  'c:valAx': ['axId', 'scaling', 'delete', 'axPos', 'majorGridlines', 'title', 'numFmt', 'majorTickMark', 'minorTickMark', 'tickLblPos', 'spPr', 'txPr', 'crossAx', 'crosses', 'crossBetween', 'majorUnit'],
  'c:scaling': ['orientation', 'max', 'min'],
  'c:legend': ['legendPos', 'overlay', 'txPr'],
};

/** Names of the elements right below every element with this name. */
function childrenOf(xml: string, parent: string): string[][] {
  const found: string[][] = [];
  const open: { name: string; children: string[] }[] = [];
  for (const [, close, name = '', empty] of xml.matchAll(/<(\/?)([a-zA-Z]+:[a-zA-Z0-9]+)[^<>]*?(\/?)>/g)) {
    if (close === '/') {
      const done = open.pop();
      expect(done?.name).toBe(name);
      if (name === parent) found.push(done?.children ?? []);
    } else {
      open.at(-1)?.children.push(name.slice(name.indexOf(':') + 1));
      if (empty !== '/') open.push({ name, children: [] });
    }
  }
  expect(open).toEqual([]);
  return found;
}

describe('the parts of the package', () => {
  it('relate sheet, drawing and charts, and are named in the content types', async () => {
    const workbook = await write(annualReport(wholeInput()));
    const number = workbook.book.SheetNames.indexOf('统计图') + 1;
    const sheet = workbook.part(`xl/worksheets/sheet${number}.xml`);
    const id = /<drawing r:id="([^"]+)"\/>/.exec(sheet)?.[1];
    expect(sheet).toMatch(/<worksheet[^>]* xmlns:r="http:\/\/schemas\.openxmlformats\.org\/officeDocument\/2006\/relationships"/);
    // The drawing stands after the print set-up.
    expect(sheet.indexOf('<drawing ')).toBeGreaterThan(sheet.indexOf('<headerFooter>'));
    expect(workbook.part(`xl/worksheets/_rels/sheet${number}.xml.rels`)).toContain(`Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/drawing" Target="../drawings/drawing1.xml"`);
    const types = workbook.part('[Content_Types].xml');
    expect(types).toContain('<Override PartName="/xl/drawings/drawing1.xml" ContentType="application/vnd.openxmlformats-officedocument.drawing+xml"/>');
    const drawing = workbook.part('xl/drawings/drawing1.xml');
    const relations = workbook.part('xl/drawings/_rels/drawing1.xml.rels');
    for (const chart of [1, 2, 3, 4]) {
      expect(drawing).toContain(`r:id="rId${chart}"`);
      expect(relations).toContain(`Id="rId${chart}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/chart" Target="../charts/chart${chart}.xml"`);
      expect(types).toContain(`<Override PartName="/xl/charts/chart${chart}.xml" ContentType="application/vnd.openxmlformats-officedocument.drawingml.chart+xml"/>`);
    }
    expect(() => workbook.part('xl/charts/chart5.xml')).toThrow('no part');
  });

  it('has the elements of every chart in the order of the schema', async () => {
    const workbook = await write(annualReport(wholeInput()));
    for (const chart of [1, 2, 3, 4]) {
      const xml = workbook.part(`xl/charts/chart${chart}.xml`);
      for (const [parent, order] of Object.entries(ORDER)) {
        for (const children of childrenOf(xml, parent)) {
          const places = children.map((child) => order.indexOf(child));
          expect(places, `${parent} of chart ${chart}: ${children.join()}`).not.toContain(-1);
          expect(places, `${parent} of chart ${chart}: ${children.join()}`).toEqual([...places].sort((a, b) => a - b));
        }
      }
      expect(xml).not.toMatch(/<a:latin typeface="([^"]+)"\/>(?!<a:ea typeface="\1"\/>)/);
      for (const labels of childrenOf(xml, 'c:dLbls')) expect(labels.filter((name) => name.startsWith('show'))).toHaveLength(6);
    }
  });
});

const figure = (value: number): ReportCell => ({ kind: 'figure', value, format: 'percent' });
const table = (cells: readonly ReportCell[]): ReportTable => ({
  kind: 'table', name: "表'1", title: '表', headerLine: { left: '', center: '', right: '' }, columns: [{ header: ['县区'], width: 12 }, { header: ['率'], width: 12 }], codeRow: ['甲', '1'], totals: [{ kind: 'text', text: '全市合计' }, figure(0.5)],
  rows: cells.map((cell, position) => [{ kind: 'text', text: `县<${position}>` }, cell]), footerLine: [''], notes: [],
});
const chart = (changes: Partial<ReportChart> = {}): ReportChart => ({ kind: 'chart', name: '图1', title: '图', form: 'bars', table: "表'1", categories: 0, series: [{ column: 1, label: '率', colour: '1F5FA8' }], withTotals: true, axis: { title: '率', format: 'percent' }, ...changes });
const modelOf = (...sections: ReportModel['sections']): ReportModel => ({ title: '报表', fileName: '报表.xlsx', sections });

describe('what a chart draws', () => {
  const cells: readonly ReportCell[] = [figure(0.25), { kind: 'suppressed' }, { kind: 'missing' }, figure(0)];

  it('are the cells of the table: a hidden or missing one is a gap, a zero is a zero', async () => {
    const workbook = await write(modelOf(table(cells), chart()));
    const xml = workbook.part('xl/charts/chart1.xml');
    const values = /<c:val>.*?<c:f>([^<]+)<\/c:f>.*?<c:numCache>(.*?)<\/c:numCache>/s.exec(xml);
    expect(values?.[1]).toBe("'图表数据'!$B$2:$B$6");
    expect([...(values?.[2] ?? '').matchAll(/<c:pt idx="(\d)"><c:v>([^<]+)</g)].map(([, index, value]) => [index, value])).toEqual([['0', '0.5'], ['1', '0.25'], ['4', '0']]);
    expect(values?.[2]).toContain('<c:ptCount val="5"/>');
    expect(xml).toContain('<c:dispBlanksAs val="gap"/>');
    const data = workbook.sheet('图表数据');
    expect([1, 2, 3, 4, 5].map((row) => [cellAt(data, row, 1)?.f, cellAt(data, row, 1)?.v])).toEqual([["'表''1'!$B$5", 0.5], ["'表''1'!$B$6", 0.25], [undefined, undefined], [undefined, undefined], ["'表''1'!$B$9", 0]]);
    expect(xml).toContain('<c:v>县&lt;0&gt;</c:v>');
    expect(workbook.part('xl/workbook.xml')).toMatch(/<sheet name="图表数据"[^>]*state="hidden"/);
  });

  it('is drawn to the left for the first side of a pyramid, and labelled without a sign', async () => {
    const workbook = await write(modelOf(table(cells), chart({ form: 'pyramid', withTotals: false, series: [{ column: 1, label: '男', colour: '0072B2' }, { column: 1, label: '女', colour: 'D55E00' }] })));
    const data = workbook.sheet('图表数据');
    expect([cellAt(data, 1, 1)?.v, cellAt(data, 1, 1)?.f, cellAt(data, 1, 2)?.v]).toEqual([-0.25, "-'表''1'!$B$6", 0.25]);
    const xml = workbook.part('xl/charts/chart1.xml');
    const [, end = '', start = ''] = /<c:max val="([^"]+)"\/><c:min val="([^"]+)"\/>/.exec(xml) ?? [];
    expect(Number(start)).toBe(-Number(end));
    for (const [, code = ''] of xml.matchAll(/formatCode="([^"]*;[^"]*)"/g)) expect(code).not.toContain('-');
  });

  it('has its target as a line over the bars, read from cells like any other', async () => {
    const workbook = await write(modelOf(table(cells), chart({ target: { value: 0.95, label: '目标 95%' } })));
    const xml = workbook.part('xl/charts/chart1.xml');
    expect(xml.indexOf('<c:lineChart>')).toBeGreaterThan(xml.indexOf('</c:barChart>'));
    expect(xml).toContain("<c:f>'图表数据'!$C$2:$C$6</c:f>");
    expect([1, 5].map((row) => cellAt(workbook.sheet('图表数据'), row, 2)?.v)).toEqual([0.95, 0.95]);
  });

  it('must be a table of the report', async () => {
    await expect(write(modelOf(table(cells), chart({ table: '表9' })))).rejects.toThrow('图1 draws 表9');
  });
});
