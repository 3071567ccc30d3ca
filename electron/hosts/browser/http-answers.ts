import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { BROWSER_HOST } from '../../../shared/contract/shell';
import { contentSecurityPolicy } from '../content-security-policy';
import type { ChosenPaths } from '../chosen-paths';
import { listWorkspaces, pathForNewWorkspace } from '../known-workspaces';
import { readPageFile } from '../page-files';
import type { PreferencesFile } from '../preferences-file';
import { readSmallBody } from './small-body';
import type { IdleWatch } from './idle-watch';
import { refusalOf } from './request-guard';
import type { RequestRate } from './request-rate';
import type { SessionGate } from './session-gate';

export interface HttpAnswersOptions {
  readonly port: number;
  readonly gate: SessionGate;
  readonly rate: RequestRate;
  readonly watch: IdleWatch;
  readonly rendererFolder: string;
  readonly home: string;
  readonly recentFile: string;
  /** Is told which workspaces the page may open or make. */
  readonly chosen: ChosenPaths;
  readonly preferences: PreferencesFile;
}

const REFUSALS = {
  'foreign-host': '只能在本机用 127.0.0.1 或 localhost 的地址打开。',
  'foreign-origin': '其他网页不能使用本程序。',
  'no-token': '这个地址缺少一次性口令。请复制程序窗口里打印的完整地址再打开。',
  'used-token': '这个一次性地址已经用过或不正确。请回到已打开的页面继续；若已关闭浏览器，请重新启动程序，用新打印的地址打开。',
} as const;

function refusalPage(reason: string): string {
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>无法打开 - 育心数据台</title><body style="font:16px/1.8 sans-serif;margin:15vh auto;max-width:34em;padding:0 1em"><h1 style="font-size:22px">无法打开育心数据台</h1><p>${reason}</p></body></html>`;
}

/** Answers every plain HTTP request of the browser host: the way in, the page's files and the two questions of the shell. */
export function httpAnswers(options: HttpAnswersOptions): RequestListener {
  const { port, gate } = options;
  const headers = {
    'Content-Security-Policy': contentSecurityPolicy([`ws://127.0.0.1:${port}`, `ws://localhost:${port}`]),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cross-Origin-Opener-Policy': 'same-origin',
    // Nothing of this program stays behind in a browser's cache.
    'Cache-Control': 'no-store',
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const send = (status: number, contentType: string, body: string | Buffer, more: Record<string, string> = {}) => {
      response.writeHead(status, { ...headers, 'Content-Type': contentType, 'Content-Length': Buffer.byteLength(body), ...more });
      response.end(request.method === 'HEAD' ? undefined : body);
    };
    const refuse = (reason: keyof typeof REFUSALS) => send(403, 'text/html; charset=utf-8', refusalPage(REFUSALS[reason]));
    const sendText = (status: number, text: string) => send(status, 'text/plain; charset=utf-8', text);

    const sendJson = (value: unknown) => send(200, 'application/json; charset=utf-8', JSON.stringify(value));

    if (!options.rate.admits(performance.now())) return sendText(429, '请求太多，请稍候再试。');
    options.watch.used();
    const readsOnly = request.method === 'GET' || request.method === 'HEAD';
    const refusal = refusalOf(request, port, !readsOnly);
    if (refusal) return refuse(refusal);
    if (!readsOnly && !(request.method === 'POST' && request.url === BROWSER_HOST.preferences)) return sendText(405, '不支持的请求方式。');
    if (!request.url?.startsWith('/')) return sendText(400, '无效的地址。');
    const address = new URL(`http://127.0.0.1${request.url}`);

    if (!gate.admits(request.headers.cookie)) {
      const token = address.searchParams.get('token');
      if (token === null) return refuse('no-token');
      const cookie = gate.redeem(token);
      if (cookie === null) return refuse('used-token');
      return send(303, 'text/plain; charset=utf-8', '', { Location: '/', 'Set-Cookie': cookie });
    }
    // Whoever holds the session and opens the printed address again is let in, but the token leaves the address bar.
    if (address.searchParams.has('token')) return send(303, 'text/plain; charset=utf-8', '', { Location: '/' });

    if (address.pathname === BROWSER_HOST.workspaces) {
      const known = await listWorkspaces(options.home, options.recentFile);
      for (const { path } of known) options.chosen.add({ use: 'write', path });
      return sendJson(known);
    }
    if (address.pathname === BROWSER_HOST.newWorkspace) {
      const path = await pathForNewWorkspace(options.home, address.searchParams.get('name') ?? '');
      options.chosen.add({ use: 'write', path });
      return sendJson(path);
    }
    if (address.pathname === BROWSER_HOST.preferences) {
      if (readsOnly) return sendJson(options.preferences.read());
      const body = await readSmallBody(request);
      return body === undefined ? sendText(400, '请求的内容太长或不是 JSON。') : sendJson(options.preferences.write(body));
    }
    const file = await readPageFile(options.rendererFolder, address.pathname);
    if (file.status !== 200) return sendText(file.status, file.status === 403 ? '不允许的地址。' : '没有这个页面。');
    send(200, file.contentType, file.body);
  }

  return (request, response) => {
    answer(request, response).catch((error: unknown) => {
      // The code of the system alone: its messages are in English and tell of the program's inside.
      const reason = (error as NodeJS.ErrnoException).code ?? 'INTERNAL';
      if (!response.headersSent) response.writeHead(500, { ...headers, 'Content-Type': 'text/plain; charset=utf-8' });
      response.end(`无法完成（${reason}）。请检查默认文件夹是否可以写入。`);
    });
  };
}
