import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { cellText } from '../../../electron/engine/report/cell-text';
import type { ReportChart } from '../../../electron/engine/report/chart-model';
import { chartSvg } from '../../../electron/engine/report/html/chart-svg';
import { reportHtml, reportSheets } from '../../../electron/engine/report/html/report-html';
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
    expect(reportHtml(model, '"</style><b>').split('</style>')).toHaveLength(2);
  });

  it('puts wide tables across, each on a sheet of its own', () => {
    const sheets = reportSheets(model);
    expect(sheets).toHaveLength(3);
    expect(sheets[1]).toContain('附件1');
    expect(sheets[2]).toMatch(/^<section class="sheet across/);
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
