// @vitest-environment happy-dom
/** 操作记录, 完整性检查, 保存与删除 and 数据保护说明 on the settings page. */
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { tableFromArrays, tableToIPC } from 'apache-arrow';
import { afterEach, describe, expect, it } from 'vitest';
import { failure, success, type DeletionPreview } from '../../shared/contract';
import { closeApp, openApp } from './support/app';
import { type Answers, fakeHost } from './support/fake-engine';

const COUNT = 100_000;
const numbers = Array.from({ length: COUNT }, (_, index) => COUNT - index);

function logOf(count: number) {
  const some = numbers.slice(COUNT - count);
  const table = tableFromArrays({ entry: Float64Array.from(some), at: some.map(() => '2026-11-30 09:30:00'), operator: some.map(() => '王芳'), account: some.map(() => 'wang'), action: some.map(() => '执行查询'), details: some.map((entry) => `第 ${entry} 次`) });
  return success({ rows: tableToIPC(table, 'stream'), total: count, operators: ['王芳'], fingerprint: 'aaaa bbbb cccc dddd' });
}

const preview: DeletionPreview = { schoolYear: '2023-2024', scope: 'pupils', datasets: [{ dataset: 'assessmentResults', label: '心理测评结果', batches: 2, rows: 400 }], rows: 400, batches: 2, issues: 3, reports: [] };
const overview = success({ held: [{ schoolYear: '2023-2024', kind: 'pupils', batches: 2, rows: 400, dueOn: '2025-09-01', due: true }], certificates: [], compactionPending: false } as const);

function settings(panel: string, answers: Answers) {
  const host = fakeHost(answers);
  openApp(host, `/settings?settings=${panel}`);
  return host;
}

afterEach(closeApp);

describe('操作记录', () => {
  it('draws only what is in sight of a hundred thousand entries, and shows the chosen one whole', async () => {
    settings('audit', { 'audit.list': () => logOf(COUNT) });
    await screen.findByText(/共 100,000 条/);
    const grid = await screen.findByTestId('audit-grid');
    await waitFor(() => expect(grid.querySelectorAll('[role=row]').length).toBeGreaterThan(1));
    expect(grid.querySelectorAll('[role=row]').length).toBeLessThan(120);
    await screen.findByText(/序号：100000.*本机账户：wang.*内容：第 100000 次/);
  });

  it('asks the engine for what is looked for, and exports just that', async () => {
    const host = settings('audit', { 'audit.list': () => logOf(3), 'audit.export': () => success({ fileName: '操作记录-2026-11-30.zip', bytes: new Uint8Array(3) }) });
    const field = await screen.findByPlaceholderText('查找内容');
    fireEvent.change(field, { target: { value: '删除' } });
    fireEvent.keyDown(field, { key: 'Enter', code: 'Enter' });
    await waitFor(() => expect(host.requestsOf('audit.list').at(-1)).toEqual({ text: '删除' }));
    fireEvent.click(screen.getByTestId('audit-export'));
    fireEvent.click(await screen.findByText('CSV（UTF-8）'));
    await waitFor(() => expect(host.requestsOf('audit.export')).toEqual([{ text: '删除', format: 'csv' }]));
    await waitFor(() => expect(host.saved).toEqual(['操作记录-2026-11-30.zip']));
  });
});

describe('完整性检查', () => {
  it('names the first thing that is wrong', async () => {
    settings('integrity', {
      'workspace.verify': () => success({ whole: false, checks: [{ id: 'log', label: '操作记录的校验链和封印', checked: 12, firstProblem: null }, { id: 'rows', label: '数据行与批次是否一致', checked: 400, firstProblem: '批次 3（甲.csv）导入了 400 行，现有 399 行。' }] }),
    });
    fireEvent.click(await screen.findByTestId('integrity-verify'));
    const report = await screen.findByTestId('integrity-report');
    expect(report.textContent).toContain('批次 3（甲.csv）导入了 400 行，现有 399 行。');
    expect(report.textContent).toContain('没有发现问题');
    expect(report.textContent).toContain('被本程序以外的方式改动过');
  });
});

describe('保存与删除', () => {
  it('deletes only when the phrase stands there as it is asked for', async () => {
    const host = settings('retention', { 'retention.overview': () => overview, 'retention.preview': () => success(preview), 'retention.delete': () => failure('INTERNAL', '没有删除成。') });
    await screen.findByText('已到期');
    fireEvent.click(await screen.findByTestId('retention-delete-2023-2024'));
    expect((await screen.findByTestId('deletion-preview')).textContent).toMatch(/2 个批次、400 行.*3 条问题记录.*还没有出具过报告/s);
    screen.getByText(/备份、已导出的文件和上报材料原件里仍有这些数据/);
    const go = screen.getByTestId<HTMLButtonElement>('deletion-go');
    expect(go.disabled).toBe(true);
    fireEvent.change(screen.getByTestId('deletion-phrase'), { target: { value: '删除2024-2025' } });
    expect(go.disabled).toBe(true);
    fireEvent.change(screen.getByTestId('deletion-phrase'), { target: { value: '删除2023-2024' } });
    await waitFor(() => expect(go.disabled).toBe(false));
    fireEvent.click(go);
    await screen.findByText('没有删除成。');
    expect(host.requestsOf('retention.delete')).toEqual([{ schoolYear: '2023-2024', scope: 'pupils', confirmation: '删除2023-2024', reason: '' }]);
  });
});

describe('数据保护说明', () => {
  it('is made of the settings and of what is held', async () => {
    settings('protection', { 'retention.overview': () => overview, 'register.keys': () => success({ keys: [] }) });
    const statement = await screen.findByTestId('protection');
    for (const part of ['从不存储什么', '学年结束后 1 年', '少于 10 人的不显示', '15 分钟无人操作自动锁定', '/data/测试.yuxin']) expect(statement.textContent).toContain(part);
    expect(statement.textContent).not.toContain('加密名册');
  });

  it('tells of names kept for schools where there are keys', async () => {
    const key = { school: 's1', schoolName: '甲', county: null, recipient: 'age1', fingerprint: '', addedAt: '', addedBy: '', batches: 0, entries: 0, olderBatches: 0 };
    settings('protection', { 'retention.overview': () => overview, 'register.keys': () => success({ keys: [key] }) });
    const statement = await screen.findByTestId('protection');
    for (const part of ['有 1 所学校报送了公钥', '教育局看不到名单', '交接给本校的加密名册']) expect(statement.textContent).toContain(part);
  });
});
