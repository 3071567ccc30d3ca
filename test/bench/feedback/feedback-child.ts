/** `node feedback-child.js <workspace> <folder>`: 学校反馈单 of a whole city into a folder; prints a FeedbackRunTimes as JSON. */
import { createEngine } from '../../../electron/engine/engine';
import { protectHere } from '../../../electron/engine/privacy/suppression/protector';
import { inlinePool } from '../../../electron/engine/ingest/workers/inline-pool';
import type { Outcome } from '../../../shared/contract';
import { PASSPHRASE } from '../data/city-workspace';

export interface FeedbackRunTimes {
  readonly pages: number;
  /** Until the first page: every question about all schools, and what is hidden. */
  readonly gatherSeconds: number;
  readonly pageSeconds: number;
  readonly pageCpuSeconds: number;
  /** Resident when a tenth of the pages was written, and when all were. */
  readonly earlyBytes: number;
  readonly lastBytes: number;
}

const [workspace = '', folder = ''] = process.argv.slice(2);
const MICROSECONDS = 1e6;
const MILLISECONDS = 1e3;
const EARLY_SHARE = 0.1;

const engine = createEngine({ ingestPool: inlinePool, makeRota: () => Promise.reject(new Error('nothing is planned here')), protector: protectHere() });
try {
  valueOf(await engine.call('workspace.open', { path: workspace, passphrase: PASSPHRASE }));
  const startedAt = performance.now();
  let [firstPageAt, earlyBytes] = [0, 0];
  let cpu = process.cpuUsage();
  const run = valueOf(
    await engine.call(
      'report.schoolFeedback',
      { parameters: {}, to: { kind: 'folder', folder } },
      {
        onProgress: ({ done, total }) => {
          if (total === undefined) return;
          if (done === 0) [firstPageAt, cpu] = [performance.now(), process.cpuUsage()];
          if (done === Math.floor(total * EARLY_SHARE)) earlyBytes = process.memoryUsage.rss();
        },
      },
    ),
  );
  const { user, system } = process.cpuUsage(cpu);
  const times: FeedbackRunTimes = {
    pages: run.written,
    gatherSeconds: (firstPageAt - startedAt) / MILLISECONDS,
    pageSeconds: (performance.now() - firstPageAt) / MILLISECONDS,
    pageCpuSeconds: (user + system) / MICROSECONDS,
    earlyBytes,
    lastBytes: process.memoryUsage.rss(),
  };
  process.stdout.write(JSON.stringify(times));
} finally {
  await engine.close();
}

function valueOf<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`${outcome.error.code} ${JSON.stringify(outcome.error.details)}`);
  return outcome.value;
}
