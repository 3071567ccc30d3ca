// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { Funnel } from '../../renderer/charts/funnel';
import { HeatMap } from '../../renderer/charts/heat-map';
import { Pyramid } from '../../renderer/charts/pyramid';
import type { PyramidSide } from '../../renderer/charts/pyramid-rows';
import type { CrossCell } from '../../renderer/cross-grid';
import { giveElementsSize } from './support/layout';

giveElementsSize();
afterEach(cleanup);

const picks = (rows: readonly string[] = [], columns: readonly string[] = []) => ({ rows: { chosen: rows, onPick: vi.fn() }, columns: { chosen: columns, onPick: vi.fn() }, onCell: vi.fn() });
const known = (value: number): CrossCell => ({ state: 'known', value, base: 100, text: `${value}%` });
const GRID = {
  rows: [{ key: '371721', label: '曹县' }, { key: '371722', label: '单县' }],
  columns: [{ key: '7', label: '七年级' }, { key: '8', label: '八年级' }],
  cells: [[known(1), known(2)], [known(3), { state: 'suppressed', value: null, base: null, text: '样本过小' } as CrossCell]],
};

it('cells of a heat map are one stop of the keyboard, gone along by arrows, and choose both dimensions', () => {
  const pick = picks(['371722'], ['7']);
  render(<HeatMap label="占比" rowTitle="县区" {...GRID} pick={pick} />);
  const cell = (row: string, column: string) => screen.getByTestId(`cell-${row}-${column}`);
  expect([...document.querySelectorAll('.heat-act[tabindex="0"]')]).toEqual([cell('371721', '7')]);
  cell('371721', '7').focus();
  fireEvent.keyDown(cell('371721', '7'), { key: 'ArrowDown' });
  expect(document.activeElement).toBe(cell('371722', '7'));
  expect(cell('371722', '7').getAttribute('aria-pressed')).toBe('true');
  fireEvent.keyDown(cell('371722', '7'), { key: 'End' });
  expect(document.activeElement).toBe(cell('371722', '8'));
  expect(cell('371722', '8').getAttribute('aria-label')).toBe('单县 八年级：样本过小');
  expect(document.activeElement?.getAttribute('tabindex')).toBe('0');
  fireEvent.click(cell('371722', '8'), { ctrlKey: true });
  expect(pick.onCell).toHaveBeenCalledWith('371722', '8', true);
});

it('sides of a pyramid choose grade and gender', () => {
  const side = (persons: number): PyramidSide => ({ persons, grave: 3, shareText: '3.00%', state: 'known' });
  const pick = picks([], ['female']);
  const { container } = render(<Pyramid rows={[{ key: '7', label: '七年级', male: side(40), female: side(60) }]} graveName="重点关注" pick={pick} />);
  const boys = screen.getByTestId('mark-7|male');
  expect(boys.getAttribute('aria-label')).toBe('七年级，男：男，实测 40人，男，重点关注 3人（占有效结果 3.00%）');
  expect([boys.getAttribute('aria-pressed'), screen.getByTestId('mark-7|female').getAttribute('aria-pressed')]).toEqual(['false', 'true']);
  expect(container.querySelectorAll('path[fill-opacity="0.3"]').length).toBeGreaterThan(0);
  fireEvent.click(boys);
  expect(pick.onCell).toHaveBeenCalledWith('7', 'male', false);
});

it('a step of a funnel opens where its figure comes from, once', () => {
  const onOpen = vi.fn();
  render(<Funnel label="各步" unit="学生数" steps={[{ id: 'followUpCases', label: '筛查预警', persons: 100, isAside: false }, { id: 'closedShare', label: '已结案', persons: 40, isAside: false }]} onOpen={onOpen} />);
  fireEvent.click(screen.getByRole('button', { name: '已结案' }));
  expect(onOpen.mock.calls).toEqual([['closedShare']]);
});
