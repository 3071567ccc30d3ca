// @vitest-environment happy-dom
import { type BoundFunctions, cleanup, fireEvent, type queries, render, screen, waitFor, within } from '@testing-library/react';
import { App as AntdApp, ConfigProvider } from 'antd';
import { Int32, Table, tableToIPC, Utf8, vectorFromArray } from 'apache-arrow';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ConnectionContext } from '../../../renderer/engine-client';
import { ResultGrid } from '../../../renderer/grid/result-grid';
import { success } from '../../../shared/contract';
import type { ColumnProfile } from '../../../shared/query-result';
import { type FakeHost, fakeHost } from '../support/fake-engine';
import { giveElementsSize } from '../support/layout';

const SQL = 'SELECT school, students FROM schools';
const table = (schools: readonly string[], students: readonly number[]): Table => new Table({ school: vectorFromArray([...schools], new Utf8()), students: vectorFromArray([...students], new Int32()) } as never);
const AS_QUERIED = table(['甲校', '乙校', '丙校'], [5, 300, 20]);
const PROFILE: ColumnProfile = { kind: 'number', rows: 3, empty: 0, distinct: 3, least: '5', greatest: '300', mean: 108.333, quartiles: [12.5, 20, 160], bins: [], commonest: [{ value: '5', rows: 1 }, { value: '20', rows: 1 }] };

let host: FakeHost;
beforeEach(() => {
  giveElementsSize();
  // The grid draws what there is room for.
  for (const [name, value] of [['clientWidth', 800], ['clientHeight', 400]] as const) Object.defineProperty(HTMLElement.prototype, name, { configurable: true, get: () => value });
  host = fakeHost({
    'query.run': () => success({ rows: tableToIPC(table(['乙校', '丙校'], [300, 20])), rowCount: 2, truncated: false, milliseconds: 1 }),
    'query.profile': () => success(PROFILE),
    'query.export': () => success({ fileName: '各校.xlsx', bytes: new Uint8Array(3) }),
  });
  render(
    <ConfigProvider button={{ autoInsertSpace: false }}>
      <AntdApp>
        <ConnectionContext value={host}>
          <ResultGrid title="各校" result={{ table: AS_QUERIED, sql: SQL, rowCount: 3, truncated: false, rowLimit: 500, labels: { school: '学校', students: '学生数' } }} />
        </ConnectionContext>
      </AntdApp>
    </ConfigProvider>,
  );
});
afterEach(cleanup);

const cells = (): (string | null)[] => screen.queryAllByRole('gridcell').map((cell) => cell.textContent);
async function openMenu(label: string): Promise<BoundFunctions<typeof queries>> {
  const head = (await screen.findAllByRole('columnheader')).find((each) => each.textContent.includes(label));
  const button = head?.querySelector('.grid-head-menu');
  if (button === null || button === undefined) throw new Error(`no menu of ${label}`);
  fireEvent.click(button);
  return within(await screen.findByTestId('column-menu'));
}

it('shows the result as it came, and asks nothing more', async () => {
  await waitFor(() => expect(cells()).toEqual(['甲校', '5', '乙校', '300', '丙校', '20']));
  expect(screen.getByTestId('grid-status').textContent).toBe('3 行，2 列');
  expect(host.calls).toEqual([]);
});

it('has the engine sort and filter around the same text, and says by what', async () => {
  const menu = await openMenu('学生数');
  fireEvent.click(menu.getByRole('button', { name: '↓ 从大到小' }));
  await waitFor(() => expect(cells()).toEqual(['乙校', '300', '丙校', '20']));
  expect(host.requestsOf('query.run')).toEqual([{ sql: SQL, parameters: [], rowLimit: 500, order: [{ column: 1, descending: true }], conditions: [] }]);
  expect(screen.getByTestId('grid-arrangement').textContent).toContain('↓ 学生数');
  expect((await screen.findAllByRole('columnheader')).find((head) => head.textContent.includes('学生数'))?.getAttribute('aria-sort')).toBe('descending');

  const again = await openMenu('学生数');
  fireEvent.change(again.getByLabelText('数值不小于'), { target: { value: '１０' } });
  fireEvent.click(again.getByRole('button', { name: '筛选' }));
  await waitFor(() => expect(host.requestsOf('query.run')).toHaveLength(2));
  expect(host.requestsOf('query.run')[1]).toMatchObject({ order: [{ column: 1, descending: true }], conditions: [{ column: 1, kind: 'between', from: '10', to: null }] });
  expect(screen.getByTestId('grid-arrangement').textContent).toContain('学生数 ≥ 10');

  fireEvent.click(screen.getByRole('button', { name: '全部清除' }));
  await waitFor(() => expect(cells()).toHaveLength(6));
});

it('looks at a column closely', async () => {
  const menu = await openMenu('学生数');
  fireEvent.click(menu.getByRole('button', { name: '列统计' }));
  const side = within(await screen.findByTestId('grid-side'));
  await waitFor(() => expect(side.getByText('中位数').nextElementSibling?.textContent).toBe('20'));
  expect(host.requestsOf('query.profile').at(-1)).toEqual({ sql: SQL, parameters: [], column: 1, conditions: [] });
});

it('has the whole result made a file, as it is arranged', async () => {
  const menu = await openMenu('学校');
  fireEvent.click(menu.getByRole('button', { name: '↑ 从小到大' }));
  await waitFor(() => expect(cells()).toHaveLength(4));
  fireEvent.click(screen.getByTestId('grid-export'));
  fireEvent.click(await screen.findByText(/GB18030/));
  await waitFor(() => expect(host.saved).toEqual(['各校.xlsx']));
  expect(host.requestsOf('query.export')).toEqual([{ sql: SQL, parameters: [], order: [{ column: 0, descending: false }], conditions: [], title: '各校', labels: { school: '学校', students: '学生数' }, format: 'csv', encoding: 'gb18030' }]);
});
