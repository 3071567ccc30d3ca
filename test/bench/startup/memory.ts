/** Memory of all processes of the program with a city open, as the kernel shares it out (PSS). */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron as electron } from 'playwright-core';
import { useDisplay } from '../../e2e/support/display';
import { type CityWorkspace, PASSPHRASE } from '../data/city-workspace';

export interface ProcessMemory {
  readonly name: string;
  readonly bytes: number;
}

/** Whichever of its threads has started them. */
function children(pid: number): number[] {
  const own = readdirSync(`/proc/${pid}/task`).flatMap((thread) => readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8').split(' ').filter((text) => text !== '').map(Number));
  return own.flatMap((child) => [child, ...children(child)]);
}

function nameOf(pid: number): string {
  const line = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  if (line.includes('yuxin-engine') || line.includes('node.mojom.NodeService')) return 'engine';
  return /--type=([a-z-]+)/.exec(line)?.[1] ?? 'main';
}

function memoryOf(pid: number): ProcessMemory[] {
  try {
    const proportional = Number(/^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0);
    return [{ name: nameOf(pid), bytes: proportional * 1024 }];
  } catch {
    // It has ended meanwhile.
    return [];
  }
}

export async function memoryWithCity(program: string, city: CityWorkspace): Promise<readonly ProcessMemory[]> {
  const profile = mkdtempSync(join(tmpdir(), 'yuxin-memory-'));
  const app = await electron.launch({ executablePath: program, args: ['.', `--user-data-dir=${profile}`, '--home', city.home], env: { ...(process.env as Record<string, string>), DISPLAY: await useDisplay() } });
  try {
    const page = await app.firstWindow();
    await page.getByTestId(`open-workspace-item-${city.name}`).check({ timeout: 120_000 });
    await page.getByTestId('open-workspace-passphrase').fill(PASSPHRASE);
    await page.getByTestId('open-workspace-passphrase').press('Enter');
    await page.getByTestId('figure-counselorCoverage').waitFor({ timeout: 300_000 });
    await page.waitForTimeout(5000);
    const main = app.process().pid ?? 0;
    return [main, ...children(main)].flatMap(memoryOf);
  } finally {
    await app.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
}
