/** 学校反馈单 of a sample city: what stands on the pages, where they go, and what the workspace remembers. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import * as XLSX from 'xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEngine } from '../../../../electron/engine/engine';
import { protectHere } from '../../../../electron/engine/privacy/suppression/protector';
import { generateRota } from '../../../../electron/engine/hotline';
import { inlinePool } from '../../../../electron/engine/ingest/workers/inline-pool';
import { NOTHING_ASKED } from '../../../../electron/engine/report/school-feedback/compose';
import { FEEDBACK_INDICATORS } from '../../../../electron/engine/report/school-feedback/indicators';
import type { EngineApi, Progress, RequestOf, SchoolFeedbackRun } from '../../../../shared/contract';
import { formatFigure } from '../../../../shared/format';
import { countsSchools, findIndicator } from '../../../../shared/indicators';
import { countyLabel } from '../../../../shared/regions';
import { errorOf, PASSPHRASE, TestDesk, valueOf } from '../../support/engine';

const YEAR = '2025-2026';
const PARAMETERS = { schoolYear: YEAR, issuedOn: '2026-07-15', feedback: { dueBy: '2026-09-10' } } as const;
let desk: TestDesk;
let engine: EngineApi;
let number = 0;

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'yuxin-feedback-'));
  engine = createEngine({ memoryLimitMb: 1024, threads: 2, ingestPool: inlinePool, makeRota: generateRota, protector: protectHere() });
  const sample = valueOf(await engine.call('sample.write', { folder: join(folder, '示例'), seed: 5, schools: 30, students: 1500, schoolYear: YEAR }));
  const status = valueOf(await engine.call('workspace.create', { path: join(folder, 'w.yuxin'), passphrase: PASSPHRASE }));
  desk = new TestDesk(engine, folder, status.path ?? '');
  await desk.import(sample.folder);
}, 180_000);
afterAll(async () => {
  await engine.close();
  rmSync(desk.folder, { recursive: true, force: true });
});

function emptyFolder(): string {
  const folder = join(desk.folder, `输出${++number}`);
  mkdirSync(folder);
  return folder;
}

const into = (folder: string, parameters: RequestOf<'report.schoolFeedback'>['parameters'] = PARAMETERS): Promise<SchoolFeedbackRun> => desk.call('report.schoolFeedback', { parameters, to: { kind: 'folder', folder } });
const filesIn = (folder: string): string[] => (readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) => (entry.isFile() ? [join(entry.parentPath, entry.name)] : [])).sort());
const pages = (folder: string): string[] => filesIn(folder).filter((file) => file.endsWith('.docx'));
/** Text of a page, cell by cell and paragraph by paragraph. */
const linesOf = (bytes: Uint8Array): string[] => [...strFromU8(unzipSync(bytes)['word/document.xml']!).matchAll(/<w:p>.*?<\/w:p>/gs)].map(([paragraph]) => [...paragraph.matchAll(/<w:t[^>]*>([^<]*)/g)].map(([, text]) => text).join(''));
const rowsOf = (path: string, sheet: string): unknown[][] => XLSX.utils.sheet_to_json<unknown[]>(XLSX.read(readFileSync(path), { type: 'buffer' }).Sheets[sheet]!, { header: 1 });

describe('a run into a folder', () => {
  let run: SchoolFeedbackRun;
  let folder: string;
  const seen: Progress[] = [];
  beforeAll(async () => {
    folder = emptyFolder();
    run = valueOf(await engine.call('report.schoolFeedback', { parameters: PARAMETERS, to: { kind: 'folder', folder } }, { onProgress: (progress) => seen.push(progress) }));
  }, 60_000);

  it('makes one page for every school of the directory, by county, and a list of them', async () => {
    const { schools } = await desk.call('data.schools', { schoolYear: YEAR });
    expect(run).toMatchObject({ cancelled: false, planned: schools.length, written: schools.length, present: 0, skipped: [], archive: null });
    expect(pages(folder)).toHaveLength(schools.length);
    expect(readdirSync(folder)).toEqual([`${YEAR}学年学校反馈单（${run.id}）`]);
    expect(new Set(readdirSync(run.folder!))).toEqual(new Set(['一览表.xlsx', ...schools.map(({ county }) => countyLabel(county))]));
    const listed = rowsOf(join(run.folder!, '一览表.xlsx'), '一览表').filter(([position]) => typeof position === 'number');
    expect(listed.map(([, , , , , , file]) => join(run.folder!, ...String(file).split('/'))).sort()).toEqual(pages(folder));
    expect(listed.map(([position]) => position)).toEqual(schools.map((_, index) => index + 1));
  });

  it('tells how far it is', () => {
    const made = seen.filter(({ phase }) => phase === '生成反馈单');
    expect(made.map(({ done }) => done)).toEqual(Array.from({ length: run.planned }, (_, index) => index));
    expect(made.every(({ total, item }) => total === run.planned && item !== undefined && item !== '')).toBe(true);
    expect(made.slice(1).every(({ secondsLeft }) => secondsLeft !== undefined)).toBe(true);
  });

  it('prints on every page the figures that indicator.query gives of the school, its county and the city', async () => {
    const indicators = [...FEEDBACK_INDICATORS];
    const ask = (by: RequestOf<'indicator.query'>['by']) => desk.figures({ indicators, by, schoolYear: YEAR });
    const [city, counties, schools] = [await ask([]), await ask(['county']), await ask(['school'])];
    const { schools: places } = await desk.call('data.schools', { schoolYear: YEAR });
    const words = (id: string, figure: Readonly<Record<string, unknown>> | undefined, own: boolean): string => {
      const definition = findIndicator(id)!;
      const value = figure?.['value'] == null ? null : Number(figure['value']);
      if (own && countsSchools(definition) && value !== null) return value === 1 ? '是' : '否';
      return formatFigure({ value, suppressed: figure?.['suppressed'] === true }, definition.unit);
    };
    let cells = 0;
    for (const { school, name, county } of places) {
      const file = pages(folder).find((path) => path.includes(countyLabel(county)) && path.includes(name));
      const lines = linesOf(readFileSync(file!));
      expect(lines).toContain(`${name}：`);
      for (const id of indicators) {
        const at = lines.indexOf(findIndicator(id)!.label);
        const found = (figures: readonly Readonly<Record<string, unknown>>[], dimension: string, value: string) => figures.find((figure) => figure['indicator'] === id && (dimension === '' || figure[dimension] === value));
        expect(lines.slice(at + 2, at + 5), `${name} ${id}`).toEqual([words(id, found(schools, 'school', school), true), words(id, found(counties, 'county', county), false), words(id, found(city, '', ''), false)]);
        cells += 3;
      }
    }
    expect(cells).toBe(places.length * indicators.length * 3);
  });

  it('hides what few pupils stand behind, in the file of a small school too', async () => {
    const figures = await desk.figures({ indicators: ['validResults'], by: ['school'], schoolYear: YEAR });
    const small = figures.filter((figure) => figure['suppressed'] === true);
    expect(small.length).toBeGreaterThan(0);
    const { schools } = await desk.call('data.schools', { schoolYear: YEAR });
    for (const figure of small) {
      const own = schools.find(({ school }) => school === figure['school']);
      const file = pages(folder).find((path) => path.includes(countyLabel(own!.county)) && path.includes(own!.name));
      const lines = linesOf(readFileSync(file!));
      expect(lines[lines.indexOf('有效结果数') + 2]).toBe('样本过小');
    }
  });

  it('gives every page a number of its own under that of the report, by which it is known again', async () => {
    const [file] = pages(folder);
    const bytes = readFileSync(file!);
    const parts = unzipSync(bytes);
    const own = new RegExp(`${run.id}-\\d{4}`).exec(strFromU8(parts['docProps/custom.xml']!))?.[0];
    expect(own).toBeDefined();
    expect(Object.entries(parts).filter(([name]) => /footer\d*\.xml$/.test(name)).map(([, footer]) => strFromU8(footer)).join('')).toContain(`报告编号：${own}`);
    expect(await desk.call('report.verify', { file: { kind: 'path', path: file! } })).toMatchObject({ state: 'unchanged', id: run.id, differences: [] });
    const changed = desk.write('改过.docx', Buffer.concat([bytes, Buffer.from(' ')]));
    expect(await desk.call('report.verify', { file: { kind: 'path', path: changed } })).toMatchObject({ state: 'changed', id: run.id, changedCells: [] });
    expect(await desk.call('report.verify', { file: { kind: 'path', path: join(run.folder!, '一览表.xlsx') } })).toMatchObject({ state: 'unchanged', id: run.id });
  });

  it('stands in the history once, with its files', async () => {
    const { reports } = await desk.call('report.history', { kind: 'schoolFeedback' });
    const own = reports.filter(({ id }) => id === run.id);
    expect(own).toHaveLength(1);
    expect(own[0]?.files).toHaveLength(run.planned + 1);
    expect(own[0]?.parameters).toEqual(expect.arrayContaining([{ label: '完成时限', text: '2026年9月10日' }]));
    expect((await desk.call('report.preview', { kind: 'schoolFeedback', parameters: PARAMETERS })).id).toBe(run.id);
  });

  it('is the same to the byte elsewhere, and from what was kept', async () => {
    const [other, again] = [emptyFolder(), emptyFolder()];
    await into(other);
    valueOf(await engine.call('report.schoolFeedback', { again: run.id, to: { kind: 'folder', folder: again } }));
    for (const copy of [other, again]) {
      expect(filesIn(copy).map((file) => file.slice(copy.length))).toEqual(filesIn(folder).map((file) => file.slice(folder.length)));
      filesIn(copy).forEach((file, index) => expect(Buffer.compare(readFileSync(file), readFileSync(filesIn(folder)[index]!)), file).toBe(0));
    }
  });

  it('writes over nothing: what is there and the same is found, what is other stays and is told', async () => {
    const copy = emptyFolder();
    await into(copy);
    const [first, second, ...rest] = pages(copy);
    rmSync(first!);
    writeFileSync(second!, '别人的文件');
    const repeated = await into(copy);
    expect(repeated).toMatchObject({ written: 1, present: rest.length, skipped: [{ reason: expect.stringContaining('没有覆盖') as string }] });
    expect(readFileSync(second!, 'utf8')).toBe('别人的文件');
    const [skipped] = repeated.skipped;
    const list = rowsOf(join(repeated.folder!, '一览表(2).xlsx'), '一览表').filter(([, county, school]) => county === skipped?.county && school === skipped?.school);
    expect(list.map((row) => row.at(-1))).toEqual(['同名文件已在而内容不同，没有覆盖']);
  });

  it('is, as an archive, the same files', async () => {
    const { archive, folder: none } = await desk.call('report.schoolFeedback', { parameters: PARAMETERS, to: { kind: 'archive' } });
    expect(none).toBeNull();
    const entries = unzipSync(archive!.bytes);
    const names = filesIn(folder).map((file) => file.slice(folder.length + 1));
    expect(Object.keys(entries).sort()).toEqual(names);
    names.forEach((name) => expect(Buffer.compare(entries[name]!, readFileSync(join(folder, name)))).toBe(0));
  });
});

describe('a run that is stopped', () => {
  it('leaves whole files only, says how many, keeps them in the history and is gone on with', async () => {
    const folder = emptyFolder();
    const controller = new AbortController();
    const parameters = { ...PARAMETERS, unit: '曹县教育和体育局' };
    const stopAt = 7;
    const stopped = valueOf(
      await engine.call('report.schoolFeedback', { parameters, to: { kind: 'folder', folder } }, { signal: controller.signal, onProgress: ({ phase, done }) => (phase === '生成反馈单' && done === stopAt ? controller.abort() : undefined) }),
    );
    expect(stopped).toMatchObject({ cancelled: true, written: stopAt + 1, archive: null });
    expect(filesIn(folder)).toHaveLength(stopAt + 1);
    for (const file of filesIn(folder)) expect(linesOf(readFileSync(file)).at(-1), file).toBe('2026年7月15日');
    expect(await desk.call('report.verify', { file: { kind: 'path', path: filesIn(folder)[0]! } })).toMatchObject({ state: 'unchanged', id: stopped.id });
    const rest = await into(folder, parameters);
    expect(rest).toMatchObject({ id: stopped.id, cancelled: false, present: stopAt + 1, written: stopped.planned - stopAt - 1 });
    expect(filesIn(folder)).toHaveLength(stopped.planned + 1);
  });

  it('as an archive leaves nothing', async () => {
    const controller = new AbortController();
    const run = valueOf(await engine.call('report.schoolFeedback', { parameters: { ...PARAMETERS, unit: '单县教育局' }, to: { kind: 'archive' } }, { signal: controller.signal, onProgress: ({ done }) => (done === 3 ? controller.abort() : undefined) }));
    expect(run).toMatchObject({ cancelled: true, archive: null });
    const { reports } = await desk.call('report.history', { kind: 'schoolFeedback' });
    expect(reports.find(({ id }) => id === run.id)?.files).toEqual([]);
  });
});

describe('choices of a run', () => {
  it('leave out schools of which nothing is asked, and say so in the list', async () => {
    const folder = emptyFolder();
    const run = await into(folder, { ...PARAMETERS, feedback: { openOnly: true } });
    const rows = rowsOf(join(run.folder!, '一览表.xlsx'), '一览表').filter(([position]) => typeof position === 'number');
    for (const row of rows) expect([row[5] === 0, row[7] ?? ''], String(row[2])).toEqual(row[5] === 0 ? [true, NOTHING_ASKED] : [false, '']);
    expect(run.planned).toBe(rows.filter((row) => row[5] !== 0).length);
    expect(pages(folder)).toHaveLength(run.planned);
  });

  it('take the county that was asked for, against the figures of all of it', async () => {
    const run = await into(emptyFolder(), { ...PARAMETERS, where: { county: ['371721'] } });
    expect(new Set(readdirSync(run.folder!))).toEqual(new Set(['一览表.xlsx', '曹县']));
  });

  it('set the last day a month after the report where none is chosen', async () => {
    const { reports } = await (async () => {
      await into(emptyFolder(), { schoolYear: YEAR, issuedOn: '2026-01-31', where: { county: ['371721'] } });
      return desk.call('report.history', { kind: 'schoolFeedback' });
    })();
    expect(reports.find(({ issuedOn }) => issuedOn === '2026-01-31')?.parameters).toEqual(expect.arrayContaining([{ label: '完成时限', text: '2026年2月28日' }]));
  });
});

describe('what cannot be', () => {
  it('is told before anything is written', async () => {
    const unheard = { ...PARAMETERS, unit: '鄄城县教育局' };
    const missing = errorOf(await engine.call('report.schoolFeedback', { parameters: unheard, to: { kind: 'folder', folder: join(desk.folder, '没有') } }));
    expect([missing.code, missing.message]).toEqual(['FILE_NOT_FOUND', expect.stringContaining('没有')]);
    const { reports } = await desk.call('report.history', { kind: 'schoolFeedback' });
    expect(reports.flatMap(({ parameters }) => parameters.map(({ text }) => text))).not.toContain('鄄城县教育局');
    const long = join(emptyFolder(), '很长的文件夹名'.repeat(10), '很长的文件夹名'.repeat(10), '很长的文件夹名'.repeat(10));
    mkdirSync(long, { recursive: true });
    expect(errorOf(await engine.call('report.schoolFeedback', { parameters: PARAMETERS, to: { kind: 'folder', folder: long } })).message).toContain('Windows 打不开');
    expect(filesIn(long)).toEqual([]);
  });

  it('sends to the folder who asks for the files of a run once more, and refuses other kinds', async () => {
    const { id } = await into(emptyFolder());
    expect(errorOf(await engine.call('report.again', { id })).message).toContain('请选好文件夹再出一次');
    const annual = await desk.call('report.issue', { kind: 'annual', parameters: { schoolYear: YEAR } });
    expect(errorOf(await engine.call('report.schoolFeedback', { again: annual.id, to: { kind: 'archive' } })).message).toContain('不是学校反馈单');
  });
});
