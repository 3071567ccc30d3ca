/** The xlsx writer of report models. The library behind it is named in this folder only. */
import { writeXlsx } from 'hucre/xlsx';
import { type DocumentStamp, REPORT_PROPERTIES } from '../document-stamp';
import type { ReportModel } from '../model';
import { planCharts } from './charts/chart-sheets';
import { planChecks } from './checks-sheet';
import { finishPackage } from './finish-package';
import type { PlacedTable } from './placed-table';
import { proseSheet } from './prose-sheet';
import { sheetName } from './safe-text';
import type { BuiltSheet } from './sheet-builder';
import { tableSheet } from './table-sheet';
import { textSheet } from './text-sheet';

const CHARTS = '统计图';
const CHART_DATA = '图表数据';
const CHECKS = '校验';

export async function writeWorkbook(model: ReportModel, stamp: DocumentStamp): Promise<Uint8Array> {
  const taken: string[] = [];
  const named = (name: string): string => {
    const own = sheetName(name, taken);
    taken.push(own);
    return own;
  };
  const charts = model.sections.filter((section) => section.kind === 'chart');
  // All charts stand on one sheet, where the first of them stands in the report.
  const shown = model.sections.filter((section) => section.kind !== 'chart' || section === charts[0]).map((section) => ({ section, name: named(section.kind === 'chart' ? CHARTS : section.name) }));
  const placed = shown.flatMap(({ section, name }): PlacedTable[] => (section.kind === 'table' ? [{ table: section, sheet: name }] : []));
  const checks = planChecks(placed, named(CHECKS));
  const drawn = planCharts(charts, placed, { charts: shown.find(({ section }) => section.kind === 'chart')?.name ?? CHARTS, data: named(CHART_DATA) }, `${model.title}${CHARTS}`);
  const sheets = shown.flatMap(({ section, name }): readonly BuiltSheet[] => {
    switch (section.kind) {
      case 'text':
        return [textSheet(section, name)];
      case 'prose':
        return [proseSheet(section, model.title, name)];
      case 'table':
        return [tableSheet(section, name, checks?.summaries.get(section.name))];
      case 'chart':
        return drawn === null ? [] : [drawn.charts];
    }
  });
  return writeSheets([...sheets, ...(checks === null ? [] : [checks.sheet]), ...(drawn === null ? [] : [drawn.data])], model.title, stamp);
}

export async function writeSheets(sheets: readonly BuiltSheet[], title: string, { issuedOn, report }: DocumentStamp): Promise<Uint8Array> {
  const footer = report === undefined ? {} : { headerFooter: { oddFooter: `&L报告编号：${report.id}&C第 &P 页\u3000共 &N 页` } };
  const written = await writeXlsx({
    sheets: sheets.map(({ sheet }) => ({ ...sheet, ...footer })),
    namedRanges: sheets.flatMap(({ printNames }) => printNames),
    defaultFont: { name: '仿宋_GB2312', size: 11, charset: 134 },
    properties: {
      title,
      creator: '育心数据台',
      created: issuedOn,
      modified: issuedOn,
      ...(report === undefined ? {} : { custom: { [REPORT_PROPERTIES.id]: report.id, [REPORT_PROPERTIES.dataState]: report.dataState } }),
    },
  });
  return finishPackage(written, sheets, issuedOn);
}
