/**
 * A page names files and folders by their paths, and a page that was taken over could name any. So each host holds what the
 * person has pointed at (dialogs, dropped files, known workspaces), and the engine's calls are held against it.
 */
import { resolve, sep } from 'node:path';
import { type EngineApi, failure, type Method, type ResultOf } from '../../shared/contract';
import type { PathUse } from '../../shared/contract/request-fields';
import { pathsOfRequest } from '../../shared/contract/request-paths';

export interface ChosenPath {
  readonly use: PathUse;
  /** Absolute. A folder stands for all that is below it. */
  readonly path: string;
}

/** Windows knows no case in names. */
function comparable(path: string): string {
  const absolute = resolve(path);
  return process.platform === 'win32' ? absolute.toLowerCase() : absolute;
}

export class ChosenPaths {
  /** The use that includes the other, by path. */
  readonly #uses = new Map<string, PathUse>();

  add({ use, path }: ChosenPath): void {
    const key = comparable(path);
    if (this.#uses.get(key) !== 'write') this.#uses.set(key, use);
  }

  /** @param path as the page has it; `..` is worked out before it is compared */
  admits(use: PathUse, path: string): boolean {
    if (path.includes('\0')) return false;
    const asked = comparable(path);
    for (const [chosen, allowed] of this.#uses) {
      const below = chosen.endsWith(sep) ? chosen : chosen + sep;
      if ((asked === chosen || asked.startsWith(below)) && (use === 'read' || allowed === 'write')) return true;
    }
    return false;
  }
}

const NOT_CHOSEN = '没有读写：这个文件或文件夹不是在本程序里选择或拖入的。请用页面上的按钮重新选择。';

/** Files and folders that an answer tells: the watched ones were chosen when they were added, and backups lie beside their workspace or where its settings say. */
function toldBy(method: Method, answer: unknown): readonly string[] {
  if (method === 'watch.list') return (answer as ResultOf<'watch.list'>).folders.map(({ folder }) => folder);
  if (method === 'backup.list') return (answer as ResultOf<'backup.list'>).backups.map(({ path }) => path);
  return [];
}

/**
 * The same engine for a page: requests that name anything but what was chosen end as NOT_CHOSEN and never reach it. What the engine
 * itself has named may be read.
 * @param refusal says in Chinese what to do
 */
export function onlyChosenPaths(engine: EngineApi, chosen: ChosenPaths, refusal = NOT_CHOSEN): EngineApi {
  function isRefused(method: Method, request: unknown): boolean {
    return pathsOfRequest(method, request).some(({ use, path }) => !chosen.admits(use, path));
  }
  return {
    call: async (method, request, options) => {
      if (isRefused(method, request)) return failure('NOT_CHOSEN', refusal, { method });
      const outcome = await engine.call(method, request, options);
      if (outcome.ok) for (const path of toldBy(method, outcome.value)) chosen.add({ use: 'read', path });
      return outcome;
    },
    close: () => engine.close(),
  };
}
