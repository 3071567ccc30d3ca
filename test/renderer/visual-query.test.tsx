// @vitest-environment happy-dom
/** The shelves of 自由组合: by mouse, by keys, by dragging; what is asked of the engine, and what is shown while it answers. */
import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { App as AntdApp } from 'antd';
import { MemoryRouter, useLocation, useNavigate } from 'react-router';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DataSummaryProvider } from '../../renderer/data-summary';
import { ConnectionContext } from '../../renderer/engine-client';
import { VisualQuery } from '../../renderer/pages/query/visual/visual-query';
import { success, failure, type Outcome, type ResultOf, type VisualAnswer } from '../../shared/contract';
import { checkVisualQuery, fieldQuery, indicatorQuery, type VisualQuery as Query, writeVisualQuery } from '../../shared/visual-query';
import { tableFromIPC, Table, tableToIPC, Utf8, vectorFromArray } from 'apache-arrow';
import { deferred, type Deferred, fakeHost, type FakeHost } from './support/fake-engine';
import { indicatorResult, type RowSpec } from './support/arrow-rows';
import { giveElementsSize } from './support/layout';

beforeEach(giveElementsSize);
afterEach(async () => {
  cleanup();
  await new Promise((resolve) => setTimeout(resolve, 20));
});

interface Figure extends RowSpec {
  readonly part?: string;
  readonly schoolYear?: string;
}

function answer(dimensions: readonly string[], rows: readonly Figure[], notes: { readonly privacyNote?: string } = {}): VisualAnswer {
  const table = tableFromIPC(indicatorResult(dimensions, rows).rows);
  const columns = Object.fromEntries(table.schema.fields.map(({ name }) => [name, table.getChild(name)!]));
  const texts = (values: readonly string[]) => vectorFromArray([...values], new Utf8());
  const withPart = new Table({ ...columns, part: texts(rows.map(({ part }) => part ?? 'cell')), schoolYear: texts(rows.map(({ schoolYear }) => schoolYear ?? '2025-2026')) });
  return { source: 'indicators', schoolYears: ['2025-2026'], asOf: '2026-08-31', rows: tableToIPC(withPart, 'stream'), scopeNote: '', privacyNote: notes.privacyNote ?? '', comparison: null };
}

const county = (code: string, label: string, stage: string, stageLabel: string, value: number | null, more: Partial<Figure> = {}): Figure => ({ indicator: 'counselorCoverage', value, at: { county: [code, label], stage: [stage, stageLabel] }, ...more });
const COVERAGE = answer(['county', 'stage'], [
  county('371721', '曹县', 'primary', '小学', 0.5),
  county('371721', '曹县', 'junior', '初中', 1),
  county('371722', '单县', 'primary', '小学', null, { suppressed: true }),
  county('371722', '单县', 'junior', '初中', 0),
  { indicator: 'counselorCoverage', value: 0.75, part: 'rowTotal', at: { county: ['371721', '曹县'] } },
  { indicator: 'counselorCoverage', value: null, suppressed: true, part: 'rowTotal', at: { county: ['371722', '单县'] } },
]);

const VIEWS: ResultOf<'query.schema'> = {
  functions: [],
  views: [
    { name: 'schools', label: '学校', row: '一所学校', columns: [{ name: 'schoolYear', label: '学年', meaning: '', type: 'VARCHAR' }, { name: 'county', label: '县区', meaning: '', type: 'VARCHAR' }, { name: 'students', label: '在校生数', meaning: '', type: 'INTEGER' }] },
    { name: 'activities', label: '活动记录', row: '一次活动', columns: [{ name: 'heldOn', label: '活动日期', meaning: '', type: 'DATE' }, { name: 'form', label: '形式', meaning: '', type: 'VARCHAR' }] },
  ],
};

let address = '';
function Address() {
  const navigate = useNavigate();
  address = useLocation().search;
  return <button onClick={() => void navigate(-1)}>后退</button>;
}

function open(query: Query | null, answers: Parameters<typeof fakeHost>[0] = {}): FakeHost {
  const host = fakeHost({ 'query.schema': () => success(VIEWS), 'query.visual': () => success(COVERAGE), ...answers });
  render(
    <ConnectionContext value={host}>
      <AntdApp>
        <MemoryRouter initialEntries={[query === null ? '/query' : `/query?${new URLSearchParams({ q: writeVisualQuery(query) }).toString()}`]}>
          <DataSummaryProvider>
            <VisualQuery />
          </DataSummaryProvider>
          <Address />
        </MemoryRouter>
      </AntdApp>
    </ConnectionContext>,
  );
  return host;
}

function addressed(): Query {
  const read = checkVisualQuery(JSON.parse(new URLSearchParams(address).get('q') ?? 'null'));
  if (!read.ok) throw new Error(read.problem);
  return read.query;
}

const asked = (host: FakeHost): unknown[] => host.requestsOf('query.visual').map(({ spec }) => spec);
const crossed = indicatorQuery({ indicators: ['counselorCoverage'], rows: ['county'], columns: ['stage'], rowTotals: true, presentation: 'pivot' });
const menu = async (label: string): Promise<HTMLElement> => screen.findByRole('menuitem', { name: label });

describe('putting a question together', () => {
  it('starts with nothing asked, and asks with the first indicator', async () => {
    const host = open(null);
    expect(asked(host)).toEqual([]);
    fireEvent.click(within(screen.getByTestId('item-counselorCoverage')).getByRole('button', { name: '专兼职心理健康教师配备率' }));
    await waitFor(() => expect(asked(host)).toHaveLength(1));
    fireEvent.click(within(screen.getByTestId('item-county')).getByRole('button', { name: '县区' }));
    fireEvent.click(within(screen.getByTestId('item-stage')).getByRole('button', { name: '学段放到列' }));
    expect(addressed()).toMatchObject({ indicators: ['counselorCoverage'], rows: ['county'], columns: ['stage'] });
    await waitFor(() => expect(asked(host).at(-1)).toMatchObject({ indicators: ['counselorCoverage'], rows: ['county'], columns: ['stage'] }));
  });

  it('takes an indicator that is always listed by level together with its level', () => {
    open(null);
    fireEvent.click(within(screen.getByTestId('item-riskDistribution')).getByRole('button'));
    expect(addressed()).toMatchObject({ indicators: ['riskDistribution'], columns: ['riskLevel'] });
  });

  it('greys what does not go together and says why, and does nothing when it is pressed', () => {
    open(crossed);
    const grade = within(screen.getByTestId('item-grade')).getByRole('button', { name: '年级' });
    expect(grade.getAttribute('aria-disabled')).toBe('true');
    expect(screen.getByTestId('item-grade').title).toBe('“专兼职心理健康教师配备率”不能按年级统计');
    fireEvent.click(grade);
    expect(addressed()).toMatchObject({ rows: ['county'], columns: ['stage'] });
    expect(screen.getByTestId('item-hotlineCalls').title).toBe('不能按学段统计或筛选');
  });

  it('says what to do where a link asks for what does not go together, and asks nothing', async () => {
    const host = open(indicatorQuery({ indicators: ['counselorCoverage'], rows: ['grade'] }));
    expect((await screen.findByTestId('visual-problem')).textContent).toContain('不能按年级统计或筛选。请去掉“年级”');
    expect(asked(host)).toEqual([]);
  });

  it('is worked by keys alone: chips open menus that move and remove', async () => {
    open(indicatorQuery({ ...crossed, rows: ['county', 'urbanRural'] }));
    const name = within(screen.getByTestId('chip-county')).getByRole('button', { name: /县区：更改/ });
    name.focus();
    expect(document.activeElement).toBe(name);
    // A button is pressed by Enter and Space as by a click.
    fireEvent.click(name);
    fireEvent.click(await menu('后移'));
    expect(addressed()).toMatchObject({ rows: ['urbanRural', 'county'] });
    fireEvent.click(within(screen.getByTestId('chip-county')).getByRole('button', { name: /县区：更改/ }));
    fireEvent.click(await menu('移到列'));
    expect(addressed()).toMatchObject({ rows: ['urbanRural'], columns: ['stage', 'county'] });
    fireEvent.click(screen.getByRole('button', { name: '移除学段' }));
    expect(addressed()).toMatchObject({ rows: ['urbanRural'], columns: ['county'] });
  });

  it('is worked by dragging: onto a shelf, and in front of a chip', () => {
    open(crossed);
    const data = { dataTransfer: { setData: () => undefined, effectAllowed: '' } };
    const drag = (from: HTMLElement, to: HTMLElement): void => {
      fireEvent.dragStart(from, data);
      fireEvent.dragOver(to, data);
      fireEvent.drop(to, data);
      fireEvent.dragEnd(from, data);
    };
    drag(screen.getByTestId('item-ownership'), screen.getByTestId('shelf-rows'));
    expect(addressed()).toMatchObject({ rows: ['county', 'ownership'], columns: ['stage'] });
    drag(screen.getByTestId('chip-stage'), screen.getByTestId('chip-county'));
    expect(addressed()).toMatchObject({ rows: ['stage', 'county', 'ownership'], columns: [] });
    drag(screen.getByTestId('item-fullTimeCoverage'), screen.getByTestId('chip-counselorCoverage'));
    expect(addressed()).toMatchObject({ indicators: ['fullTimeCoverage', 'counselorCoverage'] });
    // An indicator is no group.
    drag(screen.getByTestId('item-schoolCount'), screen.getByTestId('shelf-rows'));
    expect(addressed()).toMatchObject({ rows: ['stage', 'county', 'ownership'], indicators: ['fullTimeCoverage', 'counselorCoverage'] });
  });

  it('goes back to the question before with the address', async () => {
    open(crossed);
    fireEvent.click(screen.getByRole('button', { name: '移除学段' }));
    expect(addressed()).toMatchObject({ columns: [] });
    fireEvent.click(screen.getByRole('button', { name: '后退' }));
    await within(screen.getByTestId('shelf-columns')).findByTestId('chip-stage');
    expect(addressed()).toEqual(crossed);
  });

  it('puts fields together: dates by month, numbers added up, the year of the data kept', async () => {
    const host = open(null);
    await waitFor(() => expect(host.calls.some(({ method }) => method === 'query.schema')).toBe(true));
    // The answers have to be on the page, too: the first view is chosen with its year.
    await act(() => new Promise((resolve) => setTimeout(resolve, 0)));
    await act(async () => {
      fireEvent.click(screen.getByText('字段'));
    });
    expect(addressed()).toMatchObject({ source: 'fields', view: 'schools', where: [{ field: 'schoolYear', test: 'in', values: ['2025-2026'] }] });
    fireEvent.click(within(await screen.findByTestId('item-students')).getByRole('button', { name: /^数?在校生数$/ }));
    fireEvent.click(within(screen.getByTestId('item-county')).getByRole('button', { name: '县区放到列' }));
    expect(addressed()).toMatchObject({ measures: [{ aggregate: 'sum', field: 'students' }], columns: [{ field: 'county', part: null }] });
    fireEvent.click(within(screen.getByTestId('shelf-values')).getByRole('button', { name: /在校生数（合计）：更改/ }));
    fireEvent.click(await menu('中位数'));
    expect(addressed()).toMatchObject({ measures: [{ aggregate: 'median', field: 'students' }] });
  });

  it('hands a question over fields on as SQL', async () => {
    const rows = tableToIPC(new Table({ 月: vectorFromArray(['2025-11'], new Utf8()) }), 'stream');
    open(fieldQuery('activities', { rows: [{ field: 'heldOn', part: 'month' }] }), {
      'query.visual': () => success({ source: 'fields', fields: [], parts: [{ statement: { part: 'cell', sql: '', groups: 1, measures: 1, tellsHidden: false }, rows, rowCount: 1 }] }),
    });
    await screen.findByTestId('item-form');
    fireEvent.click(screen.getByTestId('visual-sql'));
    const parameters = new URLSearchParams(address);
    expect([parameters.get('tab'), parameters.get('sql')]).toEqual(['sql', expect.stringContaining('FROM "activities"')]);
  });
});

describe('the answer', () => {
  it('keeps number, zero, hidden and missing apart, colours what misses its target, and has totals as the engine sent them', async () => {
    open(crossed);
    const table = await screen.findByTestId('visual-table');
    const rows = within(table).getAllByRole('row').map((row) => within(row).queryAllByRole('cell').map((cell) => [cell.textContent, cell.dataset['state']]));
    expect(rows).toEqual([
      [],
      [['50.00%', 'number'], ['100.00%', 'number'], ['75.00%', 'number']],
      [['样本过小', 'suppressed'], ['0.00%', 'number'], ['样本过小', 'suppressed']],
    ]);
    expect(within(table).getByText('50.00%').className).toContain('figure-missed');
    expect(within(table).getByText('100.00%').className).not.toContain('figure-missed');
    expect(within(table).getAllByRole('columnheader').map((head) => head.textContent)).toEqual(['县区', '小学', '初中', '合计']);
  });

  it('stays until the next one is there, and the latest question wins', async () => {
    const waiting: Deferred<Outcome<VisualAnswer>>[] = [];
    open(crossed, {
      'query.visual': () => {
        if (waiting.length === 0) {
          waiting.push(deferred());
          return success(COVERAGE);
        }
        const next = deferred<Outcome<VisualAnswer>>();
        waiting.push(next);
        return next.promise;
      },
    });
    await screen.findByText('50.00%');
    fireEvent.click(screen.getByTestId('visual-column-totals'));
    await waitFor(() => expect(waiting).toHaveLength(2));
    expect(screen.getByText('50.00%')).toBeTruthy();
    fireEvent.click(screen.getByTestId('visual-row-totals'));
    await waitFor(() => expect(waiting).toHaveLength(3));
    await act(async () => waiting[2]?.resolve(success(answer(['county', 'stage'], [county('371721', '曹县', 'primary', '小学', 0.25)]))));
    await screen.findByText('25.00%');
    // The answer to the question in between comes late, and is no longer wanted.
    await act(async () => waiting[1]?.resolve(success(answer(['county', 'stage'], [county('371721', '曹县', 'primary', '小学', 0.99)]))));
    expect(screen.queryByText('99.00%')).toBeNull();
    screen.getByText('25.00%');
  });

  it('shows no more than 200 rows and 60 columns, says so, and never cuts the totals', async () => {
    const many = Array.from({ length: 230 }, (_, row): Figure => ({ indicator: 'schoolCount', value: row, at: { school: [`s${String(row).padStart(3, '0')}`, `第${row}小学`] } }));
    open(indicatorQuery({ indicators: ['schoolCount'], rows: ['school'], columnTotals: true }), {
      'query.visual': () => success(answer(['school'], [...many, { indicator: 'schoolCount', value: 4321, part: 'columnTotal' }])),
    });
    expect((await screen.findByTestId('visual-cut')).textContent).toContain('前 200 行（共 230 行）');
    expect(within(screen.getByTestId('visual-table')).getAllByRole('row')).toHaveLength(202);
    screen.getByText('4,321');
    expect(screen.queryByText('第200小学')).toBeNull();
  });

  it('tells a refusal beside the answer before', async () => {
    let refuse = false;
    open(crossed, { 'query.visual': () => (refuse ? failure('QUERY_FAILED', '查询没有完成。') : success(COVERAGE)) });
    await screen.findByText('50.00%');
    refuse = true;
    fireEvent.click(screen.getByTestId('visual-column-totals'));
    await screen.findByTestId('error-QUERY_FAILED');
    screen.getByText('50.00%');
  });

  it('is exported and kept as it was asked', async () => {
    const host = open(crossed, {
      'query.visualWorkbook': () => success({ fileName: '配备率.xlsx', bytes: new Uint8Array([1]) }),
      'query.save': () => failure('BAD_REQUEST', '已有同名的查询。'),
    });
    await screen.findByText('50.00%');
    fireEvent.click(screen.getByTestId('visual-export'));
    await waitFor(() => expect(host.saved).toEqual(['配备率.xlsx']));
    expect(host.requestsOf('query.visualWorkbook')).toEqual([{ spec: crossed }]);
    fireEvent.click(screen.getByTestId('visual-save'));
    fireEvent.click(await screen.findByTestId('visual-save-confirm'));
    await screen.findByText('已有同名的查询。');
    expect(host.requestsOf('query.save')).toMatchObject([{ kind: 'visual', name: '专兼职心理健康教师配备率（按县区、学段）', definition: JSON.parse(writeVisualQuery(crossed)) as unknown }]);
  });
});
