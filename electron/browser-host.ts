import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import type { EngineApi } from '../shared/contract';
import { serveEngineSockets } from './hosts/browser/engine-sockets';
import { ChosenPaths, onlyChosenPaths } from './hosts/chosen-paths';
import { httpAnswers } from './hosts/browser/http-answers';
import { IdleWatch } from './hosts/browser/idle-watch';
import { RequestRate } from './hosts/browser/request-rate';
import { createSessionGate } from './hosts/browser/session-gate';
import { preferencesFile } from './hosts/preferences-file';
import { rememberingWorkspaces } from './hosts/known-workspaces';

export interface BrowserHostOptions {
  /** Stays open when the host closes: it belongs to the caller. */
  readonly engine: EngineApi;
  /** The built user interface (dist/renderer). */
  readonly rendererFolder: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** Default folder of workspaces. */
  readonly home: string;
  /** Folders whose spreadsheets the page may read by their paths, besides `home`; absolute. */
  readonly readable: readonly string[];
  /** After so many milliseconds without a page it counts as forgotten; see `BrowserHost.idle`. */
  readonly idleAfter: number;
}

export interface BrowserHost {
  /** With the one-time token: whoever opens it first gets the session, and nobody after. */
  readonly url: string;
  /** Resolves when nobody has used it for a while; the caller is to close it. */
  readonly idle: Promise<void>;
  close(): Promise<void>;
}

const NOT_READABLE = '没有读写：在浏览器中只能用“育心数据台”文件夹和启动时用 --folder 指明的文件夹。请把文件放进其中，或结束程序后用“yuxin serve --folder 文件夹”重新启动。';

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolvePort, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const reason = error.code === 'EADDRINUSE' ? `端口 ${port} 已被其他程序占用，请换一个端口或去掉 --port。` : `无法在本机端口 ${port} 上启动：${error.message}`;
      reject(new Error(reason, { cause: error }));
    });
    // The loopback address and nothing else: no other machine can reach the program.
    server.listen({ host: '127.0.0.1', port, exclusive: true }, () => resolvePort((server.address() as AddressInfo).port));
  });
}

/**
 * The same user interface and engine in a browser of this computer, for machines where Electron cannot run.
 * @throws Error with a Chinese message when the port cannot be had
 */
export async function startBrowserHost(options: BrowserHostOptions): Promise<BrowserHost> {
  const recentFile = join(options.home, '.recent-workspaces.json');
  const server = createServer();
  const port = await listen(server, options.port);
  const gate = createSessionGate(port);
  // A browser shows no page a path, so nothing is chosen here but workspaces, and the folders named at the start.
  const chosen = new ChosenPaths();
  for (const path of [options.home, ...options.readable]) chosen.add({ use: 'read', path });
  const watch = new IdleWatch(options.idleAfter);
  const rate = new RequestRate(performance.now());
  server.on('request', httpAnswers({ port, rate, watch, gate, rendererFolder: resolve(options.rendererFolder), home: options.home, recentFile, chosen, preferences: preferencesFile(join(options.home, '.preferences.json')) }));
  const engine = onlyChosenPaths(rememberingWorkspaces(options.engine, recentFile), chosen, NOT_READABLE);
  const endSockets = serveEngineSockets(server, { engine, port, gate, rate, watch });

  function close(): Promise<void> {
    watch.stop();
    endSockets();
    server.closeAllConnections();
    return new Promise((resolveClosed, reject) => {
      server.close((error) => (error ? reject(error) : resolveClosed()));
    });
  }

  return { url: `http://127.0.0.1:${port}/?token=${gate.token}`, idle: watch.idle, close };
}
