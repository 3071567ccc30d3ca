import { existsSync } from 'node:fs';
import { mkdir, readdir, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import type { EngineApi } from '../../shared/contract';
import type { KnownWorkspace } from '../../shared/contract/shell';
import { readKept, writeKept } from './kept-file';

const EXTENSION = '.yuxin';
const REMEMBERED = 20;
const DEFAULT_NAME = '心理健康数据';
// Names Windows keeps for devices, whatever their extension.
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

function rememberedPaths(recentFile: string): readonly string[] {
  const content = readKept(recentFile);
  return Array.isArray(content) ? content.filter((path): path is string => typeof path === 'string') : [];
}

async function describe(path: string): Promise<KnownWorkspace | null> {
  // Only stat: a workspace must never be opened with fs by the process that has it open in DuckDB,
  // because closing that second handle drops DuckDB's lock on the file.
  const found = await stat(path).catch(() => null);
  if (!found?.isFile()) return null;
  return { path, name: basename(path, EXTENSION), modified: found.mtime.toISOString() };
}

/** Workspaces opened lately that still exist, the latest first. */
export async function recentWorkspaces(recentFile: string): Promise<readonly KnownWorkspace[]> {
  return (await Promise.all(rememberedPaths(recentFile).map(describe))).filter((workspace) => workspace !== null);
}

/** Workspaces in the default folder and recently opened ones that still exist, newest first. */
export async function listWorkspaces(home: string, recentFile: string): Promise<readonly KnownWorkspace[]> {
  const inHome = (await readdir(home).catch(() => [])).filter((name) => name.endsWith(EXTENSION)).map((name) => join(home, name));
  const paths = new Set([...inHome, ...rememberedPaths(recentFile)]);
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
  function remember(path: string): void {
    const absolute = resolve(path);
    const paths = [absolute, ...rememberedPaths(recentFile).filter((other) => other !== absolute)].slice(0, REMEMBERED);
    writeKept(recentFile, paths);
  }
  return {
    call: async (method, request, options) => {
      const outcome = await engine.call(method, request, options);
      if (outcome.ok && (method === 'workspace.open' || method === 'workspace.create')) {
        remember((request as { readonly path: string }).path);
      }
      return outcome;
    },
    close: () => engine.close(),
  };
}
