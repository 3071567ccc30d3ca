/** A template that is filled in by its rules imports without a question and without an issue. */
import { describe, expect, it } from 'vitest';
import * as XLSX from 'xlsx';
import { idCheckDigit } from '../../../electron/engine/ingest/clean/identifiers';
import { DATASETS, type DatasetDefinition } from '../../../shared/datasets';
import { newDesk, type TestDesk } from '../support/engine';

const id = (digits: string): string => digits + idCheckDigit(digits);
const ROWS = 12;

/** A value for every column, as the guide asks for it. */
const values: Readonly<Record<string, (row: number) => string | number>> = {
  county: () => '曹县', township: () => '曹城街道', schoolName: (row) => `曹县第${row + 1}实验小学`, schoolCode: (row) => `21370000${String(10 + row)}`,
  stage: () => '小学', ownership: () => '公办', urbanRural: () => '城区', boarding: () => '否', classes: () => 24, students: (row) => 900 + row, boardingStudents: () => 0, staff: () => 60,
  name: (row) => `李测${String.fromCharCode(0x4e00 + row * 9)}`, gender: () => '女', idCard: (row) => id(`3717212015090${String(100 + row)}0`), birthMonth: () => '1988.06', employment: () => '专职', subject: () => '语文',
  education: () => '本科', major: () => '应用心理学', certificate: () => '国家二级心理咨询师', certificateDate: () => '2016.11', counselingYears: () => 6, title: () => '一级教师', weeklyHours: () => 8, phone: () => '13800001111',
  nationalStudentNumber: (row) => `G${id(`3717212015090${String(100 + row)}0`)}`, studentNumber: (row) => `2025${String(100 + row)}`, birthDate: () => '2015-09-01', grade: () => '四年级', className: () => '3班',
  assessedOn: () => '2025-10-16', durationSeconds: () => 860, scale: () => 'MHT', totalScore: () => 38, validityScore: () => 2, riskLevel: () => '正常',
};

async function template(desk: TestDesk, dataset: DatasetDefinition): Promise<XLSX.WorkBook> {
  const { fileName, bytes } = await desk.call('template.make', { dataset: dataset.id });
  expect(fileName).toBe(`${dataset.label}模板.xlsx`);
  return XLSX.read(bytes, { type: 'buffer', cellStyles: true });
}

describe.each(DATASETS.map((dataset) => [dataset.label, dataset] as const))('the template of %s', (_, dataset) => {
  it('lists every column in the form and in the guide', async () => {
    const book = await template(await newDesk(), dataset);
    expect(book.SheetNames).toEqual([dataset.label, '填写说明']);
    const [title, line, header] = XLSX.utils.sheet_to_json<string[]>(book.Sheets[dataset.label]!, { header: 1 });
    expect(title?.[0]).toMatch(/（20\d{2}—20\d{2}学年）$/);
    expect(line?.[0]).toContain('填报单位');
    const guide = XLSX.utils.sheet_to_json<string[]>(book.Sheets['填写说明']!, { header: 1 }).slice(3);
    expect(guide.map(([label]) => label)).toEqual(header);
    expect(guide.every(([, , rule]) => (rule ?? '').length > 3)).toBe(true);
    const labels = dataset.columns.map(({ label }) => label);
    expect(labels.filter((label) => header?.includes(label)).length).toBeGreaterThanOrEqual(labels.length - 2);
  });

  it('is no table to import while it is empty', async () => {
    const desk = await newDesk();
    const { bytes } = await desk.call('template.make', { dataset: dataset.id });
    const report = await desk.import(desk.write('空.xlsx', bytes));
    expect(report.totals.rowsRead).toBe(0);
  });

  it('filled in, imports every row without a question and without an issue', async () => {
    const desk = await newDesk();
    const book = await template(desk, dataset);
    const form = book.Sheets[dataset.label]!;
    const header = XLSX.utils.sheet_to_json<string[]>(form, { header: 1 })[2] ?? [];
    for (let row = 0; row < ROWS; row++) {
      header.forEach((label, column) => {
        const columnId = dataset.columns.find((candidate) => candidate.label === label)?.id;
        const value = columnId === undefined ? 1 + ((row + column) % 5) : values[columnId]?.(row);
        if (value === undefined) throw new Error(`no value for ${label}`);
        form[XLSX.utils.encode_cell({ r: 3 + row, c: column })] = typeof value === 'number' ? { t: 'n', v: value } : { t: 's', v: value };
      });
    }
    const path = desk.write('填好.xlsx', XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
    const [inspected] = (await desk.call('import.inspect', { sources: [{ kind: 'path', path }] })).files;
    expect(inspected?.unknownTables).toEqual([]);
    expect(inspected?.tables.map(({ dataset: found, needsConfirmation, schoolYear, unmappedHeaders }) => ({ found, needsConfirmation, asks: schoolYear === null, unmappedHeaders }))).toEqual([
      { found: dataset.id, needsConfirmation: false, asks: false, unmappedHeaders: [] },
    ]);
    const report = await desk.import(path);
    expect(report.totals).toMatchObject({ loaded: 1, failed: 0, rowsRead: ROWS, rowsLoaded: ROWS, rowsRejected: 0 });
    expect((await desk.call('import.issues', {})).issues).toEqual([]);
  });
});
