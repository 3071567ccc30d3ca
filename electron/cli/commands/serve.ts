import { join, resolve } from 'node:path';
import { startBrowserHost } from '../../browser-host';
import { endWhenTold } from '../../hosts/ending';
import { homeFolder } from '../../hosts/home-folder';
import { parseArguments } from '../arguments';
import { cliEngine } from '../engine';
import { CommandRefused, EXIT } from '../failure';
import { printLine } from '../output';

export const SERVE_USAGE = 'yuxin serve [--port 0] [--home 工作区文件夹] [--folder 可读的文件夹 …]';

const IDLE_AFTER_MINUTES = 30;

/** Runs until Ctrl+C, or until no page has been open for a while, and then ends for certain (hosts/ending.ts). The address is printed alone on the last line, so that scripts can read it. */
export async function serveCommand(argv: readonly string[]): Promise<number> {
  const options = parseArguments(argv, { port: 'text', home: 'text', folder: 'texts' }, SERVE_USAGE);
  const port = options.integer('port') ?? 0;
  if (port > 65_535) throw new CommandRefused(`--port 应在 0 到 65535 之间，收到 ${port}。`);
  const engine = cliEngine({ backUpOnClose: true });
  const host = await startBrowserHost({ engine, port, home: homeFolder(argv, process.env), readable: options.texts('folder').map((folder) => resolve(folder)), idleAfter: IDLE_AFTER_MINUTES * 60_000, rendererFolder: join(__dirname, '../renderer') });
  printLine(`请用本机浏览器打开下面的地址（只能使用一次，只在本机有效）。按 Ctrl+C 结束；页面关闭 ${IDLE_AFTER_MINUTES} 分钟后自动结束。`);
  printLine(host.url);
  await endWhenTold({
    idle: host.idle,
    close: async () => {
      await host.close();
      await engine.close();
    },
  });
  return EXIT.done;
}
