// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { tableFromArrays, tableToIPC } from 'apache-arrow';
import { afterEach, expect, it } from 'vitest';
import { failure, success } from '../../shared/contract';
import { QUERY_VIEW_CATALOGUE } from '../../shared/query-views';
import type { QueryRun, SavedQuery } from '../../shared/saved-queries';
import { closeApp, openApp } from './support/app';
import { type Answers, type FakeHost, fakeHost } from './support/fake-engine';

afterEach(closeApp);

const county = { name: '县区', type: 'county', label: '', choices: [], defaultValue: '371721' } as const;
const saved: SavedQuery = {
  id: 7, kind: 'sql', name: '大校', description: '人数多的学校', savedAt: '2026-03-01T01:30:00.000Z', savedBy: 'wang',
  definition: { sql: 'SELECT schoolName FROM schools WHERE county = :县区', parameters: [county] },
};
const visual: SavedQuery = { id: 8, kind: 'visual', name: '覆盖率', description: '', savedAt: '2026-03-02T01:30:00.000Z', savedBy: 'wang', definition: { source: 'indicators' } };
const runs: readonly QueryRun[] = [
  { entry: 31, at: '2026-03-03T01:30:00.000Z', operator: 'li', sql: 'SELECT schol FROM schools', parameters: [], rows: null, milliseconds: 4, error: '没有名为“schol”的列。' },
  { entry: 30, at: '2026-03-02T01:30:00.000Z', operator: 'li', sql: 'SELECT :n', parameters: [{ name: 'n', type: 'number', label: '', choices: [], defaultValue: '', value: '5' }], rows: 1234, milliseconds: null, error: null },
];
const everyday: Answers = {
  'query.schema': () => success({ views: QUERY_VIEW_CATALOGUE.map((view) => ({ ...view, columns: view.columns.map((column) => ({ ...column, type: 'VARCHAR' })) })), functions: [] }),
  'query.saved': () => success({ queries: [saved, visual] }),
  'query.history': () => success({ runs }),
  'query.run': () => success({ rows: tableToIPC(tableFromArrays({ schoolName: ['曹县第一中学', null], students: Int32Array.of(1200, 300) }), 'stream'), rowCount: 2, truncated: false, milliseconds: 12 }),
};

function open(address: string, answers: Answers = {}): FakeHost {
  const host = fakeHost({ ...everyday, ...answers });
  openApp(host, address);
  return host;
}

it('opens a kept query with its parameters and runs it with the value chosen', async () => {
  const host = open('/query?tab=saved');
  fireEvent.click(await screen.findByText('大校'));
  await screen.findByTestId('parameter-bar');
  expect(window.location.hash).toContain('tab=sql');
  expect(document.querySelector('.cm-content')?.textContent).toBe('SELECT schoolName FROM schools WHERE county = :县区');
  fireEvent.click(screen.getByTestId('query-run'));
  await screen.findByTestId('query-result');
  expect(host.requestsOf('query.run')).toEqual([{ sql: saved.kind === 'sql' ? saved.definition.sql : '', parameters: [{ ...county, value: '371721' }], rowLimit: 10_000 }]);
  expect(screen.getByTestId('result-summary').textContent).toBe('2 行，2 列，用时 0.01 秒。');
  const table = screen.getByTestId('query-result');
  const grid = within(table).getByRole('grid', { name: '查询结果' });
  // The grid draws itself with the next frame.
  await waitFor(() => expect([grid.getAttribute('aria-rowcount'), grid.getAttribute('aria-colcount')]).toEqual(['3', '3']));
});

it('does not run before every parameter has a value', async () => {
  const host = open('/query?tab=saved', { 'query.saved': () => success({ queries: [{ ...saved, definition: { sql: 'SELECT :n', parameters: [{ ...county, name: 'n', type: 'number', defaultValue: '' }] } }] }) });
  fireEvent.click(await screen.findByText('大校'));
  fireEvent.click(await screen.findByTestId('query-run'));
  expect(await screen.findByText('参数“n”应填一个数。')).toBeDefined();
  expect(host.requestsOf('query.run')).toEqual([]);
});

it('tells the place of an error, and takes the mark away when the text is another', async () => {
  open('/query?tab=saved', { 'query.run': () => failure('QUERY_FAILED', '没有名为“schol”的列。', { line: 1, column: 8 }) });
  fireEvent.click(await screen.findByTestId('history-open-31'));
  fireEvent.click(await screen.findByTestId('query-run'));
  await screen.findByTestId('error-QUERY_FAILED');
  await waitFor(() => expect(document.querySelector('.cm-lintRange-error')?.textContent).toBe('schol'));
  fireEvent.click(screen.getByTestId('schema-schools'));
  await waitFor(() => expect(document.querySelector('.cm-lintRange-error')).toBeNull());
});

it('lists what was run with what came of it, and opens it with the values that it had', async () => {
  open('/query?tab=saved');
  const list = await screen.findByTestId('history-list');
  expect(within(list).getByText('没有名为“schol”的列。')).toBeDefined();
  expect(within(list).getByText('1,234')).toBeDefined();
  fireEvent.click(screen.getByTestId('history-open-30'));
  expect(await screen.findByTestId('parameter-value-n')).toHaveProperty('value', '5');
});

it('leads to the page that made a query put together by hand', async () => {
  open('/query?tab=saved');
  fireEvent.click(await screen.findByText('覆盖率'));
  await waitFor(() => expect(window.location.hash).toContain('tab=visual'));
  // Taken over into the question that is on the page.
  await waitFor(() => expect(new URLSearchParams(window.location.hash.split('?')[1]).get('q')).toBe('{"source":"indicators"}'));
});

it('renames and removes, and tells why not', async () => {
  const host = open('/query?tab=saved', { 'query.save': () => failure('BAD_REQUEST', '已经有名为“覆盖率”的收藏。请换一个名称。'), 'query.forget': () => success({}) });
  fireEvent.click(await screen.findByTestId('saved-rename-大校'));
  fireEvent.change(await screen.findByTestId('rename-name'), { target: { value: '覆盖率' } });
  fireEvent.click(screen.getByRole('button', { name: '保存' }));
  expect(await screen.findByText('已经有名为“覆盖率”的收藏。请换一个名称。')).toBeDefined();
  expect(host.requestsOf('query.save')).toEqual([{ id: 7, name: '覆盖率', description: '人数多的学校', kind: 'sql', definition: saved.definition }]);
  fireEvent.click(screen.getByTestId('saved-forget-覆盖率'));
  fireEvent.click(await screen.findByText('删除', { selector: '.ant-popconfirm-buttons *' }));
  await waitFor(() => expect(host.requestsOf('query.forget')).toEqual([{ id: 8 }]));
});

it('keeps the text while one looks at another page', async () => {
  open('/query?tab=sql');
  fireEvent.click(await screen.findByTestId('schema-counselors'));
  fireEvent.click(screen.getByTestId('nav-report'));
  fireEvent.click(await screen.findByTestId('nav-query'));
  await waitFor(() => expect(document.querySelector('.cm-content')?.textContent).toBe('counselors'));
});
