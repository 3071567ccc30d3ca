/** The title of the page in sight, or the page itself where it has none yet. */
export function focusPage(content: HTMLElement | null): void {
  const title = content?.querySelector<HTMLElement>('h2') ?? content;
  if (title === null) return;
  title.tabIndex = -1;
  title.focus({ preventScroll: true });
}

/** Where what had the focus has gone, the page gets it: who goes by keyboard or by ear would begin again at the top of the window. */
export function focusPageIfLost(content: HTMLElement | null): void {
  if (document.activeElement === null || document.activeElement === document.body) focusPage(content);
}
