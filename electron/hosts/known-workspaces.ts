import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { EngineApi } from '../../shared/contract';
import type { KnownWorkspace } from '../../shared/contract/shell';

const EXTENSION = '.yuxin';
const REMEMBERED = 20;
const DEFAULT_NAME = '心理健康数据';
// Names Windows keeps for devices, whatever their extension.
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

async function rememberedPaths(recentFile: string): Promise<readonly string[]> {
  try {
    const content: unknown = JSON.parse(await readFile(recentFile, 'utf8'));
    return Array.isArray(content) ? content.filter((path): path is string => typeof path === 'string') : [];
  } catch {
    // Missing or damaged: the list is a convenience and is written anew with the next workspace opened.
    return [];
  }
}

async function describe(path: string): Promise<KnownWorkspace | null> {
  // Only stat: a workspace must never be opened with fs by the process that has it open in DuckDB,
  // because closing that second handle drops DuckDB's lock on the file.
  const found = await stat(path).catch(() => null);
  if (!found?.isFile()) return null;
  return { path, name: basename(path, EXTENSION), modified: found.mtime.toISOString() };
}

/** Workspaces in the default folder and recently opened ones that still exist, newest first. */
export async function listWorkspaces(home: string, recentFile: string): Promise<readonly KnownWorkspace[]> {
  const inHome = (await readdir(home).catch(() => [])).filter((name) => name.endsWith(EXTENSION)).map((name) => join(home, name));
  const paths = new Set([...inHome, ...(await rememberedPaths(recentFile))]);
  const found = (await Promise.all([...paths].map(describe))).filter((workspace) => workspace !== null);
  return found.sort((one, other) => other.modified.localeCompare(one.modified));
}

/**
 * A path in the default folder that is not taken yet; makes the folder. Characters that Windows or Linux
 * refuse in file names are left out.
 */
export async function pathForNewWorkspace(home: string, name: string): Promise<string> {
  const cleaned = name
    .replace(/[<>:"/\\|?*\p{Cc}]/gu, '')
    .replace(/\.yuxin$/i, '')
    .trim()
    .slice(0, 60)
    .replace(/^\.+|[. ]+$/g, '');
  const base = cleaned === '' || RESERVED.test(cleaned) ? DEFAULT_NAME : cleaned;
  await mkdir(home, { recursive: true });
  for (let number = 1; ; number++) {
    const path = join(home, `${base}${number === 1 ? '' : ` (${number})`}${EXTENSION}`);
    if (!existsSync(path)) return path;
  }
}

/** The same engine; workspaces it opens or creates are remembered in `recentFile`, the latest first. */
export function rememberingWorkspaces(engine: EngineApi, recentFile: string): EngineApi {
  async function remember(path: string): Promise<void> {
    const absolute = resolve(path);
    const paths = [absolute, ...(await rememberedPaths(recentFile)).filter((other) => other !== absolute)].slice(0, REMEMBERED);
    try {
      await mkdir(dirname(recentFile), { recursive: true });
      // Renamed into place so that a reader never sees half a list.
      await writeFile(`${recentFile}.new`, JSON.stringify(paths, null, 1));
      await rename(`${recentFile}.new`, recentFile);
    } catch {
      // A profile that cannot be written to must not keep anybody from opening a workspace.
    }
  }
  return {
    call: async (method, request, options) => {
      const outcome = await engine.call(method, request, options);
      if (outcome.ok && (method === 'workspace.open' || method === 'workspace.create')) {
        await remember((request as { readonly path: string }).path);
      }
      return outcome;
    },
    close: () => engine.close(),
  };
}
