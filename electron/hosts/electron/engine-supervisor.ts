import { MessageChannelMain, utilityProcess, type UtilityProcess, type WebContents } from 'electron';
import type { PagePrinter } from '../../engine/report/pdf/page-printer';
import type { ChosenPath } from '../chosen-paths';
import { LONGEST_CLOSING_MS } from '../ending';
import { type EngineOrder, IPC, type PathsTaken } from './ipc-channels';
import { answerPrinting } from './print-messages';

const CRASHES_ALLOWED = 3;
const CRASH_WINDOW_MS = 60_000;

export interface EngineSupervisorOptions {
  /** Absolute path of the engine process's bundle. */
  readonly modulePath: string;
  readonly args: readonly string[];
  /** For reports as PDF. */
  readonly printPages: PagePrinter;
  /** The engine keeps dying; it is not started again. */
  readonly onGaveUp: (exitCode: number) => void;
}

export interface EngineSupervisor {
  /** No page has asked for the engine yet, and it has not been started. */
  readonly isNew: () => boolean;
  /** Gives a page a port to the engine, which is started for the first; the page asked before loses its own. */
  connect(page: WebContents): void;
  /** Lets pages name these from now on, also to an engine that is started later. @returns when the engine knows */
  choose(paths: readonly ChosenPath[]): Promise<void>;
  /** Lets the engine close its workspace, then ends it. Calls under way end as CANCELLED. */
  stop(): Promise<void>;
}

/** Not by its own kill(), a wish to end: an engine that has not ended by itself for so long may hear none. */
function killForCertain({ pid }: UtilityProcess): void {
  try {
    if (pid !== undefined) process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended just now.
  }
}

/**
 * Starts the engine process when the first page asks for it, because before that it would take the processor from the page that
 * is being drawn, and starts it again when it dies: DuckDB can abort its process, but never the window.
 */
export function superviseEngine(options: EngineSupervisorOptions): EngineSupervisor {
  let page: WebContents | null = null;
  let stopping = false;
  let crashes: number[] = [];
  let child: UtilityProcess | null = null;
  const chosen: ChosenPath[] = [];
  let lastOrder = 0;

  function start(): UtilityProcess {
    const started = utilityProcess.fork(options.modulePath, [...options.args], { serviceName: 'yuxin-engine', stdio: 'inherit' });
    started.once('exit', restart);
    answerPrinting(started, options.printPages);
    // Before any page: messages of one sender keep their order.
    void tell(started, chosen);
    return started;
  }

  function tell(engine: UtilityProcess, paths: readonly ChosenPath[]): Promise<void> {
    const id = ++lastOrder;
    return new Promise((resolve) => {
      const heard = (message: PathsTaken) => {
        if (message.taken === id) done();
      };
      const done = () => {
        engine.off('message', heard);
        engine.off('exit', done);
        resolve();
      };
      engine.on('message', heard);
      // An engine that has ended names nothing; the next one is told at its start.
      engine.once('exit', done);
      engine.postMessage({ order: 'chosen', id, paths } satisfies EngineOrder);
    });
  }

  async function choose(paths: readonly ChosenPath[]): Promise<void> {
    chosen.push(...paths.filter(({ use, path }) => !chosen.some((known) => known.use === use && known.path === path)));
    if (child !== null && !stopping) await tell(child, paths);
  }

  function restart(exitCode: number): void {
    if (stopping) return;
    if (page?.isDestroyed() === false) page.send(IPC.engineGone);
    const now = Date.now();
    crashes = [...crashes.filter((time) => now - time < CRASH_WINDOW_MS), now];
    if (crashes.length > CRASHES_ALLOWED) {
      stopping = true;
      options.onGaveUp(exitCode);
      return;
    }
    child = start();
    if (page) connect(page);
  }

  function connect(to: WebContents): void {
    page = to;
    if (to.isDestroyed()) return;
    child ??= start();
    const { port1, port2 } = new MessageChannelMain();
    child.postMessage({ order: 'page' } satisfies EngineOrder, [port1]);
    to.postMessage(IPC.enginePort, null, [port2]);
  }

  function stop(): Promise<void> {
    if (stopping) return Promise.resolve();
    stopping = true;
    const running = child;
    if (running === null) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(() => killForCertain(running), LONGEST_CLOSING_MS);
      running.once('exit', () => {
        clearTimeout(timer);
        resolve();
      });
      running.postMessage({ order: 'close' } satisfies EngineOrder);
    });
  }

  return { isNew: () => child === null, connect, choose, stop };
}
