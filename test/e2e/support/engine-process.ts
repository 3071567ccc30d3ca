import type { ElectronApplication } from 'playwright-core';

const WITHIN_MS = 20_000;
const LOOK_EVERY_MS = 50;

/** Process id of the engine of a program, as soon as it runs. */
export async function enginePid(app: ElectronApplication): Promise<number> {
  const deadline = Date.now() + WITHIN_MS;
  for (;;) {
    const pid = await app.evaluate((electron) => electron.app.getAppMetrics().find((process) => process.name === 'yuxin-engine')?.pid);
    if (pid !== undefined && pid > 0) return pid;
    if (Date.now() > deadline) throw new Error('no engine process is listed');
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}
