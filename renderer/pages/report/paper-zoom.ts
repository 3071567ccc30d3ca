/** How large the sheets of a laid out report (shared/lay-pages.ts) are shown. */

export const ZOOMS = [
  { value: 'width', label: '适合宽度' },
  { value: 'page', label: '整页' },
  { value: 0.5, label: '50%' },
  { value: 0.75, label: '75%' },
  { value: 1, label: '100%' },
  { value: 1.5, label: '150%' },
  { value: 2, label: '200%' },
] as const;
export type Zoom = (typeof ZOOMS)[number]['value'];

/** Pixels left free around a sheet. */
const AIR = 28;

export function scaleOf(zoom: Zoom, sheet: { readonly width: number; readonly height: number }, room: { readonly width: number; readonly height: number }): number {
  if (zoom !== 'width' && zoom !== 'page') return zoom;
  const byWidth = (room.width - AIR) / sheet.width;
  return Math.max(0.1, zoom === 'width' ? byWidth : Math.min(byWidth, (room.height - AIR) / sheet.height));
}

/** Drawn larger or smaller as a whole: laid out anew, lines would break elsewhere. */
export function showAt(page: Document, zoom: Zoom): void {
  const article = page.querySelector<HTMLElement>('.report');
  const papers = [...page.querySelectorAll<HTMLElement>('.paper')];
  if (article === null || papers.length === 0) return;
  const width = Math.max(...papers.map(({ offsetWidth }) => offsetWidth));
  const scale = scaleOf(zoom, { width, height: Math.max(...papers.map(({ offsetHeight }) => offsetHeight)) }, { width: page.documentElement.clientWidth, height: page.documentElement.clientHeight });
  Object.assign(article.style, { width: `${width}px`, transform: `scale(${scale})`, transformOrigin: '0 0' });
  // What is drawn smaller still takes its whole place.
  Object.assign(page.body.style, { boxSizing: 'content-box', width: `${width * scale}px`, height: `${article.offsetHeight * scale}px`, margin: '0 auto', padding: `${AIR / 2}px 0`, overflow: 'hidden' });
}
