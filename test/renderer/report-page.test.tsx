// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { failure, type HistoryEntry, type PreviewSection, type SchoolFeedbackRun, success } from '../../shared/contract';
import { closeApp, openApp } from './support/app';
import { type Answers, type FakeHost, fakeHost } from './support/fake-engine';

afterEach(closeApp);

const figure = (text: string, missed = false) => ({ text, kind: 'figure', missed }) as const;
const label = (text: string) => ({ text, kind: 'text', missed: false }) as const;
const TABLE: PreviewSection = {
  kind: 'table', name: '表1 师资覆盖', title: '师资覆盖情况统计表', survey: [], headerLine: ['填报单位（盖章）：菏泽市教育局', '2025—2026学年', '内部工作用表'],
  headers: [['县区', '学校', '学校', '学生'], ['县区', '学校数', '配备率', '在校生数']], codeRow: ['甲', '1', '2', '3'],
  rows: [[label('全市合计'), figure('30'), figure('95.00%', true), figure('1,200')], [label('曹县'), figure('30'), { text: '样本过小', kind: 'suppressed', missed: false }, { text: '—', kind: 'missing', missed: false }]],
  rowCount: 40, hasTotals: true, footerLine: ['单位负责人：'], notes: ['审核关系：2≤1'], broken: ['曹县：2≤1'],
};
/** Typed and left, in any of the ways in which days are written. */
function writeDay(id: string, text: string): void {
  const field = screen.getByTestId(id);
  const input = field.matches('input') ? field : field.querySelector('input')!;
  fireEvent.focus(input);
  fireEvent.change(input, { target: { value: text } });
  fireEvent.keyDown(input, { key: 'Enter', code: 'Enter' });
  fireEvent.blur(input);
}

const answers = (changes: Answers = {}): Answers => ({
  'report.preview': ({ kind }) => success({ id: 'YX-20260715-00000001', title: kind, sections: [TABLE, { kind: 'chart', name: '图1', title: '配备率', table: '表1 师资覆盖' }] }),
  'report.issue': ({ kind }) => success({ id: 'YX-20260715-00000001', kind, dataState: 'x', files: [{ format: 'xlsx', fileName: `${kind}.xlsx`, bytes: new Uint8Array([1]), sha256: 'a' }] }),
  ...changes,
});

it('shows the report before it is issued, heads merged, states told apart', async () => {
  openApp(fakeHost(answers()), '/report');
  const preview = await screen.findByTestId('report-preview');
  const heads = within(preview).getAllByRole('columnheader');
  expect(heads.map((head) => [head.textContent, head.getAttribute('rowspan'), head.getAttribute('colspan')])).toEqual([['县区', '2', '1'], ['学校', '1', '2'], ['学生', '1', '1'], ['学校数', '1', '1'], ['配备率', '1', '1'], ['在校生数', '1', '1']]);
  expect(within(preview).getByText('95.00%').className).toContain('report-missed');
  expect(within(preview).getByText('样本过小').className).toBe('report-suppressed');
  expect(within(preview).getByText('另有 38 行，在导出的文件中。')).toBeDefined();
  expect(within(preview).getByTestId('report-broken').textContent).toContain('曹县：2≤1');
});

it('issues what was chosen, with what was filled in, and says where it went', async () => {
  const host = fakeHost(answers());
  openApp(host, '/report');
  await screen.findByTestId('report-preview');
  fireEvent.change(screen.getByTestId('report-unit'), { target: { value: ' 曹县教育局 ' } });
  fireEvent.change(screen.getByTestId('report-head'), { target: { value: '李某' } });
  writeDay('report-issuedOn', '2026/7/15');
  fireEvent.click(screen.getByTestId('report-export'));
  await screen.findByTestId('report-saved');
  expect(host.requestsOf('report.issue')).toMatchObject([{ kind: 'annual', formats: ['xlsx'], parameters: { unit: '曹县教育局', head: '李某', issuedOn: '2026-07-15', schoolYear: '2025-2026' } }]);
  expect(host.requestsOf('report.issue')[0]?.parameters).not.toHaveProperty('survey');
  // The preview follows what was typed.
  await waitFor(() => expect(host.requestsOf('report.preview').at(-1)?.parameters).toMatchObject({ unit: '曹县教育局' }));
});

it('offers to show a saved file in its folder, says when it is gone, and offers nothing where the browser has it', async () => {
  const shown: string[] = [];
  const desktop = fakeHost(answers(), { kind: 'electron', saveFile: async (fileName) => `D:\\报表\\${fileName}`, showInFolder: async (path) => shown.push(path) === 1 });
  openApp(desktop, '/report');
  await screen.findByTestId('report-preview');
  fireEvent.click(screen.getByTestId('report-export'));
  const offered = within(await screen.findByTestId('report-saved')).getByTestId('open-folder');
  fireEvent.click(offered);
  await waitFor(() => expect(shown).toEqual([expect.stringMatching(/^D:\\报表\\.*\.xlsx$/)]));
  fireEvent.click(offered);
  expect(await screen.findByText('没有打开：文件已不在原处，可能被移走、改名或删除了。')).toBeDefined();
  await closeApp();

  openApp(fakeHost(answers()), '/report');
  await screen.findByTestId('report-preview');
  fireEvent.click(screen.getByTestId('report-export'));
  await screen.findByTestId('report-saved');
  expect(screen.queryByTestId('open-folder')).toBeNull();
});

it('puts several reports into one archive, without the one that cannot be made, which is named', async () => {
  const host = fakeHost(answers());
  openApp(host, '/report');
  await screen.findByTestId('report-preview');
  fireEvent.click(screen.getByTestId('report-choose-coreTeam'));
  fireEvent.click(screen.getByTestId('report-export'));
  await waitFor(() => expect(host.saved).toEqual(['心理健康教育报表_2025-2026学年.zip']));
  expect(host.requestsOf('report.issue').map(({ kind }) => kind)).toEqual(['annual', 'coreTeam']);
  await closeApp();

  const lacking = fakeHost(answers({ 'report.issue': ({ kind }) => (kind === 'coreTeam' ? failure('NO_DATA', '还没有导入台账。') : success({ id: 'YX-20260715-00000001', kind, dataState: 'x', files: [{ format: 'xlsx', fileName: `${kind}.xlsx`, bytes: new Uint8Array([1]), sha256: 'a' }] })) }));
  openApp(lacking, '/report');
  await screen.findByTestId('report-preview');
  fireEvent.click(screen.getByTestId('report-choose-coreTeam'));
  fireEvent.click(screen.getByTestId('report-export'));
  expect((await screen.findByTestId('report-saved')).textContent).toContain('另有 1 种没有出成。核心团队名单：还没有导入台账。');
  expect(lacking.saved).toEqual(['annual.xlsx']);
});

it('prints the block of an approved survey only when all of it was filled in', async () => {
  const host = fakeHost(answers());
  openApp(host, '/report');
  await screen.findByTestId('report-preview');
  fireEvent.click(within(screen.getByTestId('report-survey')).getByRole('button'));
  for (const [id, value] of [['formNumber', '菏教基1表'], ['madeBy', '菏泽市教育局'], ['approvedBy', '菏泽市统计局'], ['approvalNumber', '菏统制〔2026〕3号']] as const) {
    fireEvent.change(await screen.findByTestId(`report-${id}`), { target: { value } });
  }
  expect(screen.getByText('五项填全后才会印上；现在仍为内部工作用表。')).toBeDefined();
  writeDay('report-validUntil', '20281231');
  fireEvent.click(screen.getByTestId('report-export'));
  await waitFor(() => expect(host.requestsOf('report.issue')[0]?.parameters).toMatchObject({ survey: { formNumber: '菏教基1表', validUntil: '2028-12-31' } }));
});

const ENTRY: HistoryEntry = {
  id: 'YX-20260715-00000001', kind: 'annual', label: '年度统计报表', title: '年度心理健康教育统计报表', parameters: [{ label: '学年', text: '2025—2026学年' }], dataState: 'x', issuedOn: '2026-07-15', issuedAt: '2026-07-15 09:30:00', issuedBy: 'wang',
  files: [{ format: 'xlsx', fileName: '年度心理健康教育统计报表.xlsx', bytes: 1, sha256: 'a' }], withdrawn: null, dataChanged: true,
};

it('asks for the month of a monthly report only, from September to August of the year', async () => {
  const host = fakeHost(answers());
  openApp(host, '/report');
  await screen.findByTestId('report-preview');
  expect(screen.queryByTestId('report-month')).toBeNull();
  fireEvent.click(screen.getByTestId('report-kind-dutyRota'));
  fireEvent.mouseDown(within(await screen.findByTestId('report-month')).getByRole('combobox'));
  fireEvent.click(await screen.findByTitle('2025年9月'));
  await waitFor(() => expect(host.requestsOf('report.preview').at(-1)).toMatchObject({ kind: 'dutyRota', parameters: { month: '2025-09' } }));
  fireEvent.click(screen.getByTestId('report-export'));
  await screen.findByTestId('report-saved');
  expect(host.requestsOf('report.issue')).toMatchObject([{ kind: 'dutyRota', parameters: { month: '2025-09' } }]);
});

it('keeps what was issued: once more as it was, or beside the data of today', async () => {
  const host = fakeHost(answers({
    'report.history': () => success({ reports: [ENTRY] }),
    'report.again': ({ id }) => success({ id, kind: 'annual', dataState: 'x', files: [{ format: 'xlsx', fileName: '年度心理健康教育统计报表.xlsx', bytes: new Uint8Array([1]), sha256: 'a' }] }),
    'report.compare': ({ id }) => success({ id, dataChanged: true, differences: [{ table: '表1 师资覆盖', row: '曹县', column: '学校数', then: '30', now: '31' }] }),
  }));
  openApp(host, '/report');
  fireEvent.click(await screen.findByRole('tab', { name: '已出报告' }));
  const history = await screen.findByTestId('report-history');
  await within(history).findByText('YX-20260715-00000001');
  expect(history.textContent).toContain('已变动');
  fireEvent.click(screen.getByTestId(`report-again-${ENTRY.id}`));
  await waitFor(() => expect(host.saved).toEqual(['年度心理健康教育统计报表.xlsx']));
  fireEvent.click(screen.getByTestId(`report-compare-${ENTRY.id}`));
  expect((await screen.findByTestId('report-differences')).textContent).toContain('曹县学校数3031');
});

const LETTER_PAGE = '<!doctype html><html><body><p>现将有关情况通报如下。</p></body></html>';
const letterAnswers = (changes: Answers = {}): Answers =>
  answers({
    'report.page': () => success({ id: 'YX-20260715-00000002', title: '通报', fileName: '通报.pdf', html: LETTER_PAGE }),
    'report.issue': ({ kind }) => success({ id: 'YX-20260715-00000002', kind, dataState: 'x', files: [{ format: 'docx', fileName: '通报.docx', bytes: new Uint8Array([1]), sha256: 'b' }] }),
    ...changes,
  });

it('shows a circular as a page in which nothing runs, and issues it in Word with what was filled in', async () => {
  const host = fakeHost(letterAnswers());
  openApp(host, '/report');
  fireEvent.click(await screen.findByTestId('report-kind-staffingLetter'));
  const page = await screen.findByTestId('print-preview');
  // Of the page's origin to be laid out, but without scripts.
  expect([page.getAttribute('sandbox'), page.getAttribute('srcdoc')]).toEqual(['allow-same-origin', LETTER_PAGE]);
  // A circular is not signed as a form is.
  expect(screen.queryByTestId('report-head')).toBeNull();
  for (const [id, value] of [['number', ' 菏教字〔2026〕12号 '], ['copiesTo', '省教育厅、市委办公室'], ['measures', '召开推进会。\n\n开展培训。']] as const) fireEvent.change(screen.getByTestId(`letter-${id}`), { target: { value } });
  writeDay('letter-dueBy', '2026年10月31日');
  expect(screen.getByTestId('report-export').textContent).toBe('出具 Word 公文');
  fireEvent.click(screen.getByTestId('report-export'));
  await waitFor(() => expect(host.saved).toEqual(['通报.docx']));
  expect(host.requestsOf('report.issue')).toMatchObject([{ kind: 'staffingLetter', formats: ['docx'], parameters: { letter: { number: '菏教字〔2026〕12号', copiesTo: ['省教育厅', '市委办公室'], dueBy: '2026-10-31', measures: ['召开推进会。', '开展培训。'], requests: [] } } }]);
  expect(host.requestsOf('report.issue')[0]?.parameters?.letter).not.toHaveProperty('addressedTo');
});

it('makes a PDF of what was chosen where the host can print', async () => {
  const files = (kind: string, formats: readonly string[] | undefined) => (formats ?? []).map((format) => ({ format: format as 'pdf', fileName: `${kind}.${format}`, bytes: new Uint8Array([1]), sha256: 'a' }));
  const host = fakeHost(letterAnswers({ 'report.issue': ({ kind, formats }) => success({ id: 'YX-20260715-00000002', kind, dataState: 'x', files: files(kind, formats) }) }), { printReport: async () => true });
  openApp(host, '/report');
  fireEvent.click(await screen.findByTestId('report-kind-staffingLetter'));
  fireEvent.click(screen.getByTestId('report-pdf'));
  await waitFor(() => expect(host.saved).toEqual(['staffingLetter.pdf']));
  expect(host.requestsOf('report.issue').map(({ kind, formats }) => [kind, formats])).toEqual([['staffingLetter', ['pdf']]]);
  await closeApp();

  openApp(fakeHost(letterAnswers()), '/report');
  await screen.findByTestId('report-preview');
  expect(screen.queryByTestId('report-pdf')).toBeNull();
});

it('prints under a number, by the dialog of the system where there is one, and says why not', async () => {
  const pages: string[] = [];
  const host = fakeHost(letterAnswers(), {
    printReport: async (html) => {
      pages.push(html);
      if (pages.length > 1) throw new Error('打印机没有准备好');
      return true;
    },
  });
  openApp(host, '/report');
  fireEvent.click(await screen.findByTestId('report-kind-staffingLetter'));
  const button = screen.getByTestId('report-print');
  fireEvent.click(button);
  await waitFor(() => expect(pages).toEqual([LETTER_PAGE]));
  expect(host.requestsOf('report.issue').map(({ kind }) => kind)).toEqual(['staffingLetter']);
  await waitFor(() => expect(button.className).not.toContain('loading'));
  fireEvent.click(button);
  expect(await screen.findByText(/打印机没有准备好/)).toBeDefined();
});

it('shows a workbook table by table or on its sheets', async () => {
  openApp(fakeHost(letterAnswers()), '/report');
  await screen.findByTestId('report-preview');
  fireEvent.click(screen.getByText('打印预览'));
  expect((await screen.findByTestId('print-preview')).getAttribute('srcdoc')).toBe(LETTER_PAGE);
  expect(screen.queryByTestId('report-preview')).toBeNull();
});

it('checks a template of the office name by name, and writes into it only when all of it can be filled in', async () => {
  let good = false;
  const bad = { name: '局长', place: '页眉', text: '{{局长}}', state: 'unknown', value: '', suggestion: '署名' } as const;
  const host = fakeHost(
    answers({
      'report.letterPreview': () => success({ id: 'YX-20260715-00000001', title: '通报', fileName: '通报.pdf', html: '<p>通报</p>' }),
      'report.templateSample': () => success({ fileName: '公文模板示例.docx', bytes: new Uint8Array([1]) }),
      'upload.append': () => success({ uploadId: good ? 'u2' : 'u1', bytes: 1 }),
      'upload.discard': () => success({ discarded: 1 }),
      'report.template': () => success({ placeholders: [{ name: '标题', place: '正文第1段', text: '{{标题}}', state: 'known', value: '关于……的通报', suggestion: '' }, ...(good ? [] : [bad])], missing: ['报告编号'], usable: good }),
      'report.letter': () => success({ id: 'YX-20260715-00000002', fileName: '通报.docx', bytes: new Uint8Array([1]) }),
    }),
  );
  openApp(host, '/report');
  await screen.findByTestId('report-preview');
  fireEvent.click(screen.getByTestId('report-kind-staffingLetter'));
  fireEvent.click(await screen.findByTestId('template-sample'));
  await waitFor(() => expect(host.saved).toEqual(['公文模板示例.docx']));
  const choose = () => fireEvent.change(screen.getByTestId('template-file'), { target: { files: [new File(['x'], '我局模板.docx')] } });
  choose();
  const finding = await screen.findByTestId('template-finding');
  expect(finding.textContent).toContain('“我局模板.docx”有 1 个占位符不能填写');
  expect(finding.textContent).toContain('局长页眉不认识是不是“署名”？');
  expect(finding.textContent).toContain('打印件上看不到');
  expect(screen.getByTestId<HTMLButtonElement>('template-issue').disabled).toBe(true);
  good = true;
  choose();
  await waitFor(() => expect(screen.getByTestId<HTMLButtonElement>('template-issue').disabled).toBe(false));
  expect(host.requestsOf('upload.discard')).toEqual([{ uploadIds: ['u1'] }]);
  fireEvent.click(screen.getByTestId('template-issue'));
  await waitFor(() => expect(host.saved).toEqual(['公文模板示例.docx', '通报.docx']));
  expect(host.requestsOf('report.letter')).toMatchObject([{ kind: 'staffing', template: { kind: 'upload', uploadId: 'u2' } }]);
});

it('tells in words whether a file is as it was issued, and forgets its bytes', async () => {
  const found = { id: ENTRY.id, title: ENTRY.title, issuedAt: ENTRY.issuedAt, differences: [] };
  const states = [
    [{ ...found, state: 'unchanged', changedCells: [], figures: null }, '是出具时的原件，没有改动'],
    [{ ...found, state: 'changed', changedCells: [{ sheet: '表1', cell: 'A5', issued: '30', found: '31' }], figures: null }, '有 1 个单元格被改过'],
    [{ ...found, state: 'changed', changedCells: [], figures: 'asIssued' }, '数据校验值与出具时一致'],
    [{ ...found, state: 'changed', changedCells: [], figures: 'others' }, '数据校验值与出具时不一致'],
    [{ state: 'unknown', id: null, title: null, issuedAt: null, changedCells: [], figures: null, differences: [] }, '不是本工作区出具的报告'],
  ] as const;
  for (const [verification, words] of states) {
    const host = fakeHost(answers({ 'upload.append': () => success({ uploadId: 'u1', bytes: 1 }), 'upload.discard': () => success({ discarded: 1 }), 'report.verify': () => success(verification) }));
    openApp(host, '/report');
    fireEvent.click(await screen.findByRole('tab', { name: '检查报告文件' }));
    fireEvent.drop(await screen.findByTestId('verify-drop'), { dataTransfer: { files: [new File(['x'], '报表.xlsx')] } });
    expect((await screen.findByTestId('verify-result')).textContent).toContain(words);
    expect(host.requestsOf('report.verify')).toEqual([{ file: { kind: 'upload', uploadId: 'u1' } }]);
    expect(host.requestsOf('upload.discard')).toEqual([{ uploadIds: ['u1'] }]);
    await closeApp();
  }
});

describe('feedback to schools', () => {
  const LIST: PreviewSection = { ...TABLE, name: '一览表', title: '学校反馈单一览表', rowCount: 2501 };
  const RUN: SchoolFeedbackRun = { id: 'YX-20260715-00000002', cancelled: false, planned: 2500, written: 2499, present: 0, skipped: [{ county: '曹县', school: '第一小学', reason: '同名文件已在而内容不同，没有覆盖' }], folder: 'D:\\反馈单', archive: null };
  const feedback = (changes: Answers = {}): Answers => answers({ 'report.preview': () => success({ id: 'YX-20260715-00000002', title: '学校反馈', sections: [LIST] }), 'report.schoolFeedback': () => success(RUN), ...changes });
  const open = async (host: FakeHost) => {
    openApp(host, '/report');
    fireEvent.click(await screen.findByTestId('report-kind-schoolFeedback'));
    await waitFor(() => expect(screen.getByTestId<HTMLButtonElement>('feedback-make').disabled).toBe(false));
  };
  const confirmed = async () => {
    fireEvent.click(screen.getByTestId('feedback-make'));
    // The dialog names itself by its title as well.
    expect((await screen.findAllByText('为 2,500 所学校各生成一份反馈单？')).length).toBeGreaterThan(0);
    fireEvent.click(screen.getByText('开始生成'));
  };

  it('is asked about, goes into the chosen folder, and tells what was left out', async () => {
    const host = fakeHost(feedback(), { chooseFolder: async () => ['D:\\反馈单'] });
    await open(host);
    fireEvent.change(screen.getByTestId('feedback-dueBy'), { target: { value: '2026-09-10' } });
    fireEvent.click(screen.getByTestId('feedback-open-only'));
    await confirmed();
    expect((await screen.findByTestId('feedback-finished')).textContent).toBe('2,500 份反馈单已完成：写入 2,499 份，1 所没有生成。在“D:\\反馈单”，清单见其中的“一览表.xlsx”。');
    expect(within(screen.getByTestId('feedback-skipped')).getByText('同名文件已在而内容不同，没有覆盖')).toBeDefined();
    expect(host.requestsOf('report.schoolFeedback')).toMatchObject([{ to: { kind: 'folder', folder: 'D:\\反馈单' }, parameters: { where: {}, feedback: { dueBy: '2026-09-10', openOnly: true } } }]);
  });

  it('is, in a browser, an archive that is handed over', async () => {
    const host = fakeHost(feedback({ 'report.schoolFeedback': () => success({ ...RUN, skipped: [], written: 2500, folder: null, archive: { fileName: '反馈单.zip', bytes: new Uint8Array([1]) } }) }));
    await open(host);
    await confirmed();
    expect((await screen.findByTestId('feedback-finished')).textContent).toContain('2,500 份反馈单已完成：写入 2,500 份。已交给浏览器下载：反馈单.zip');
    expect(host.saved).toEqual(['反馈单.zip']);
    expect(host.requestsOf('report.schoolFeedback')[0]?.to).toEqual({ kind: 'archive' });
  });

  it('shows how far it is, and stops', async () => {
    const host = fakeHost(
      feedback({
        'report.schoolFeedback': (_, { signal, onProgress }) =>
          new Promise((resolve) => {
            onProgress?.({ phase: '生成反馈单', done: 120, total: 2500, secondsLeft: 95, item: '曹县第一小学' });
            signal?.addEventListener('abort', () => resolve(success({ ...RUN, cancelled: true, written: 121, skipped: [] })));
          }),
      }),
      { chooseFolder: async () => ['D:\\反馈单'] },
    );
    await open(host);
    await confirmed();
    expect((await screen.findByTestId('feedback-progress')).textContent).toMatch(/生成反馈单.*120 \/ 2,500.*约剩 1 分 35 秒.*曹县第一小学/);
    fireEvent.click(screen.getByTestId('feedback-stop'));
    expect((await screen.findByTestId('feedback-finished')).textContent).toContain('已停止：写好 121 份，都是完整的文件');
  });

  it('does nothing where no folder is chosen, and is not issued with others', async () => {
    const host = fakeHost(feedback(), { chooseFolder: async () => [] });
    await open(host);
    expect(screen.queryByTestId('report-choose-schoolFeedback')).toBeNull();
    expect(screen.queryByTestId('report-export')).toBeNull();
    await confirmed();
    await waitFor(() => expect(screen.getByTestId('feedback-make').className).not.toContain('loading'));
    expect(host.requestsOf('report.schoolFeedback')).toEqual([]);
  });

  it('is made once more from the history in the same way', async () => {
    const entry: HistoryEntry = { id: RUN.id, kind: 'schoolFeedback', label: '学校反馈单', title: '学校反馈', parameters: [], dataState: 'x', issuedOn: '2026-07-15', issuedAt: '2026-07-15 09:30:00', issuedBy: 'wang', withdrawn: null, dataChanged: false, files: Array.from({ length: 5 }, (_, index) => ({ format: 'docx' as const, fileName: `${index}.docx`, bytes: 1, sha256: String(index) })) };
    const host = fakeHost(feedback({ 'report.history': () => success({ reports: [entry] }) }), { chooseFolder: async () => ['D:\\反馈单'] });
    openApp(host, '/report');
    fireEvent.click(await screen.findByRole('tab', { name: '已出报告' }));
    fireEvent.click(await screen.findByTestId(`report-again-${RUN.id}`));
    await screen.findByTestId('feedback-finished');
    expect(screen.getByText('Word，5份')).toBeDefined();
    expect(host.requestsOf('report.schoolFeedback')).toEqual([{ again: RUN.id, to: { kind: 'folder', folder: 'D:\\反馈单' } }]);
  });
});
