import { app, dialog, type BrowserWindow } from 'electron';
import type { ShellState } from '../../../shared/shell-state';

/** A page that is at it says so at once; one that says nothing has lost its engine or hangs. */
const ANSWER_WITHIN_MS = 5000;

export interface ClosingWindow {
  /** To be called when the page has described itself anew. */
  described(): void;
}

/**
 * Asks before the window closes over a job, and has the page close its workspace before the window goes, so that the backup that closing makes
 * is seen and can be skipped. Closing a second time does not wait for it. Where the page has to tell that the backup failed, the window stays;
 * its workspace is closed by then, and the next wish to close is followed at once; where the system ends the program nobody is there to read it.
 * @param closeWorkspace asks the page to
 */
export function closeInOrder(window: BrowserWindow, state: () => ShellState, closeWorkspace: () => void): ClosingWindow {
  let decided = false;
  let asking = false;
  let waiting = false;
  let patience: NodeJS.Timeout | undefined;
  let endedBySystem = false;
  const end = (): void => {
    endedBySystem = true;
    app.quit();
  };
  process.on('SIGTERM', end);
  window.on('closed', () => process.off('SIGTERM', end));

  function ask(lost: string): void {
    if (asking) return;
    asking = true;
    void dialog
      .showMessageBox(window, {
        type: 'warning',
        title: '育心数据台',
        message: `${lost}，现在关闭会中断它。`,
        detail: '中断的导入不会留下任何数据，可以以后重新开始。',
        buttons: ['继续等待', '仍要关闭'],
        defaultId: 0,
        cancelId: 0,
        noLink: true,
      })
      .then(({ response }) => {
        asking = false;
        if (response !== 1) return;
        decided = true;
        window.close();
      });
  }

  window.on('close', (event) => {
    const { job, workspaceOpen } = state();
    if (decided || waiting) return;
    if (job !== null) {
      event.preventDefault();
      ask(job);
    } else if (workspaceOpen) {
      event.preventDefault();
      waiting = true;
      closeWorkspace();
      patience = setTimeout(() => {
        if (state().job === null && !window.isDestroyed()) window.close();
      }, ANSWER_WITHIN_MS);
    }
  });
  return {
    described: () => {
      const { workspaceOpen, holds } = state();
      if (!waiting || workspaceOpen || window.isDestroyed()) return;
      clearTimeout(patience);
      if (holds && !endedBySystem) waiting = false;
      else window.close();
    },
  };
}
