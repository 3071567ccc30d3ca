// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { PIECE_BYTES } from '../../renderer/pages/import/upload-sources';
import { failure, success, type BatchRecord, type ImportReport, type InspectedFile, type Outcome, type RecognisedTable } from '../../shared/contract';
import { closeApp, openApp } from './support/app';
import { deferred, fakeHost, type Answers } from './support/fake-engine';

const TABLE: RecognisedTable = {
  sheet: 'Sheet1',
  dataset: 'schools',
  confidence: 0.95,
  headerRow: 4,
  title: '学校基本情况统计表',
  schoolYear: '2025-2026',
  columns: [{ columnId: 'schoolName', label: '学校名称', header: '学校全称', sheetColumn: 'B' }],
  unmappedHeaders: ['备注'],
  missingRequired: [],
  preview: [['曹县第一中学']],
};

function inspected(name: string, change: Partial<InspectedFile> = {}): InspectedFile {
  return {
    path: name,
    name,
    bytes: 100,
    sha256: 'ab'.repeat(32),
    status: 'recognised',
    format: 'xlsx',
    tables: [TABLE],
    skippedSheets: [],
    error: null,
    source: { kind: 'upload', uploadId: `upload of ${name}` },
    ...change,
  };
}

const DAMAGED = inspected('坏.xlsx', { status: 'failed', tables: [], error: { code: 'DAMAGED_FILE', message: '文件已损坏，请重新导出。' } });

const REPORT: ImportReport = {
  files: [
    { path: '名录.xlsx', sha256: 'ab', status: 'loaded', dataset: 'schools', sheet: 'Sheet1', schoolYear: '2025-2026', batch: 7, rowsRead: 12, rowsLoaded: 11, rowsRejected: 1, rowsSkipped: 2, rowsReplacing: 0, issues: 1, message: '已导入', error: null },
  ],
  totals: { files: 1, loaded: 1, unchanged: 0, failed: 0, rowsRead: 12, rowsLoaded: 11, rowsRejected: 1, rowsSkipped: 2, rowsReplacing: 0, issues: 1 },
};

/** Opens the page and chooses one file of the given size. */
async function choose(answers: Answers, size = 10, shell: Parameters<typeof fakeHost>[1] = {}) {
  const host = fakeHost({ 'upload.append': ({ uploadId = 'u1', chunk }) => success({ uploadId, bytes: chunk.byteLength }), ...answers }, shell);
  openApp(host, '/import');
  const input = await screen.findByTestId<HTMLInputElement>('import-files');
  fireEvent.change(input, { target: { files: [new File([new Uint8Array(size)], '名录.xlsx')] } });
  return host;
}

describe('importing', () => {
  afterEach(closeApp);

  it('sends a file in pieces under one upload, shows what it was taken for, imports it and sums up', async () => {
    const host = await choose(
      { 'import.inspect': () => success({ files: [inspected('名录.xlsx'), DAMAGED] }), 'import.run': () => success(REPORT) },
      PIECE_BYTES * 2 + 5,
    );
    const list = await screen.findByTestId('inspect-list');
    expect(host.requestsOf('upload.append').map(({ uploadId, chunk }) => [uploadId, chunk.byteLength])).toEqual([
      [undefined, PIECE_BYTES],
      ['u1', PIECE_BYTES],
      ['u1', 5],
    ]);
    expect(host.requestsOf('import.inspect')).toEqual([{ sources: [{ kind: 'upload', uploadId: 'u1' }] }]);
    within(list).getByText('学校名录');
    within(list).getByText('文件已损坏，请重新导出。');

    fireEvent.click(screen.getByTestId('import-start'));
    const summary = await screen.findByTestId('import-summary');
    expect(host.requestsOf('import.run')).toEqual([{ sources: [{ kind: 'upload', uploadId: 'upload of 名录.xlsx' }] }]);
    within(summary).getByText(/1 个表已导入，0 个未变化，1 个失败/);
    within(summary).getByText(/另有 1 个文件无法识别，没有导入：坏.xlsx/);
  });

  it('puts problems first', async () => {
    await choose({ 'import.inspect': () => success({ files: [inspected('好.xlsx'), inspected('旧.xlsx', { status: 'unchanged' }), DAMAGED] }) });
    const list = await screen.findByTestId('inspect-list');
    const names = within(list).getAllByRole('button').map((button) => button.title).filter((title) => title !== '');
    expect(names).toEqual(['坏.xlsx', '好.xlsx', '旧.xlsx']);
  });

  it('asks for the school year only when a table does not say it, and sends the one most tables have', async () => {
    const host = await choose({
      'import.inspect': () =>
        success({ files: [inspected('a.xlsx', { tables: [{ ...TABLE, schoolYear: '2023-2024' }] }), inspected('b.xlsx', { tables: [{ ...TABLE, schoolYear: null }] })] }),
      'import.run': () => success(REPORT),
    });
    await screen.findByTestId('import-school-year');
    fireEvent.click(screen.getByTestId('import-start'));
    await screen.findByTestId('import-summary');
    expect(host.requestsOf('import.run')[0]?.schoolYear).toBe('2023-2024');
  });

  it('shows progress, cancels through the signal and keeps the files', async () => {
    const run = deferred<Outcome<ImportReport>>();
    await choose({
      'import.inspect': () => success({ files: [inspected('名录.xlsx')] }),
      'import.run': (_, { signal, onProgress }) => {
        onProgress?.({ phase: '读取并清洗', done: 500, total: 2000, rowsPerSecond: 80000, secondsLeft: 75 });
        signal?.addEventListener('abort', () => run.resolve(failure('CANCELLED', '已取消')));
        return run.promise;
      },
    });
    fireEvent.click(await screen.findByTestId('import-start'));
    await screen.findByText('500 / 2,000，每秒 80,000 行，约剩 1 分 15 秒');
    fireEvent.click(screen.getByTestId('import-cancel'));
    await screen.findByText('已取消，没有写入任何数据。');
    within(screen.getByTestId('inspect-list')).getByText('名录.xlsx');
  });

  it('hands over paths, not bytes, where the host knows them', async () => {
    const host = await choose({ 'import.inspect': () => success({ files: [inspected('名录.xlsx')] }) }, 10, {
      kind: 'electron',
      pathsOfFiles: (files) => files.map((file) => `C:\\上报\\${file.name}`),
    });
    await screen.findByTestId('inspect-list');
    expect(host.requestsOf('import.inspect')).toEqual([{ sources: [{ kind: 'path', path: 'C:\\上报\\名录.xlsx' }] }]);
    expect(host.requestsOf('upload.append')).toEqual([]);
  });

  it('keeps two files of one name apart when their contents differ, and forgets a removed one in the engine too', async () => {
    let next = 0;
    const host = await choose({
      'import.inspect': () => {
        next += 1;
        return success({ files: [inspected('测评结果.xlsx', { sha256: `content ${next}`, source: { kind: 'upload', uploadId: `u${next}` } })] });
      },
    });
    await screen.findByTestId('inspect-list');
    fireEvent.change(screen.getByTestId('import-files'), { target: { files: [new File(['y'], '测评结果.xlsx')] } });
    await screen.findByText(/开始导入（2 个文件）/);
    const [first] = screen.getAllByLabelText('移除测评结果.xlsx');
    if (first === undefined) throw new Error('no remove button');
    fireEvent.click(first);
    await screen.findByText(/开始导入（1 个文件）/);
    expect(host.requestsOf('upload.discard')).toEqual([{ uploadIds: ['u1'] }]);
  });

  it('names the file that cannot be read', async () => {
    openApp(fakeHost({}), '/import');
    const locked = new File(['x'], '占用.xlsx');
    locked.slice = () => ({ arrayBuffer: () => Promise.reject(new Error('NotReadableError')) }) as unknown as Blob;
    fireEvent.change(await screen.findByTestId('import-files'), { target: { files: [locked] } });
    await screen.findByText(/无法读取“占用.xlsx”/);
  });

  it('says why nothing could be inspected', async () => {
    await choose({ 'import.inspect': () => failure('FILE_TOO_LARGE', '文件太大，请拆分后再导入。') });
    await screen.findByText('文件太大，请拆分后再导入。');
    screen.getByText('把表格文件或整个文件夹拖到这里');
  });
});

describe('batches', () => {
  afterEach(closeApp);

  const batch: BatchRecord = { batch: 7, dataset: 'schools', fileName: '名录.xlsx', sha256: 'ab', sheet: 'Sheet1', schoolYear: '2025-2026', loadedAt: '2025-11-23T08:00:00Z', rowsRead: 12, rowsLoaded: 11, rowsRejected: 1, rowsSkipped: 2, rowsReplaced: 0, issues: 0 };

  it('takes a batch back only after it was confirmed, then asks again what is loaded', async () => {
    let loaded: readonly BatchRecord[] = [batch];
    const host = fakeHost({
      'import.batches': () => success({ batches: loaded }),
      'import.undo': ({ batchId }) => {
        loaded = [];
        return success({ batch: batchId, rowsRemoved: 11, rowsRestored: 0 });
      },
    });
    openApp(host, '/import');
    fireEvent.click(await screen.findByTestId('import-tab-batches'));
    fireEvent.click(await screen.findByTestId('batch-undo-7'));
    const confirm = await screen.findByTestId('batch-undo-confirm');
    expect(host.requestsOf('import.undo')).toEqual([]);
    fireEvent.click(confirm);
    await waitFor(() => expect(screen.queryByTestId('batch-undo-7')).toBeNull());
    expect(host.requestsOf('import.undo')).toEqual([{ batchId: 7 }]);
    expect(host.requestsOf('data.summary').length).toBeGreaterThan(1);
  });
});
