import type { PageOrientation } from './page-orientation';

/**
 * Lays a report's page (electron/engine/report/html) out on sheets of paper: paragraphs are cut between lines, tables between rows with their
 * heads repeated, headings stay with what follows, every sheet gets its number. What is seen and what is printed are the same sheets,
 * whichever browser prints them.
 *
 * Hosts hand this function to a window as text, so it uses nothing from outside itself. The page must be laid out and must not be scaled.
 *
 * @returns the orientation of every sheet, in order
 */
export function layPages(page: Document): PageOrientation[] {
  interface Block {
    readonly element: HTMLElement;
    /** Pixels in the galley. */
    readonly top: number;
    readonly bottom: number;
  }
  /** Of a pixel: layouts round. */
  const TOLERANCE = 1;
  /** A sheet that is longer by less is set tighter where that makes it one. */
  const TIGHTER_UP_TO = 1.35;
  const TIGHTER = ['tight', 'tighter'] as const;
  const SHOW_TEXT = 4;
  const { defaultView: view } = page;
  const article = page.querySelector<HTMLElement>('.report');
  if (view === null || article === null) throw new Error('no report to be laid out');
  page.getElementById('flow-pages')?.remove();
  page.getElementById('laid-pages')?.setAttribute('media', 'all');

  const bodyOf = (paper: Element): HTMLElement => paper.firstElementChild as HTMLElement;
  const tagOf = (element: Element): string => element.tagName.toLowerCase();

  function addPaper(sheet: Element, before: Element): HTMLElement {
    const paper = page.createElement('section');
    paper.className = sheet.className.replace(/\bsheet\b/, 'paper');
    const body = page.createElement('div');
    body.className = 'paper-body';
    paper.append(body);
    before.before(paper);
    return paper;
  }

  function measured(galley: HTMLElement): Block[] {
    const zero = galley.getBoundingClientRect().top;
    return [...galley.children].map((element) => {
      const { top, bottom } = element.getBoundingClientRect();
      return { element: element as HTMLElement, top: top - zero, bottom: bottom - zero };
    });
  }

  function staysWith(one: Block, next: Block): boolean {
    return view?.getComputedStyle(one.element).breakAfter === 'avoid' || view?.getComputedStyle(next.element).breakBefore === 'avoid';
  }

  /** @returns what stands below the limit, left in the galley; null where not one line stands above */
  function cutParagraph({ element, top }: Block, limit: number): HTMLElement | null {
    const style = view?.getComputedStyle(element);
    if (tagOf(element) !== 'p' || style?.display !== 'block') return null;
    const lineHeight = parseFloat(style.lineHeight);
    const walker = page.createTreeWalker(element, SHOW_TEXT);
    const places: { readonly node: Node; readonly offset: number }[] = [];
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) for (let offset = 0; offset < (node.nodeValue ?? '').length; offset++) places.push({ node, offset });
    const range = page.createRange();
    const liveLimit = element.getBoundingClientRect().top + limit - top;
    const isAbove = ({ node, offset }: { readonly node: Node; readonly offset: number }): boolean => {
      range.setStart(node, offset);
      range.setEnd(node, offset + 1);
      const box = range.getBoundingClientRect();
      // Boxes of characters are those of their font, not of the line.
      return (box.top + box.bottom + lineHeight) / 2 <= liveLimit + lineHeight / 4;
    };
    let [low, high] = [0, places.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const place = places[middle];
      if (place !== undefined && isAbove(place)) low = middle + 1;
      else high = middle;
    }
    const cut = places[low];
    if (low === 0 || cut === undefined || element.lastChild === null) return null;
    range.setStart(cut.node, cut.offset);
    range.setEndAfter(element.lastChild);
    const rest = element.cloneNode(false) as HTMLElement;
    rest.append(range.extractContents());
    element.classList.add('cut');
    rest.classList.add('rest');
    element.after(rest);
    return rest;
  }

  /**
   * @param isAlone whether the table begins the sheet, so that a row must stand on it however high it is
   * @returns tables that follow on sheets of their own, and where the last of these begins in the galley; null where not one row stands above
   */
  function cutTable({ element, top }: Block, limit: number, height: number, isAlone: boolean): { readonly parts: readonly HTMLElement[]; readonly start: number } | null {
    const table = element as HTMLTableElement;
    const [body] = table.tBodies;
    if (body === undefined) return null;
    const shift = top - table.getBoundingClientRect().top;
    const rows = [...body.rows].map((row) => ({ row, top: row.getBoundingClientRect().top + shift, bottom: row.getBoundingClientRect().bottom + shift }));
    const headHeight = table.tHead?.getBoundingClientRect().height ?? 0;
    const parts: HTMLElement[] = [];
    let [start, end] = [0, limit];
    let part: HTMLTableSectionElement | null = null;
    for (const [index, { row, top: rowTop, bottom }] of rows.entries()) {
      if (bottom > end + TOLERANCE && (index > 0 || !isAlone)) {
        if (index === 0) return null;
        const next = table.cloneNode(false) as HTMLTableElement;
        for (const kept of [...table.children].filter((child) => tagOf(child) === 'colgroup' || tagOf(child) === 'thead')) next.append(kept.cloneNode(true));
        part = page.createElement('tbody');
        next.append(part);
        parts.push(next);
        start = rowTop - headHeight;
        end = start + height;
      }
      part?.append(row);
    }
    return { parts, start };
  }

  function laySheet(sheet: Element): void {
    const galley = addPaper(sheet, sheet);
    const source = bodyOf(galley);
    const { height } = source.getBoundingClientRect();
    source.classList.add('galley');
    source.append(...sheet.children);
    // Charts may go to a sheet of their own.
    const isTooHigh = (times: number): boolean => (measured(source).findLast(({ element }) => tagOf(element) !== 'figure')?.bottom ?? 0) > height * times + TOLERANCE;
    if (isTooHigh(1) && !isTooHigh(TIGHTER_UP_TO)) {
      const marked = [sheet, galley];
      for (const step of TIGHTER) if (isTooHigh(1)) marked.forEach((one) => one.classList.add(step));
      if (isTooHigh(1)) marked.forEach((one) => one.classList.remove(...TIGHTER));
    }
    let paper = addPaper(sheet, galley);
    const turn = (): void => {
      paper = addPaper(sheet, galley);
    };

    /** Until a paragraph has been cut: then what is left must be measured again. */
    function fill(blocks: readonly Block[]): void {
      // On the very first sheet the margin above the first block is kept, as the red head's is; on the others it is not (html/page-css.ts).
      let start = paper.previousElementSibling === null ? 0 : (blocks[0]?.top ?? 0);
      let firstOnPaper = 0;
      for (let index = 0; index < blocks.length; index++) {
        const block = blocks[index];
        if (block === undefined) return;
        const limit = start + height;
        if (block.bottom <= limit + TOLERANCE) {
          bodyOf(paper).append(block.element);
          continue;
        }
        const table = tagOf(block.element) === 'table' ? cutTable(block, limit, height, index === firstOnPaper) : null;
        if (table !== null) {
          bodyOf(paper).append(block.element);
          for (const part of table.parts) {
            turn();
            bodyOf(paper).append(part);
          }
          // A part that nothing follows is left where it is: it counts as the first on its sheet.
          [start, firstOnPaper] = table.parts.length === 0 ? [start, firstOnPaper] : [table.start, index];
          continue;
        }
        if (cutParagraph(block, limit) !== null) {
          bodyOf(paper).append(block.element);
          turn();
          return;
        }
        let begin = index;
        for (let before = blocks[begin - 1], next = blocks[begin]; begin > firstOnPaper && before !== undefined && next !== undefined && staysWith(before, next); before = blocks[begin - 1], next = blocks[begin]) begin--;
        if (begin === firstOnPaper) begin = index;
        if (index === firstOnPaper) {
          // Higher than a sheet by itself.
          bodyOf(paper).append(block.element);
          continue;
        }
        turn();
        bodyOf(paper).append(...blocks.slice(begin, index).map(({ element }) => element));
        [start, firstOnPaper] = [blocks[begin]?.top ?? start, begin];
        index--;
      }
    }
    for (let left = measured(source); left.length > 0; left = measured(source)) fill(left);
    galley.remove();
    sheet.remove();
  }

  for (const sheet of [...article.children]) laySheet(sheet);
  const papers = [...article.children];
  papers.forEach((paper, index) => {
    const foot = page.createElement('footer');
    foot.className = `paper-foot ${index % 2 === 0 ? 'odd' : 'even'}`;
    const number = page.createElement('span');
    number.className = 'paper-number';
    number.textContent = article.dataset['numbers'] === 'total' ? `第 ${index + 1} 页\u3000共 ${papers.length} 页` : `— ${index + 1} —`;
    const id = page.createElement('span');
    id.className = 'paper-id';
    id.textContent = article.dataset['foot'] ?? '';
    foot.append(number, id);
    paper.append(foot);
  });
  return papers.map((paper) => (paper.classList.contains('across') ? 'across' : 'upright'));
}
