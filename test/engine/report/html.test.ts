import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { cellText } from '../../../electron/engine/report/cell-text';
import type { ReportChart } from '../../../electron/engine/report/chart-model';
import { chartSvg } from '../../../electron/engine/report/html/chart-svg';
import { reportHtml, reportSheets } from '../../../electron/engine/report/html/report-html';
import { tableHtml } from '../../../electron/engine/report/html/report-table';
import { columnParts, columnWidths, tableClasses } from '../../../electron/engine/report/html/table-width';
import type { ReportTable } from '../../../electron/engine/report/model';
import { lettered } from './letter-sample';

const model = lettered({ redHead: '菏泽市教育局文件', number: '菏教字〔2026〕12号', signedBy: '张三', attachments: ['表1', '表2'] });
const TABLE: ReportTable = {
  kind: 'table', name: '表1', title: '表', headerLine: { left: '', center: '', right: '' }, codeRow: [], totals: [], footerLine: [], notes: [],
  columns: [{ header: ['年级'], width: 10 }, { header: ['男'], width: 10 }, { header: ['女'], width: 10 }],
  rows: [
    [{ kind: 'text', text: '一年级' }, { kind: 'figure', value: 30, format: 'integer' }, { kind: 'figure', value: 10, format: 'integer' }],
    [{ kind: 'text', text: '二年级' }, { kind: 'suppressed' }, { kind: 'missing' }],
    [{ kind: 'text', text: '<三>' }, { kind: 'figure', value: 0, format: 'integer' }, { kind: 'figure', value: 20, format: 'integer' }],
  ],
};
const chart = (form: ReportChart['form']): ReportChart => ({
  kind: 'chart', name: '图1', title: '图', form, table: '表1', categories: 0, withTotals: false, axis: { title: '人', format: 'integer' },
  series: [{ column: 1, label: '男', colour: '2F5597' }, { column: 2, label: '女', colour: 'C55A11' }], target: { value: 15, label: '目标' },
});

function check(markup: string): void {
  const parser = new SaxesParser();
  parser.on('error', (error) => expect.fail(error.message));
  parser.write(markup).close();
}

describe('a report as a page', () => {
  it('holds every cell, and nothing that is fetched or run', () => {
    const html = reportHtml(model, 'YX-1');
    for (const section of model.sections) if (section.kind === 'table') for (const cell of [section.totals, ...section.rows].flat()) expect(html).toContain(`>${cellText(cell)}<`);
    expect(html).not.toMatch(/<script|<img|<link|src=|href=|url\(|@import/);
    expect(html).toContain("default-src 'none'");
    expect(html).toContain('报告编号：YX-1');
    expect(html).toBe(reportHtml(model, 'YX-1'));
  });

  it('is well formed whatever the texts hold', () => {
    const nasty = '<b>&"\'\u0000\ud800</script>';
    const sheets = reportSheets({ ...lettered({ redHead: nasty, issuer: nasty, addressedTo: nasty, attachments: [nasty], copiesTo: [nasty], number: nasty, signedBy: nasty }), title: nasty });
    check(`<article>${sheets.join('').replaceAll('<br>', '<br/>').replace(/<col ([^>]*)>/g, '<col $1/>')}</article>`);
    expect(sheets.join('')).not.toContain('<b>');
    // As many styles as there are, whatever the number is.
    expect(reportHtml(model, '"</style><b>').split('</style>')).toHaveLength(reportHtml(model, 'YX-1').split('</style>').length);
    expect(reportHtml(model, '"</style><b>')).not.toContain('<b>');
  });

  it('indents the first line of paragraphs, and of nothing in a cell', () => {
    const html = reportHtml(model, '');
    expect(html).toContain('<td class="text">');
    expect(html.match(/[^}]*\{[^}]*text-indent: 2em[^}]*\}/g)).toEqual(['\n.report p.text { text-indent: 2em; }']);
  });

  it('marks where a list of attachments begins, so that it stays in line over a page break', () => {
    const [text = ''] = reportSheets(model);
    expect([...text.matchAll(/<p class="(attachments[^"]*)">(附件：)?\d\. /g)].map(([, name, first]) => [name, first])).toEqual([['attachments first', '附件：'], ['attachments', undefined]]);
  });

  it('puts wide tables across, each on a sheet of its own', () => {
    const sheets = reportSheets(model);
    expect(sheets).toHaveLength(3);
    expect(sheets[1]).toContain('附件1');
    expect(sheets[2]).toMatch(/^<section class="sheet across/);
  });
});

describe('a table on paper', () => {
  const figure = (value: number) => ({ kind: 'figure', value, format: 'integer' }) as const;
  const wide = (count: number): ReportTable => ({
    ...TABLE,
    columns: [{ header: ['县区', '县区'], width: 14 }, ...Array.from({ length: count }, (_, column) => ({ header: [`第${Math.floor(column / 3)}组`, `栏${column}`], width: 10 }))],
    codeRow: ['甲', ...Array.from({ length: count }, (_, column) => String(column + 1))],
    totals: [{ kind: 'text', text: '全市合计' }, ...Array.from({ length: count }, (_, column) => figure(column))],
    rows: [],
    parts: [[{ kind: 'text', text: '小学' }, ...Array.from({ length: count }, (_, column) => figure(1000 + column))]],
    survey: ['表　　号：菏教基1表'],
  });

  it('stands upright, across, or across in small print, as its columns need', () => {
    expect(tableClasses(wide(8), true)).toEqual([]);
    expect(tableClasses(wide(12), true)).toEqual(['across']);
    expect(tableClasses(wide(16), true)).toEqual(['across', 'wide']);
    expect(tableClasses({ ...wide(16), onPortraitPage: true }, true)).toEqual([]);
    // An official document has wider margins.
    expect(tableClasses(wide(12), false)).toEqual(['across', 'wide']);
  });

  it('that is wider than any sheet is continued in parts that name their rows and keep groups together, with no column lost', () => {
    expect(columnParts(wide(16), true)).toHaveLength(1);
    const parts = columnParts(wide(40), true);
    expect(parts.length).toBeGreaterThan(2);
    for (const part of parts) expect(part[0]).toBe(0);
    expect(parts.flatMap((part) => part.slice(1))).toEqual(Array.from({ length: 40 }, (_, column) => column + 1));
    for (const part of parts.slice(1)) expect(((part[1] ?? 0) - 1) % 3).toBe(0);
    const html = tableHtml(wide(40), true);
    expect(html.match(/<table>/g)).toHaveLength(parts.length);
    expect(html.match(/>全市合计</g)).toHaveLength(parts.length);
  });

  it('widens a column for the longest figure in it', () => {
    const [first, , third] = columnWidths({ ...wide(3), rows: [[{ kind: 'text', text: '曹县' }, figure(1), figure(123_456_789_012), figure(3)]] });
    expect(first).toBe(14);
    expect(third).toBe('123,456,789,012'.length + 2);
  });

  it('has its 其中 rows, the block of an approved survey, and marks what misses the target', () => {
    const target = { value: 1001, atLeast: true } as const;
    const html = tableHtml({ ...wide(3), columns: wide(3).columns.map((column, index) => (index === 0 ? column : { ...column, target })) }, true);
    expect(html).toContain('>1,002<');
    expect(html).toContain('菏教基1表');
    expect(html).toContain('<td class="figure missed">1,000</td>');
    expect(html).toContain('<td class="figure">1,001</td>');
  });
});

describe('a chart', () => {
  it.each(['bars', 'stackedShares', 'lines', 'pyramid'] as const)('as %s is drawn well formed, without what is hidden or missing', (form) => {
    const svg = chartSvg(chart(form), TABLE);
    check(svg);
    expect(svg).toContain('&lt;三&gt;');
    expect(svg).not.toMatch(/NaN|undefined|null/);
    // Two categories have figures of both.
    if (form === 'bars') expect(svg.match(/<rect[^>]*fill="#2F5597"/g)).toHaveLength(2 + 1);
    if (form === 'lines') expect(svg.match(/<circle/g)).toHaveLength(4);
  });

  it('draws heights in proportion', () => {
    const heights = [...chartSvg(chart('bars'), TABLE).matchAll(/height="([\d.]+)" fill="#C55A11"/g)].map(([, height]) => Number(height));
    expect(heights[1]).toBeCloseTo(2 * (heights[0] ?? 0), 1);
  });

  it('shares the whole among the parts', () => {
    const svg = chartSvg(chart('stackedShares'), TABLE);
    const [men] = [...svg.matchAll(/height="([\d.]+)" fill="#2F5597"/g)].map(([, height]) => Number(height));
    const [women] = [...svg.matchAll(/height="([\d.]+)" fill="#C55A11"/g)].map(([, height]) => Number(height));
    expect((men ?? 0) / (women ?? 1)).toBeCloseTo(3, 2);
  });
});
