/** What the tables of antd leave undone for people who work by keyboard or by ear. */
import { useEffect, type RefObject } from 'react';

const SCROLL_BOXES = '.ant-table-content, .ant-table-body, .ant-table-tbody-virtual-holder, .heat-scroll, .chart-scroll';
const AFTER_MS = 200;

/** A hidden row that measures widths repeats the buttons of the header. */
function silence(root: HTMLElement): void {
  for (const row of root.querySelectorAll<HTMLElement>('.ant-table-measure-row:not([inert])')) row.inert = true;
}

function mend(root: HTMLElement): void {
  // What scrolls must be reachable, or its hidden part cannot be read without a mouse.
  for (const box of root.querySelectorAll<HTMLElement>(SCROLL_BOXES)) {
    const scrolls = box.scrollWidth > box.clientWidth + 1 || box.scrollHeight > box.clientHeight + 1;
    if (scrolls && box.tabIndex !== 0) box.tabIndex = 0;
    if (!scrolls && box.tabIndex === 0) box.removeAttribute('tabindex');
  }
}

/** @param place changes with the page, whose box is then a new one */
export function useTableHabits(content: RefObject<HTMLElement | null>, place: string): void {
  useEffect(() => {
    const root = content.current;
    if (root === null) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const soon = () => {
      silence(root);
      clearTimeout(timer);
      timer = setTimeout(() => mend(root), AFTER_MS);
    };
    const observer = new MutationObserver(soon);
    observer.observe(root, { childList: true, subtree: true });
    window.addEventListener('resize', soon);
    soon();
    return () => {
      clearTimeout(timer);
      observer.disconnect();
      window.removeEventListener('resize', soon);
    };
  }, [content, place]);
}
