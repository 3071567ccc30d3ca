// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { PIECE_BYTES } from '../../renderer/pages/import/upload-sources';
import { failure, success, type BatchRecord, type InspectedFile, type Outcome, type StagedImport } from '../../shared/contract';
import { closeApp, openApp } from './support/app';
import { deferred, fakeHost, settingStates, type Answers } from './support/fake-engine';
import { batchRecord, DAMAGED, failed, inspected, LOCKED, QUIET, STAGED, table, unknownTable } from './support/import-examples';

function opened(answers: Answers, shell: Parameters<typeof fakeHost>[1] = {}) {
  const host = fakeHost({ ...QUIET, ...answers }, shell);
  openApp(host, '/import');
  return host;
}

/** Opens the page and chooses one file of the given size. */
async function choose(answers: Answers, size = 10, shell: Parameters<typeof fakeHost>[1] = {}) {
  const host = opened(answers, shell);
  const input = await screen.findByTestId<HTMLInputElement>('import-files');
  fireEvent.change(input, { target: { files: [new File([new Uint8Array(size)], '名录.xlsx')] } });
  return host;
}

const finds = (...files: readonly InspectedFile[]): Answers => ({ 'import.inspect': () => success({ files }) });

describe('the quick path', () => {
  afterEach(closeApp);

  it('sends a file in pieces, shows what it was taken for, checks it, imports it on a yes, and takes it back', async () => {
    let loaded: readonly BatchRecord[] = [batchRecord(7, { importId: 3 })];
    const host = await choose(
      {
        ...finds(inspected('名录.xlsx'), DAMAGED),
        'import.batches': () => success({ batches: loaded }),
        'import.undo': () => {
          loaded = [];
          return success({ batches: [7], rowsRemoved: 11, rowsRestored: 0 });
        },
      },
      PIECE_BYTES * 2 + 5,
    );
    const list = await screen.findByTestId('inspect-list');
    expect(host.requestsOf('upload.append').map(({ uploadId, chunk }) => [uploadId, chunk.byteLength])).toEqual([
      [undefined, PIECE_BYTES],
      ['u1', PIECE_BYTES],
      ['u1', 5],
    ]);
    expect(host.requestsOf('import.inspect')).toEqual([{ sources: [{ kind: 'upload', uploadId: 'u1' }], passwords: [], includeHidden: false }]);
    within(list).getByText('学校名录');
    within(list).getByText('文件已损坏，请重新导出。');
    expect(screen.getByTestId('questions').children).toHaveLength(0);
    screen.getByText(/1 个无法读取或识别，这次不会导入/);

    fireEvent.click(screen.getByTestId('import-start'));
    await screen.findByTestId('import-review');
    expect(host.requestsOf('import.stage')).toEqual([{ sources: [{ kind: 'upload', uploadId: 'upload of 名录.xlsx' }], passwords: [], includeHidden: false }]);
    expect(host.requestsOf('import.commit')).toEqual([]);

    fireEvent.click(screen.getByTestId('import-commit'));
    const summary = await screen.findByTestId('import-summary');
    within(summary).getByText(/1 个表已导入，0 个未变化，1 个失败/);
    within(summary).getByText(/另有 1 个文件没有导入.*坏.xlsx/);
    expect(host.requestsOf('upload.discard')).toEqual([{ uploadIds: ['upload of 名录.xlsx', 'upload of 坏.xlsx'] }]);

    fireEvent.click(await screen.findByTestId('import-undo'));
    fireEvent.click(await screen.findByTestId('batch-undo-confirm'));
    await within(summary).findByText(/已撤销这次导入：1 个表已移除/);
    expect(host.requestsOf('import.undo')).toEqual([{ importId: 3 }]);
  });

  it('hands over paths, not bytes, where the host knows them', async () => {
    const host = await choose(finds(inspected('名录.xlsx')), 10, { kind: 'electron', pathsOfFiles: async (files) => files.map((file) => `C:\\上报\\${file.name}`) });
    await screen.findByTestId('inspect-list');
    expect(host.requestsOf('import.inspect')[0]?.sources).toEqual([{ kind: 'path', path: 'C:\\上报\\名录.xlsx' }]);
    expect(host.requestsOf('upload.append')).toEqual([]);
  });

  it('names the file that cannot be read, and says why nothing could be inspected', async () => {
    await choose({ 'import.inspect': () => failure('FILE_TOO_LARGE', '文件太大，请拆分后再导入。') });
    await screen.findByText('文件太大，请拆分后再导入。');
    const locked = new File(['x'], '占用.xlsx');
    locked.slice = () => ({ arrayBuffer: () => Promise.reject(new Error('NotReadableError')) }) as unknown as Blob;
    fireEvent.change(screen.getByTestId('import-files'), { target: { files: [locked] } });
    await screen.findByText(/无法读取“占用.xlsx”/);
  });
});

describe('questions', () => {
  afterEach(closeApp);

  it('tries a password on the locked files only, and keeps it for the check', async () => {
    const host = await choose({
      'import.inspect': ({ passwords }) => success({ files: passwords?.includes('123456') === true ? [inspected('加密.xlsx')] : [LOCKED, inspected('名录.xlsx')] }),
    });
    const field = within(await screen.findByTestId('question-password')).getByTestId('password-field');
    screen.getByText('1 个文件需要打开密码');
    fireEvent.change(field, { target: { value: '123456' } });
    fireEvent.click(screen.getByTestId('password-try'));
    await waitFor(() => expect(screen.queryByTestId('question-password')).toBeNull());
    expect(host.requestsOf('import.inspect')[1]).toEqual({ sources: [LOCKED.source], passwords: ['123456'], includeHidden: false });
    fireEvent.click(screen.getByTestId('import-start'));
    await screen.findByTestId('import-review');
    expect(host.requestsOf('import.stage')[0]).toMatchObject({ sources: [{ uploadId: 'upload of 加密.xlsx' }, { uploadId: 'upload of 名录.xlsx' }], passwords: ['123456'] });
  });

  it('asks what an unknown header is once for all its files, and looks again at just those', async () => {
    const unknown = (name: string) => failed(name, 'NOT_RECOGNISED', '认不出', { unknownTables: [unknownTable()] });
    let known = false;
    const host = await choose({
      'import.inspect': () => success({ files: known ? [inspected('甲.xlsx'), inspected('乙.xlsx')] : [unknown('甲.xlsx'), unknown('乙.xlsx'), inspected('名录.xlsx')] }),
      'import.confirmLayout': ({ layoutKey }) => {
        known = true;
        return success({ layoutKey });
      },
    });
    await screen.findByText('2 个文件的表头认不出是哪一种表');
    screen.getByText(/2 个等您回答/);
    fireEvent.click(screen.getByTestId('layout-open'));
    const dialog = await screen.findByTestId('layout-dialog');
    expect(screen.getByTestId<HTMLButtonElement>('layout-confirm').disabled).toBe(true);
    fireEvent.click(within(dialog).getByText('学校名录'));
    fireEvent.click(screen.getByTestId('layout-confirm'));
    await screen.findByText('检查并导入（3 个文件）');
    expect(host.requestsOf('import.confirmLayout')).toEqual([{ layoutKey: 'c'.repeat(16), dataset: 'schools', columns: [{ columnId: 'schoolName', position: 1 }] }]);
    expect(host.requestsOf('import.inspect')[1]?.sources).toEqual([unknown('甲.xlsx').source, unknown('乙.xlsx').source]);
    expect(screen.queryByText(/等您回答/)).toBeNull();
  });

  it('accepts a doubtful guess with one click', async () => {
    const host = await choose({
      ...finds(inspected('名录.xlsx', { tables: [table({ needsConfirmation: true })] })),
      'import.confirmLayout': ({ layoutKey }) => success({ layoutKey }),
    });
    fireEvent.click(await screen.findByTestId('layout-accept'));
    await waitFor(() => expect(host.requestsOf('import.inspect')).toHaveLength(2));
    expect(host.requestsOf('import.confirmLayout')).toEqual([{ layoutKey: 'a'.repeat(16), dataset: 'schools', columns: [{ columnId: 'county', position: 0 }, { columnId: 'schoolName', position: 1 }] }]);
  });

  it('asks for the school year only when a table does not say it, and takes in hidden content only on a yes', async () => {
    const host = await choose(finds(inspected('a.xlsx', { tables: [table({ schoolYear: '2023-2024' })] }), inspected('b.xlsx', { hiddenSheets: 1, tables: [table({ schoolYear: null })] })));
    await screen.findByTestId('import-school-year');
    fireEvent.click(within(screen.getByTestId('hidden-choice')).getByText('也导入'));
    await waitFor(() => expect(host.requestsOf('import.inspect')[1]).toEqual({ sources: [{ kind: 'upload', uploadId: 'upload of b.xlsx' }], passwords: [], includeHidden: true }));
    fireEvent.click(await screen.findByTestId('import-start'));
    await screen.findByTestId('import-review');
    expect(host.requestsOf('import.stage')[0]).toMatchObject({ schoolYear: '2023-2024', includeHidden: true });
  });
});

describe('checking and deciding', () => {
  afterEach(closeApp);

  it('shows progress, holds it, cancels through the signal and keeps the files', async () => {
    const run = deferred<Outcome<StagedImport>>();
    const host = await choose({
      ...finds(inspected('名录.xlsx')),
      'import.pause': ({ paused }) => success({ paused }),
      'import.stage': (_, { signal, onProgress }) => {
        onProgress?.({ phase: '读取并核对', done: 500, total: 2000, rowsPerSecond: 80000, secondsLeft: 75 });
        signal?.addEventListener('abort', () => run.resolve(failure('CANCELLED', '已取消')));
        return run.promise;
      },
    });
    fireEvent.click(await screen.findByTestId('import-start'));
    await screen.findByText('500 / 2,000 个文件，每秒 80,000 行，约剩 1 分 15 秒');
    fireEvent.click(screen.getByTestId('import-pause'));
    await screen.findByText('已暂停：读取并核对');
    fireEvent.click(screen.getByTestId('import-cancel'));
    await screen.findByText('已取消，没有写入任何数据。');
    within(screen.getByTestId('inspect-list')).getByText('名录.xlsx');
    // Or the engine would hold the next run from its start.
    expect(host.requestsOf('import.pause')).toEqual([{ paused: true }, { paused: false }]);
  });

  it('takes up an import that was checked before the program was closed, and can discard it', async () => {
    const host = opened({ 'import.staged': () => success({ staged: STAGED }) });
    await screen.findByTestId('import-review');
    screen.getByText(/检查好、还没有决定的导入/);
    expect(screen.queryByTestId('import-back')).toBeNull();
    fireEvent.click(screen.getByTestId('import-discard'));
    await screen.findByText('把表格文件或整个文件夹拖到这里');
    expect(host.requestsOf('import.discard')).toHaveLength(1);
  });

  it('says why it takes no files while an import waits for a decision', async () => {
    const host = opened({ 'import.staged': () => success({ staged: STAGED }) });
    await screen.findByTestId('import-review');
    fireEvent.drop(screen.getByTestId('drop-zone'), { dataTransfer: { files: [], items: [], types: ['Files'] } });
    await screen.findByText('请先确认或放弃这次导入，再拖入新的文件。');
    expect(host.requestsOf('import.inspect')).toEqual([]);
  });

  it('goes back to the files without losing them or their uploads', async () => {
    const host = await choose(finds(inspected('名录.xlsx')));
    fireEvent.click(await screen.findByTestId('import-start'));
    fireEvent.click(await screen.findByTestId('import-back'));
    within(await screen.findByTestId('inspect-list')).getByText('名录.xlsx');
    expect(host.requestsOf('upload.discard')).toEqual([]);
  });

  it('lists the issues of a group, and exports just those per school', async () => {
    const host = opened({
      'import.staged': () => success({ staged: STAGED }),
      'import.issueGroups': ({ by }) => success({ groups: [{ key: `${by} 1`, label: `一组 ${by}`, issues: 3, errors: 1, rowsRejected: 1, files: 1, schools: 1, example: '日期读不懂' }], total: 3 }),
      'import.issues': () => success({ issues: [], total: 3 }),
      'import.issueWorkbooks': () => success({ fileName: '问题.zip', bytes: new Uint8Array(3) }),
    });
    fireEvent.click(await screen.findByText('一组 kind'));
    await screen.findByTestId('issues-chosen-kind');
    await waitFor(() => expect(host.requestsOf('import.issues').at(-1)).toMatchObject({ staged: true, code: 'kind 1' }));
    fireEvent.click(screen.getByTestId('issues-export-more'));
    fireEvent.click(await screen.findByText(/一校一份/));
    await waitFor(() => expect(host.saved).toEqual(['问题.zip']));
    expect(host.requestsOf('import.issueWorkbooks')).toEqual([{ staged: true, status: 'open', code: 'kind 1', per: 'school' }]);
  });

  it('remembers which school a name means, or that none is', async () => {
    const question = (schoolRef: string) => ({ schoolYear: '2025-2026', schoolRef, name: schoolRef, county: '371721', rows: 5, files: ['a.xlsx'], candidates: [{ school: 's1', name: '曹县第一中学', county: '371721', score: 0.8 }] });
    const host = opened({
      'import.staged': () => success({ staged: STAGED }),
      'import.schoolQuestions': () => success({ questions: [question('曹县1中'), question('不认识的')] }),
      'import.answerSchool': ({ schoolRef }) => success({ schoolRef }),
    });
    fireEvent.click(await screen.findByTestId('review-tab-schools'));
    fireEvent.click((await screen.findAllByTestId('school-confirm'))[0]!);
    await waitFor(() => expect(host.requestsOf('import.schoolQuestions')).toHaveLength(2));
    fireEvent.click(screen.getAllByTestId('school-none')[1]!);
    await waitFor(() => expect(host.requestsOf('import.answerSchool')).toHaveLength(2));
    expect(host.requestsOf('import.answerSchool').map(({ schoolRef, school }) => [schoolRef, school])).toEqual([
      ['曹县1中', 's1'],
      ['不认识的', null],
    ]);
  });
});

describe('the list of files', () => {
  afterEach(closeApp);

  it('keeps two files of one name apart when their contents differ, and forgets a removed one in the engine too', async () => {
    let next = 0;
    const host = await choose({
      'import.inspect': () => {
        next += 1;
        return success({ files: [inspected('测评结果.xlsx', { sha256: `content ${next}`, source: { kind: 'upload', uploadId: `u${next}` } })] });
      },
    });
    await screen.findByTestId('inspect-list');
    fireEvent.click(screen.getByText('添加文件'));
    fireEvent.change(await screen.findByTestId('import-files'), { target: { files: [new File(['y'], '测评结果.xlsx')] } });
    await screen.findByText('检查并导入（2 个文件）');
    fireEvent.click(screen.getAllByLabelText('移除测评结果.xlsx')[0]!);
    await screen.findByText('检查并导入（1 个文件）');
    expect(host.requestsOf('upload.discard')).toEqual([{ uploadIds: ['u1'] }]);
  });
});

describe('beside the files', () => {
  afterEach(closeApp);

  it('reads just the new files of a watched folder, and adds one by its path where there is no dialog', async () => {
    const host = opened({
      ...finds(inspected('新.xlsx')),
      'watch.list': () => success({ folders: [{ folder: 'D:\\上报', available: true, newFiles: ['D:\\上报\\新.xlsx'], knownFiles: 12 }] }),
      'watch.add': () => success({ folders: [] }),
    });
    await screen.findByText('1 个新文件，12 个已导入过');
    fireEvent.change(screen.getByTestId('watch-path'), { target: { value: ' E:\\材料 ' } });
    fireEvent.click(screen.getByTestId('watch-add'));
    await waitFor(() => expect(host.requestsOf('watch.add')).toEqual([{ folder: 'E:\\材料' }]));
    fireEvent.click(await screen.findByText('读取新文件'));
    await screen.findByTestId('inspect-list');
    expect(host.requestsOf('import.inspect')[0]?.sources).toEqual([{ kind: 'path', path: 'D:\\上报\\新.xlsx' }]);
  });

  it('saves a blank template and forgets a remembered layout', async () => {
    const host = opened({
      'template.make': ({ dataset }) => success({ fileName: `${dataset}.xlsx`, bytes: new Uint8Array(1) }),
      'import.layouts': () => success({ layouts: [{ layoutKey: 'a'.repeat(16), dataset: null, confirmedAt: '2025-11-23 08:00:00', columns: 0 }] }),
      'import.forgetLayout': () => success({ forgotten: true }),
    });
    fireEvent.click(await screen.findByTestId('template-schools'));
    await waitFor(() => expect(host.saved).toEqual(['schools.xlsx']));
    fireEvent.click(await screen.findByTestId(`forget-${'a'.repeat(16)}`));
    await waitFor(() => expect(host.requestsOf('import.forgetLayout')).toEqual([{ layoutKey: 'a'.repeat(16) }]));
  });
});

describe('batches', () => {
  afterEach(closeApp);

  it('takes one batch or a whole import back only after it was confirmed, then asks again what is loaded', async () => {
    let loaded: readonly BatchRecord[] = [batchRecord(7), batchRecord(8)];
    const host = opened({
      'import.batches': () => success({ batches: loaded }),
      'import.undo': (which) => {
        loaded = 'batchId' in which ? loaded.filter(({ batch }) => batch !== which.batchId) : [];
        return success({ batches: [7], rowsRemoved: 11, rowsRestored: 0 });
      },
    });
    fireEvent.click(await screen.findByTestId('import-tab-batches'));
    fireEvent.click(await screen.findByTestId('batch-undo-7'));
    const confirm = await screen.findByTestId('batch-undo-confirm');
    expect(host.requestsOf('import.undo')).toEqual([]);
    fireEvent.click(confirm);
    await waitFor(() => expect(screen.queryByTestId('batch-undo-7')).toBeNull());
    await waitFor(() => expect(screen.queryByTestId('batch-undo-confirm')).toBeNull());
    fireEvent.click(screen.getByTestId('import-undo-1'));
    fireEvent.click(await screen.findByTestId('batch-undo-confirm'));
    await waitFor(() => expect(screen.queryByTestId('batch-undo-8')).toBeNull());
    expect(host.requestsOf('import.undo')).toEqual([{ batchId: 7 }, { importId: 1 }]);
    expect(host.requestsOf('data.summary').length).toBeGreaterThan(1);
  });
});

describe('what 一级 means', () => {
  afterEach(closeApp);

  it('is answered with one click, kept for the header layout, and the files are looked at again', async () => {
    const levelMeaning = { numbering: 'firstWorst', results: 30, counts: [18, 6, 2], contradicted: false } as const;
    let answered = false;
    const host = await choose({
      'import.inspect': () => success({ files: [inspected('名录.xlsx', { tables: [table({ levelMeaning: answered ? null : levelMeaning })] })] }),
      'settings.set': () => {
        answered = true;
        return success({ settings: settingStates() });
      },
    });
    const card = await screen.findByTestId(`question-levels-${'a'.repeat(16)}`);
    expect(card.textContent).toContain('前 30 个结果中，一级 18、二级 6、三级 2');
    expect(screen.getByTestId('import-start').hasAttribute('disabled')).toBe(true);
    fireEvent.click(within(card).getByTestId('levels-firstMildest'));
    await waitFor(() => expect(screen.getByTestId('import-start').hasAttribute('disabled')).toBe(false));
    expect(host.requestsOf('settings.set')).toEqual([{ setting: 'riskLevelMapping', value: { preset: 'firstWorst', layouts: [{ layoutKey: 'a'.repeat(16), numbering: 'firstMildest', example: '名录.xlsx' }] }, note: '' }]);
    expect(screen.queryByTestId(`question-levels-${'a'.repeat(16)}`)).toBeNull();
  });
});
