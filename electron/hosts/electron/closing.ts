import { dialog, type BrowserWindow } from 'electron';

/** Asks before the window closes over a job. @param job what would be lost, in Chinese, or null */
export function askBeforeClosing(window: BrowserWindow, job: () => string | null): void {
  let decided = false;
  let asking = false;
  window.on('close', (event) => {
    const lost = job();
    if (decided || lost === null) return;
    event.preventDefault();
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
  });
}
