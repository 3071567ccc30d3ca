/** A report's page in a window of its own, which nobody sees, which reaches nothing and which runs nothing of the page's. */
import { BrowserWindow, type WebContents } from 'electron';
import { layPages } from '../../../shared/lay-pages';
import type { PageOrientation } from '../../../shared/page-orientation';

/** A whole district's list of schools takes seconds; what takes longer than this has come to a standstill. */
const TIMEOUT_MS = 180_000;
/** Its policy stays when the page is replaced, whatever that one says. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:";
const EMPTY_PAGE = `data:text/html;charset=utf-8,${encodeURIComponent(`<!doctype html><meta http-equiv="Content-Security-Policy" content="${POLICY}">`)}`;

export class PrintingStopped extends Error {}

/** Puts a page in place of the one there is; parsed this way, no script of it would run even without its content policy. */
function replacePage(html: string): void {
  const parsed = new DOMParser().parseFromString(html, 'text/html');
  document.replaceChild(document.adoptNode(parsed.documentElement), document.documentElement);
}

/** A function of the program, run in the page; what it uses from outside itself is not there. */
function runInPage(contents: WebContents, run: (...values: never[]) => unknown, values: string): Promise<unknown> {
  return contents.executeJavaScript(`(${String(run)})(${values})`);
}

/**
 * @param html of the engine's `report/html`
 * @param work with the page laid out on sheets; the window is closed when it is done, has failed or takes too long
 * @param waitsForPerson the work may take as long as a dialog stays open
 * @throws PrintingStopped
 */
export async function withLaidPage<T>(html: string, work: (contents: WebContents, order: readonly PageOrientation[]) => Promise<T>, waitsForPerson = false): Promise<T> {
  const window = new BrowserWindow({ show: false, webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, webviewTag: false, images: false, spellcheck: false, backgroundThrottling: false } });
  const { webContents: contents } = window;
  let timer: NodeJS.Timeout | undefined;
  const stopped = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new PrintingStopped('排版超过三分钟没有完成，已停止。请缩小报表的范围（如只选一个县区）后再试。')), TIMEOUT_MS);
    contents.once('render-process-gone', (_event, { reason }) => reject(new PrintingStopped(`排版窗口意外停止（${reason}）。请关闭其他程序后再试。`)));
  });
  const laid = async (): Promise<T> => {
    await window.loadURL(EMPTY_PAGE);
    await runInPage(contents, replacePage, JSON.stringify(html));
    const order = (await runInPage(contents, layPages, 'document')) as readonly PageOrientation[];
    if (waitsForPerson) clearTimeout(timer);
    return work(contents, order);
  };
  try {
    return await Promise.race([laid(), stopped]);
  } finally {
    clearTimeout(timer);
    if (!window.isDestroyed()) window.destroy();
  }
}
