import type { EngineApi, Outcome, Progress, WorkspaceStatus } from '../../../shared/contract';
import type { DesktopShell } from '../../../shared/contract/shell';
import { shellFailure } from '../../shell-failure';

/** No secret: the data is fictional and the page shows it. */
export const SAMPLE_PASSPHRASE = 'yuxin-shili';

export function sampleName(now: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const day = `${now.getFullYear()}${two(now.getMonth() + 1)}${two(now.getDate())}`;
  return `示例工作区-${day}-${two(now.getHours())}${two(now.getMinutes())}${two(now.getSeconds())}`;
}

/** Nobody would miss what is in it. */
export function isSampleName(name: string): boolean {
  return /^示例工作区-\d{8}-\d{6}$/.test(name);
}

/** A workspace with fictional data in it; closed again when anything fails, so that no half one stays open. */
export async function createSampleWorkspace(
  engine: EngineApi,
  shell: DesktopShell,
  onProgress: (progress: Progress) => void,
): Promise<Outcome<WorkspaceStatus>> {
  let path: string;
  try {
    path = await shell.pathForNewWorkspace(sampleName(new Date()));
  } catch (reason) {
    return { ok: false, error: shellFailure(reason) };
  }
  const created = await engine.call('workspace.create', { path, passphrase: SAMPLE_PASSPHRASE });
  if (!created.ok) return created;
  const filled = await fill(engine, onProgress);
  if (filled.ok) return created;
  await engine.call('workspace.close', {});
  return filled;
}

async function fill(engine: EngineApi, onProgress: (progress: Progress) => void): Promise<Outcome<unknown>> {
  onProgress({ phase: '生成示例表格', done: 0 });
  const sample = await engine.call('sample.upload', {}, { onProgress });
  if (!sample.ok) return sample;
  const sources = sample.value.uploads.map(({ uploadId }) => ({ kind: 'upload' as const, uploadId }));
  return engine.call('import.run', { sources }, { onProgress });
}
