/** Official documents and lists of the catalogue on a sample city: numbered, of a county, in a template of the office. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { IssuedReport, RequestOf } from '../../../shared/contract';
import { errorOf, type TestDesk } from '../support/engine';
import { bookOf, closeSampleCity, fileOf, openSampleCity, rowsOf, YEAR } from './sample-city';

let desk: TestDesk;
beforeAll(async () => {
  desk = await openSampleCity();
}, 180_000);
afterAll(() => closeSampleCity(desk));

const issue = (request: RequestOf<'report.issue'>): Promise<IssuedReport> => desk.call('report.issue', request);

describe('an official document', () => {
  const asked = { kind: 'staffingLetter', parameters: { schoolYear: YEAR, issuedOn: '2026-07-15', letter: { number: '菏教字〔2026〕12号', dueBy: '2026-10-31' } } } as const;

  it('bears its number, is the same bytes twice and in the history, and can be had again', async () => {
    const [first, second] = [await issue(asked), await issue(asked)];
    expect(first.files.map(({ format, fileName }) => [format, fileName])).toEqual([['docx', expect.stringMatching(/通报\.docx$/)]]);
    expect(Buffer.compare(fileOf(first), fileOf(second))).toBe(0);
    const parts = Object.entries(unzipSync(fileOf(first)));
    const footers = parts.filter(([name]) => /^word\/footer\d+\.xml$/.test(name));
    expect(footers.length).toBeGreaterThan(0);
    for (const [, footer] of footers) expect(strFromU8(footer)).toContain(`报告编号：${first.id}`);
    const { reports } = await desk.call('report.history', { kind: 'staffingLetter' });
    expect(reports.find(({ id }) => id === first.id)?.parameters).toEqual(expect.arrayContaining([{ label: '发文字号', text: '菏教字〔2026〕12号' }, { label: '对照学年', text: '2024—2025学年' }, { label: '完成时限', text: '2026年10月31日' }]));
    expect(Buffer.compare(fileOf(await desk.call('report.again', { id: first.id })), fileOf(first))).toBe(0);
    expect(await desk.call('report.compare', { id: first.id })).toMatchObject({ dataChanged: false, differences: [] });
  });

  it('is the one that the command line and the page make', async () => {
    const issued = await issue(asked);
    const request = { kind: 'staffing', parameters: asked.parameters } as const;
    expect(Buffer.compare((await desk.call('report.letter', request)).bytes, fileOf(issued))).toBe(0);
    const page = await desk.call('report.letterPreview', request);
    expect(page.id).toBe(issued.id);
    expect(page.html).toContain(`报告编号：${issued.id}`);
  });

  it('is known when it comes back, and known to be changed when somebody has written in it', async () => {
    const issued = await issue(asked);
    const verify = (bytes: Uint8Array) => desk.call('report.verify', { file: { kind: 'path', path: desk.write('通报.docx', bytes) } });
    expect(await verify(fileOf(issued))).toMatchObject({ state: 'unchanged', id: issued.id });
    const parts = unzipSync(fileOf(issued));
    const changed = zipSync({ ...parts, 'word/document.xml': strToU8(strFromU8(parts['word/document.xml']!).replace('通报', '通告')) });
    expect(await verify(changed)).toMatchObject({ state: 'changed', id: issued.id, changedCells: [] });
  });

  it('cannot be had as a workbook', async () => {
    const refused = errorOf(await desk.engine.call('report.issue', { ...asked, formats: ['xlsx'] }));
    expect([refused.code, refused.message]).toEqual(['BAD_REQUEST', '“师资配备情况通报”不能出成 Excel，可以出成：Word、PDF。']);
  });
});

describe('lists of schools', () => {
  it.each([['未配备心理教师学校', 'counselorCoverage'], ['未开展测评学校', 'schoolAssessmentRate']] as const)('%s has as many schools as the indicator lacks, county by county, in both workbooks', async (sheet, indicator) => {
    const [book, annual] = await Promise.all((['schoolChecks', 'annual'] as const).map(async (kind) => bookOf(fileOf(await issue({ kind, parameters: { schoolYear: YEAR } })))));
    if (book === undefined || annual === undefined) throw new Error('no workbook');
    const schools = (each: typeof book): unknown[] => rowsOf(each, sheet).filter(([first]) => typeof first === 'number').map((row) => row[2]);
    expect(schools(annual)).toEqual(schools(book));
    const listed = rowsOf(book, sheet).filter(([first]) => typeof first === 'number');
    expect(listed.length).toBeGreaterThan(0);
    const figures = await desk.figures({ indicators: [indicator], by: ['county'], schoolYear: YEAR });
    let told = 0;
    for (const figure of figures) {
      if (figure['numerator'] == null || figure['denominator'] == null) continue;
      const own = listed.filter((row) => row[1] === figure['countyLabel']);
      // A county that sent nothing of the kind is not listed: nobody knows of its schools.
      if (own.length === 0 && figure['numerator'] === 0) continue;
      expect(own.length, `${sheet} ${String(figure['countyLabel'])}`).toBe(Number(figure['denominator']) - Number(figure['numerator']));
      told += own.length;
    }
    expect(told).toBe(listed.length);
  });
});

describe('a template of the office', () => {
  it('gets a number of its own, stands in the history, can be had again and is known when it comes back', async () => {
    const parameters = { schoolYear: YEAR, issuedOn: '2026-07-15' } as const;
    const sample = await desk.call('report.templateSample', { kind: 'staffing', parameters });
    const template = { kind: 'path', path: desk.write('我局模板.docx', sample.bytes) } as const;
    expect(await desk.call('report.template', { kind: 'staffing', parameters, template })).toMatchObject({ usable: true, missing: [] });
    const [filled, second] = [await desk.call('report.letter', { kind: 'staffing', parameters, template }), await desk.call('report.letter', { kind: 'staffing', parameters, template })];
    expect(Buffer.compare(filled.bytes, second.bytes)).toBe(0);
    expect(filled.id).not.toBe((await desk.call('report.letter', { kind: 'staffing', parameters })).id);
    expect(strFromU8(unzipSync(filled.bytes)['word/document.xml']!)).toContain(filled.id);
    const { reports } = await desk.call('report.history', { kind: 'staffingLetter' });
    expect(reports.find(({ id }) => id === filled.id)?.parameters).toContainEqual({ label: '模板', text: '我局模板.docx' });
    expect(Buffer.compare(fileOf(await desk.call('report.again', { id: filled.id })), filled.bytes)).toBe(0);
    const verify = (bytes: Uint8Array) => desk.call('report.verify', { file: { kind: 'path', path: desk.write('回来的通报.docx', bytes) } });
    expect(await verify(filled.bytes)).toMatchObject({ state: 'unchanged', id: filled.id, differences: [] });
    const parts = unzipSync(filled.bytes);
    expect(await verify(zipSync({ ...parts, 'word/document.xml': strToU8(strFromU8(parts['word/document.xml']!).replace('通报', '通告')) }))).toMatchObject({ state: 'changed', id: filled.id });
  });
});

describe('a letter of one county', () => {
  it('tells the figures of that county, its stages side by side, and no other county', async () => {
    const parameters = { schoolYear: YEAR, issuedOn: '2026-07-15', county: '371721', unit: '曹县教育和体育局' } as const;
    const { files } = await issue({ kind: 'staffingLetter', parameters });
    const text = [...strFromU8(unzipSync(files[0]!.bytes)['word/document.xml']!).matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, part]) => part).join('');
    const query = { indicators: ['counselorCoverage', 'counselorCount'], schoolYear: YEAR, where: { county: ['371721'] } };
    const [coverage, teachers] = await desk.figures({ ...query, by: [] });
    expect(text).toContain(`全县专兼职心理健康教师配备率为${(Number(coverage?.['value']) * 100).toFixed(2)}%（${String(coverage?.['denominator'])}所学校中的${String(coverage?.['numerator'])}所）`);
    expect(text).toContain(`心理健康教师${String(teachers?.['value'])}人`);
    expect(text).toContain('只统计曹县（管理口径）的学校');
    for (const other of ['全市', '单县', '牡丹区', '各县区']) expect(text).not.toContain(other);
    const preview = await desk.call('report.preview', { kind: 'staffingLetter', parameters });
    const table = preview.sections.find((section) => section.kind === 'table');
    if (table?.kind !== 'table') throw new Error('no table');
    expect(table.headers[0]?.[0]).toBe('学段');
    const stages = await desk.figures({ ...query, by: ['stage'] });
    const schools = new Map(stages.filter((figure) => figure['indicator'] === 'counselorCoverage').map((figure) => [figure['stageLabel'], figure['denominator']]));
    expect(schools.size).toBeGreaterThan(1);
    for (const row of table.rows.slice(1)) expect(row[1]?.text).toBe(String(schools.get(row[0]?.text ?? '')));
    expect(table.rows[0]?.[0]?.text).toBe('全县合计');
  });

  it.each(['assessmentLetter', 'annualWorkLetter', 'coursesLetter'] as const)('%s speaks of nothing but the county', async (kind) => {
    const { sections } = await desk.call('report.preview', { kind, parameters: { schoolYear: YEAR, county: '371721', unit: '曹县教育和体育局' } });
    const told = JSON.stringify(sections);
    for (const other of ['全市', '单县', '各县区', '县级心理教研员']) expect(told, other).not.toContain(other);
  }, 120_000);
});
