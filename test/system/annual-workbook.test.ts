/** The annual workbook in the hands of other programs: openpyxl reads it, LibreOffice computes and prints it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { annualReport } from '../../electron/engine/report/annual';
import { writeWorkbook } from '../../electron/engine/report/xlsx/write-workbook';
import { CITY, wholeInput } from '../engine/report/city';
import { type Office, openOffice } from './support/office';

const ID = 'YX-20260715-00000000';
type Cells = Readonly<Record<string, Readonly<Record<string, string | number | null>>>>;

const VALUES = `
import json, sys, openpyxl
book = openpyxl.load_workbook(sys.argv[1], data_only=True)
print(json.dumps({sheet.title: {cell.coordinate: cell.value for row in sheet.iter_rows() for cell in row if isinstance(cell.value, (str, int, float))} for sheet in book}))
`;
const STRUCTURE = `
import json, sys, openpyxl
book = openpyxl.load_workbook(sys.argv[1])
def series(chart):
    return [[s.val.numRef.f, s.cat.strRef.f] for part in [chart] + list(getattr(chart, '_charts', []))[1:] for s in part.series]
print(json.dumps({sheet.title: {
    'charts': [[type(chart).__name__, series(chart)] for chart in sheet._charts],
    'merges': [str(merge) for merge in sheet.merged_cells.ranges],
    'formulas': {cell.coordinate: cell.value for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str) and cell.value.startswith('=')},
    'state': sheet.sheet_state, 'titles': sheet.print_title_rows, 'paper': sheet.page_setup.paperSize, 'freeze': sheet.freeze_panes,
} for sheet in book}))
`;
/** openpyxl keeps formulas without their results, so that whoever opens the copy has to compute them. */
const FORGET = `
import json, sys, openpyxl
openpyxl.load_workbook(sys.argv[1]).save(sys.argv[2])
print(json.dumps(True))
`;

interface Structure {
  readonly charts: readonly (readonly [kind: string, series: readonly (readonly [values: string, categories: string])[]])[];
  readonly merges: readonly string[];
  readonly formulas: Readonly<Record<string, string>>;
  readonly state: string;
  readonly titles: string | null;
  readonly paper: string | number;
  readonly freeze: string | null;
}

let office: Office;
let file: string;
beforeAll(async () => {
  office = await openOffice();
  file = await office.write('annual.xlsx', await writeWorkbook(annualReport(wholeInput()), { issuedOn: new Date(2026, 6, 15), report: { id: ID, dataState: 'state' } }));
});
afterAll(() => office.close());

describe('openpyxl', () => {
  it('finds the charts, each of a range that exists, the merges and the print set-up', async () => {
    const book = await office.python<Record<string, Structure>>(STRUCTURE, file);
    const charts = book['统计图']?.charts ?? [];
    expect(charts.map(([kind]) => kind)).toEqual(['BarChart', 'BarChart', 'LineChart', 'BarChart']);
    // Ten bars of a city and its counties with their target; four levels; four lines; two sides.
    expect(charts.map(([, series]) => series.length)).toEqual([2, 4, 4, 2]);
    expect(charts[0]?.[1][0]).toEqual(["'图表数据'!$B$2:$B$13", "'表1 师资覆盖'!$A$6:$A$17"]);
    expect(book['图表数据']?.state).toBe('hidden');
    expect(book['表2 测评与风险']).toMatchObject({ titles: '$1:$5', freeze: 'B6' });
    expect(Number(book['表2 测评与风险']?.paper)).toBe(9);
    expect(book['表2 测评与风险']?.merges).toEqual(expect.arrayContaining(['B3:F3', 'H3:I3', 'A3:A4']));
    expect(book['表1 师资覆盖']?.formulas['B6']).toBe('=SUM(B7:B17)');
  });
});

describe('LibreOffice', () => {
  it('computes from the formulas alone what the workbook says', async () => {
    await office.python(FORGET, file, `${office.folder}/forgotten.xlsx`);
    const computed = await office.python<Cells>(VALUES, await office.convert(`${office.folder}/forgotten.xlsx`, 'xlsx', `${office.folder}/computed`));
    const written = await office.python<Cells>(VALUES, file);
    const { formulas } = (await office.python<Record<string, Structure>>(STRUCTURE, file))['校验'] ?? { formulas: {} };
    expect(Object.keys(formulas).length).toBeGreaterThan(150);
    for (const [sheet, cells] of Object.entries(written)) {
      for (const [address, value] of Object.entries(cells)) {
        const found = computed[sheet]?.[address];
        if (typeof value === 'number') expect(found, `${sheet}!${address}`).toBeCloseTo(value, 9);
        else expect(found, `${sheet}!${address}`).toBe(value);
      }
    }
    expect(written['表1 师资覆盖']?.['B6']).toBe(CITY.whole.schools);
  });

  it('says 不符 where somebody has changed a figure', async () => {
    await office.python(`
import json, sys, openpyxl
book = openpyxl.load_workbook(sys.argv[1])
book['表1 师资覆盖']['G8'] = 999
book.save(sys.argv[2])
print(json.dumps(True))
`, file, `${office.folder}/changed.xlsx`);
    const computed = await office.python<Cells>(VALUES, await office.convert(`${office.folder}/changed.xlsx`, 'xlsx', `${office.folder}/changed`));
    expect(Object.values(computed['校验'] ?? {}).filter((value) => value === '不符')).toHaveLength(2);
    expect(Object.values(computed['表1 师资覆盖'] ?? {})).toContain('审核结果：2处不符，见“校验”表');
  });

  it('prints every page with its number and the number of the report', async () => {
    const pages = (await office.textOfPdf(await office.convert(file, 'pdf', `${office.folder}/pdf`))).split('\f').filter((page) => page.trim() !== '');
    expect(pages.length).toBeGreaterThan(8);
    pages.forEach((page, index) => {
      expect(page).toContain(`报告编号：${ID}`);
      expect(page.replaceAll(/\s/g, '')).toContain(`第${index + 1}页共${pages.length}页`);
      expect(page).not.toContain('###');
    });
  });
});
