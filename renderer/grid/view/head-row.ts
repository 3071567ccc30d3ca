/** The head of the table: labels, marks of order and conditions, a button to each column's menu and a handle for its width. */
import { frozenWidth } from '../column-layout';
import { HEADER_ROW } from '../selection';
import { CellStrip } from './cell-strip';
import { element, setAttribute, setClass, setDisplayed } from './dom';
import { cellId, type Frame, HEAD_HEIGHT } from './frame';

export class HeadRow {
  readonly element: HTMLDivElement;
  private readonly still: HTMLDivElement;
  private readonly corner: HTMLDivElement;
  private readonly frozenBox: HTMLDivElement;
  private readonly moving: HTMLDivElement;
  private readonly frozenCells: CellStrip;
  private readonly movingCells: CellStrip;

  constructor(parent: HTMLElement) {
    this.element = element('grid-head-row', 'row', parent);
    this.element.style.height = `${HEAD_HEIGHT}px`;
    this.element.setAttribute('aria-rowindex', '1');
    this.still = element('grid-frozen', 'presentation', this.element);
    this.corner = element('grid-corner', 'columnheader', this.still);
    this.corner.setAttribute('aria-colindex', '1');
    this.corner.textContent = '行';
    this.corner.title = '全选';
    this.frozenBox = element('grid-frozen-cells', 'presentation', this.still);
    this.moving = element('grid-moving', 'presentation', this.element);
    this.frozenCells = new CellStrip(this.frozenBox, 'columnheader', makeHeadCell);
    this.movingCells = new CellStrip(this.moving, 'columnheader', makeHeadCell);
  }

  draw(frame: Frame): void {
    const frozen = frozenWidth(frame.layout);
    const left = `${frame.numberWidth + frozen}px`;
    this.still.style.width = left;
    this.corner.style.width = `${frame.numberWidth}px`;
    this.frozenBox.style.left = `${frame.numberWidth}px`;
    this.moving.style.left = left;
    this.moving.style.transform = `translateX(${-frame.scrollLeft}px)`;
    const fill = (cell: HTMLDivElement, column: number): void => fillHead(frame, cell, column);
    this.frozenCells.draw(frame, 0, frame.layout.frozen, 0, fill);
    this.movingCells.draw(frame, frame.firstColumn, frame.endColumn, frozen, fill);
  }
}

function makeHeadCell(cell: HTMLDivElement): void {
  for (const name of ['label', 'name', 'marks']) {
    const part = document.createElement('span');
    part.className = `grid-head-${name}`;
    cell.append(part);
  }
  const menu = document.createElement('button');
  menu.type = 'button';
  menu.className = 'grid-head-menu';
  menu.tabIndex = -1;
  menu.textContent = '▾';
  const handle = document.createElement('span');
  handle.className = 'grid-head-handle';
  handle.setAttribute('aria-hidden', 'true');
  handle.title = '拖动改变列宽，双击适合内容';
  cell.append(menu, handle);
}

function fillHead(frame: Frame, cell: HTMLDivElement, column: number): void {
  const shown = frame.columns[column];
  if (shown === undefined) return;
  const [label, name, marks, menu] = [...cell.children] as HTMLElement[];
  if (label === undefined || name === undefined || marks === undefined || menu === undefined) return;
  if (label.textContent !== shown.label) {
    label.textContent = shown.label;
    menu.setAttribute('aria-label', `“${shown.label}”的排序和筛选`);
  }
  const own = shown.name === shown.label ? '' : shown.name;
  if (name.textContent !== own) name.textContent = own;
  setDisplayed(name, own !== '');
  const position = frame.order.findIndex((each) => each.column === shown.place);
  const sorted = frame.order[position];
  const said = `${sorted === undefined ? '' : `${sorted.descending ? '↓' : '↑'}${frame.order.length > 1 ? position + 1 : ''}`}${frame.filtered.has(shown.place) ? ' 筛' : ''}`;
  if (marks.textContent !== said) marks.textContent = said;
  cell.id = cellId(frame, HEADER_ROW, column);
  cell.dataset['column'] = String(column);
  cell.title = own === '' ? shown.label : `${shown.label}（${own}）`;
  setAttribute(cell, 'aria-colindex', String(column + 2));
  setAttribute(cell, 'aria-sort', sorted === undefined ? null : sorted.descending ? 'descending' : 'ascending');
  const { active } = frame.selection;
  const isActive = active.row === HEADER_ROW && active.column === column;
  const inBlock = frame.block !== null && column >= frame.block.firstColumn && column <= frame.block.lastColumn;
  setClass(cell, `grid-cell grid-head-cell${shown.kind === 'text' || shown.kind === 'truth' ? '' : ' grid-right'}${said === '' ? '' : ' grid-head-marked'}${inBlock ? ' grid-head-selected' : ''}${isActive ? ' grid-active' : ''}`);
}
