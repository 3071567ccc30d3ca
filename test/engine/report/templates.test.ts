/** A template that is filled in by its rules imports without a question and without an issue. */
import { tableFromIPC } from 'apache-arrow';
import { describe, expect, it } from 'vitest';
import * as XLSX from 'xlsx';
import { idCheckDigit } from '../../../electron/engine/ingest/clean/identifiers';
import { inputRule, listOf, templateColumns } from '../../../electron/engine/report/template-columns';
import { templateWorkbook } from '../../../electron/engine/report/template-workbook';
import { DATASETS, type DatasetDefinition, type DatasetId, getDataset } from '../../../shared/datasets';
import { COUNTIES } from '../../../shared/regions';
import { RISK_LEVELS } from '../../../shared/risk';
import { STAGES } from '../../../shared/stages';
import { newDesk, type TestDesk } from '../support/engine';
import { reread, type Reread, textsOf } from './reread';

const ROWS = 36;
/** One row a county is all that a form of counties can hold. */
const rowsOf = (dataset: DatasetDefinition): number => (dataset.id === 'countyTotals' ? listOfColumn(dataset, 'county').length : ROWS);
type Value = string | number;
type Fill = Readonly<Record<string, (row: number) => Value | null>>;

const id = (digits: string): string => digits + idCheckDigit(digits);
const idOfRow = (row: number): string => id(`3717212012090${String(1010 + row)}`);
const cycle = (list: readonly string[], row: number): string => list[row % list.length] ?? '';
const listOfColumn = (dataset: DatasetDefinition, columnId: string): readonly string[] => listOf(dataset.columns.find((column) => column.id === columnId) ?? null) ?? [];

/** A value for every column, as the guide asks for it; every entry of every list comes up. */
const values: Fill = {
  township: () => '曹城街道', schoolName: (row) => `第${row % 3}实验学校`, schoolCode: (row) => `21370000${String(10 + row)}`,
  classes: (row) => 24 + row, students: (row) => 900 + row, boardingStudents: () => 0, staff: () => 60,
  name: (row) => `李测${String.fromCharCode(0x4e00 + row * 9)}`, idCard: idOfRow, birthMonth: () => '1988.10', subject: () => '语文',
  education: () => '本科', major: () => '应用心理学', certificate: () => '国家二级心理咨询师', certificateDate: () => '2016.11', counselingYears: () => 6.5, title: () => '一级教师', weeklyHours: () => 8, phone: () => '13800001111',
  nationalStudentNumber: (row) => `G${idOfRow(row)}`, studentNumber: (row) => `2025${String(100 + row)}`, birthDate: () => '2012-09-01', className: () => '3班',
  assessedOn: () => '2025-10-16', durationSeconds: () => 860, scale: () => 'MHT', totalScore: () => 38, validityScore: () => 2,
};
/** Fits the births above: a grade that does not is an issue of its own. */
const grades = ['七年级', '八年级'];
const dutyDay = (row: number): string => `2025-11-${String(1 + (row % 28)).padStart(2, '0')}`;
const forDataset: Readonly<Partial<Record<DatasetId, Fill>>> = {
  schools: { schoolName: (row) => `第${row}实验学校` },
  counselors: {},
  assessmentResults: { grade: (row) => cycle(grades, row), schoolCode: (row) => `313700000${String(row % 3)}`, county: () => '曹县' },
  // A scale with as many questions as stand ready in the form: others would be told that they cannot be scored.
  assessmentAnswers: { scale: () => 'CES-D', grade: (row) => cycle(grades, row), schoolCode: (row) => `313700000${String(row % 3)}`, county: () => '曹县' },
  schoolChanges: { county: () => '曹县', oldName: (row) => `曹县旧第${row}小学`, oldCode: (row) => `21370001${String(10 + row)}`, newName: (row) => `曹县新第${row}小学`, newCode: (row) => `21370002${String(10 + row)}` },
  areaCrosswalk: { validTo: () => '2026-08-31' },
  activities: { heldOn: dutyDay, topic: (row) => `主题${row}` },
  assessmentOrganisation: { schoolCode: (row) => `31370000${String(10 + row)}` },
  followUps: { grade: (row) => cycle(grades, row), schoolCode: (row) => `313700000${String(row % 3)}`, county: () => '曹县', referredOn: () => null, closedOn: () => null },
  hotlineShifts: { dutyOn: dutyDay, startTime: () => null, endTime: () => null, substitute: () => null },
  hotlineCalls: { calledAt: (row) => `${dutyDay(row)} ${String(row % 24).padStart(2, '0')}:35`, calledBackAt: (row) => (row % 2 === 0 ? null : '2025-12-01 09:00'), operator: () => '刘洋', callNumber: (row) => `RX${100 + row}`, callerPhone: () => '13800001111', callerName: () => '周某', content: () => '略', gender: (row) => cycle(['男', '女'], row) },
};

function valueOf(dataset: DatasetDefinition, columnId: string, row: number): Value | null {
  const list = listOfColumn(dataset, columnId);
  const make = forDataset[dataset.id]?.[columnId] ?? (list.length > 0 ? () => cycle(list, row) : values[columnId]);
  if (make !== undefined) return make(row);
  // What the catalogue itself gives as an example must import as well.
  const { example, type, storage } = dataset.columns.find((column) => column.id === columnId)!;
  if (example === '' && storage === 'keep') throw new Error(`no value for ${columnId}`);
  return type === 'integer' || type === 'decimal' ? Number(example) : example;
}

async function blank(desk: TestDesk, dataset: DatasetDefinition): Promise<Uint8Array> {
  const { fileName, bytes } = await desk.call('template.make', { dataset: dataset.id });
  expect(fileName).toBe(`${dataset.label}模板.xlsx`);
  return bytes;
}

/** @param filled columns to fill in; the others stay empty. */
function fillIn(bytes: Uint8Array, dataset: DatasetDefinition, rows: number, filled: (columnId: string) => boolean, change: (form: XLSX.WorkSheet) => void = () => undefined): XLSX.WorkBook {
  const book = XLSX.read(bytes, { type: 'array', cellStyles: true });
  const form = book.Sheets[dataset.label]!;
  // The days below are of 2025-2026: who fills the form in for another year than the present one changes its title.
  const title = form['A1'] as XLSX.CellObject;
  title.v = String(title.v).replace(/\d{4}(\D)\d{4}/, '2025$12026');
  templateColumns(dataset).forEach(({ column }, position) => {
    for (let row = 0; row < rows; row++) {
      const value = column === null ? (row + position) % 4 : filled(column.id) ? valueOf(dataset, column.id, row) : null;
      if (value !== null) form[XLSX.utils.encode_cell({ r: 3 + row, c: position })] = typeof value === 'number' ? { t: 'n', v: value } : { t: 's', v: value };
    }
  });
  const range = XLSX.utils.decode_range(form['!ref'] ?? 'A1');
  form['!ref'] = XLSX.utils.encode_range({ s: range.s, e: { c: range.e.c, r: Math.max(range.e.r, 2 + rows) } });
  change(form);
  return book;
}

const saved = (book: XLSX.WorkBook, bookType: XLSX.BookType = 'xlsx'): Buffer => XLSX.write(book, { type: 'buffer', bookType }) as Buffer;
const everything = (): boolean => true;

async function question(desk: TestDesk, path: string): Promise<unknown> {
  const [file] = (await desk.call('import.inspect', { sources: [{ kind: 'path', path }] })).files;
  return { unknown: file?.unknownTables, tables: file?.tables.map(({ dataset, needsConfirmation, schoolYear, unmappedHeaders }) => ({ dataset, needsConfirmation, schoolYear, unmappedHeaders })) };
}
const none = (dataset: DatasetDefinition, schoolYear: unknown = expect.stringMatching(/^20\d{2}-20\d{2}$/)): unknown => ({ unknown: [], tables: [{ dataset: dataset.id, needsConfirmation: false, schoolYear, unmappedHeaders: [] }] });

async function answered(desk: TestDesk, sql: string): Promise<Record<string, unknown>[]> {
  const { rows } = await desk.call('query.run', { sql });
  return tableFromIPC(rows).toArray().map((row: { toJSON(): Record<string, unknown> }) => row.toJSON());
}

const formOf = async (dataset: DatasetDefinition): Promise<Reread> => reread(await templateWorkbook(dataset, '2025-2026', new Date(2026, 2, 1)));

describe.each(DATASETS.map((dataset) => [dataset.label, dataset] as const))('the template of %s', (_, dataset) => {
  it('lists every column in the form and in the guide', async () => {
    const form = await formOf(dataset);
    expect(form.book.SheetNames).toEqual([dataset.label, '填写说明']);
    const [title, line, header] = XLSX.utils.sheet_to_json<string[]>(form.sheet(dataset.label), { header: 1 });
    expect(title?.[0]).toBe(`${dataset.label}（2025—2026学年）`);
    expect(line?.[0]).toContain('填报单位');
    const columns = templateColumns(dataset);
    expect(header).toEqual(columns.map(({ label, need }) => (need === 'always' ? `*${label}` : label)));
    const guide = XLSX.utils.sheet_to_json<string[]>(form.sheet('填写说明'), { header: 1 });
    const first = guide.findIndex(([text]) => text === '栏 目') + 1;
    expect(guide.slice(first).map(([label]) => label)).toEqual(columns.map(({ label }) => label));
    const left = dataset.columns.filter(({ label }) => !columns.some((column) => column.label === label));
    expect(left.map(({ id: columnId }) => columnId)).toEqual(dataset.id === 'assessmentAnswers' ? ['measure', 'score'] : []);
  });

  it('keeps every digit of codes in whole columns, and numbers as numbers', async () => {
    const form = await formOf(dataset);
    const xml = form.part('xl/worksheets/sheet1.xml');
    const styles = form.part('xl/styles.xml');
    const formats = [...(/<cellXfs.*<\/cellXfs>/s.exec(styles)?.[0] ?? '').matchAll(/<xf [^>]*?numFmtId="(\d+)"/g)].map(([, format]) => Number(format));
    const ofColumn = [...xml.matchAll(/<col [^>]*?style="(\d+)"/g)].map(([, style]) => formats[Number(style)]);
    const [text, general] = [49, 0];
    expect(ofColumn).toEqual(templateColumns(dataset).map(({ column }) => (column === null || column.type === 'integer' || column.type === 'decimal' ? general : text)));
  });

  it('offers lists and messages no longer than Excel takes', async () => {
    const form = await formOf(dataset);
    expect(form.part('xl/worksheets/sheet1.xml').match(/<dataValidation /g)).toHaveLength(templateColumns(dataset).length);
    for (const column of templateColumns(dataset)) {
      const list = listOf(column.column) ?? [];
      expect(list.join(',').length).toBeLessThanOrEqual(255);
      expect(list.filter((entry) => /[,"]/.test(entry))).toEqual([]);
      expect(column.label.length).toBeLessThanOrEqual(32);
      expect(inputRule(column).rule.length).toBeLessThanOrEqual(200);
    }
  });

  it('holds no example where it could be taken for data', async () => {
    const desk = await newDesk();
    const bytes = await blank(desk, dataset);
    const cells = XLSX.utils.sheet_to_json<unknown[]>(reread(bytes).sheet(dataset.label), { header: 1, blankrows: false, range: 3 });
    expect(cells.flat()).toEqual([]);
    expect((await desk.import(desk.write('空.xlsx', bytes))).totals.rowsRead).toBe(0);
  });

  it.each(['xlsx', 'biff8', 'ods'] as const)('filled in and saved as %s, imports every row without a question and without an issue', async (bookType) => {
    const desk = await newDesk();
    const extension = { xlsx: 'xlsx', biff8: 'xls', ods: 'ods' }[bookType];
    const path = desk.write(`填好.${extension}`, saved(fillIn(await blank(desk, dataset), dataset, rowsOf(dataset), everything), bookType));
    expect(await question(desk, path)).toEqual(none(dataset));
    const report = await desk.import(path);
    expect((await desk.call('import.issues', {})).issues).toEqual([]);
    expect(report.totals).toMatchObject({ loaded: 1, failed: 0, rowsRead: rowsOf(dataset), rowsLoaded: rowsOf(dataset), rowsRejected: 0 });
  });

  it('takes a single row with no more than is asked for, a heading filled in and the year changed', async () => {
    const desk = await newDesk();
    const needed = new Set(['schoolName', 'name', 'riskLevel', 'oldName', 'newName', 'township', ...templateColumns(dataset).flatMap(({ need, column }) => (need === 'always' && column !== null ? [column.id] : []))]);
    const change = (form: XLSX.WorkSheet): void => {
      form['A1'] = { t: 's', v: `${dataset.label}（2023—2024学年）` };
      form['A2'] = { t: 's', v: '填报单位（盖章）：曹县教育局        填表人：李静      联系电话：0530-1234567      红字带 * 的必填。' };
    };
    const path = desk.write('一行.xlsx', saved(fillIn(await blank(desk, dataset), dataset, 1, (columnId) => needed.has(columnId), change)));
    expect(await question(desk, path)).toEqual(none(dataset, '2023-2024'));
    expect((await desk.import(path)).totals).toMatchObject({ loaded: 1, rowsRead: 1, rowsLoaded: 1 });
    expect((await desk.call('import.issues', {})).issues.filter(({ action }) => action === 'rejected' || action === 'emptied')).toEqual([]);
  });

  it('asks for what a row cannot do without, and for no more', async () => {
    const desk = await newDesk();
    const bytes = await blank(desk, dataset);
    const columns = templateColumns(dataset).flatMap(({ column, need }) => (column === null ? [] : [{ columnId: column.id, need }]));
    const needed = columns.filter(({ need }) => need !== 'never').map(({ columnId }) => columnId);
    const groups = [...columns.filter(({ need }) => need === 'always' || need === 'withScore').map(({ columnId }) => [columnId]), ...(dataset.atLeastOne ?? [['schoolName', 'schoolCode'], ['name', 'idCard', 'nationalStudentNumber', 'studentNumber']]).filter((group) => group.every((columnId) => columns.some((column) => column.columnId === columnId && column.need === 'oneOf')))];
    expect(new Set(groups.flat())).toEqual(new Set(needed));
    // The row in question stands among whole ones: a form without a required column would be refused as a whole.
    for (const [index, group] of groups.entries()) {
      const book = fillIn(bytes, dataset, 4, everything, (form) => {
        templateColumns(dataset).forEach(({ column }, position) => {
          if (column !== null && group.includes(column.id)) delete form[XLSX.utils.encode_cell({ r: 4, c: position })];
        });
      });
      const report = await desk.import(desk.write(`缺${index}.xlsx`, saved(book)));
      expect([group, report.totals.rowsLoaded, report.totals.rowsRejected]).toEqual([group, 3, 1]);
    }
  });
});

describe('what was chosen from the lists', () => {
  const filled = async (datasetId: DatasetId, rows: number): Promise<TestDesk> => {
    const desk = await newDesk();
    const dataset = getDataset(datasetId);
    await desk.import(desk.write('填好.xlsx', saved(fillIn(await blank(desk, dataset), dataset, rows, everything))));
    return desk;
  };

  it('is stored as meant: schools', async () => {
    const desk = await filled('schools', ROWS);
    const today = COUNTIES.filter(({ validTo }) => validTo === undefined);
    const inScope = STAGES.filter(({ inScope: counts }) => counts);
    const found = await answered(desk, 'SELECT schoolName, county, stage, ownership, urbanRural, boarding, classes, students, schoolCode FROM schools ORDER BY students');
    expect(found.map((row) => ({ ...row, classes: Number(row['classes']), students: Number(row['students']) }))).toEqual(
      Array.from({ length: ROWS }, (_, row) => ({
        schoolName: `第${row}实验学校`, county: today[row % today.length]?.code, stage: inScope[row % inScope.length]?.id,
        ownership: ['public', 'private'][row % 2], urbanRural: ['urban', 'town', 'rural'][row % 3], boarding: row % 2 === 0, classes: 24 + row, students: 900 + row, schoolCode: `21370000${10 + row}`,
      })),
    );
  });

  it('is stored as meant: teachers', async () => {
    const desk = await filled('counselors', 12);
    const found = await answered(desk, 'SELECT name, gender, employment, counselingYears, weeklyHours FROM counselors ORDER BY name');
    // One in three is none: such teachers do not count.
    expect(found).toHaveLength(8);
    for (const row of found) {
      const position = Array.from({ length: 12 }, (_, index) => values['name']!(index)).indexOf(String(row['name']));
      expect(row).toMatchObject({ gender: ['male', 'female'][position % 2], employment: ['fullTime', 'partTime'][position % 3], counselingYears: 6.5, weeklyHours: 8 });
    }
  });

  it('is stored as meant: risk levels', async () => {
    const desk = await filled('assessmentResults', ROWS * 3);
    const found = await answered(desk, 'SELECT riskLevel, sum(students) AS students FROM assessment_cells WHERE NOT suppressed GROUP BY riskLevel ORDER BY riskLevel');
    expect(found.map((row) => [row['riskLevel'], Number(row['students'])])).toEqual([...RISK_LEVELS].sort().map((level) => [level, (ROWS * 3) / RISK_LEVELS.length]));
  });
});

it('says in the guide what becomes of each column', async () => {
  const texts = textsOf((await formOf(getDataset('assessmentResults'))).sheet('填写说明'));
  expect(texts).toEqual(expect.arrayContaining(['读取时转换为假名，原文不入库', '不入库，读到即丢弃', '入库', '11010519491231002X', '张三']));
  expect(texts.join()).toContain('姓名、身份证号、学籍号、学号至少填一项');
});
