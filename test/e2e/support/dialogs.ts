import type { ElectronApplication, Page } from 'playwright-core';

interface PageScope {
  readonly yuxinDesktop: { chooseNewWorkspace(): Promise<string | null>; chooseFiles(): Promise<readonly string[]> };
}

/** Answers the next native dialogs with a path, as a person would; null: cancelled. */
export async function dialogsAnswer(app: ElectronApplication, path: string | null): Promise<void> {
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: chosen === null, filePaths: chosen === null ? [] : [chosen] });
    dialog.showSaveDialog = () => Promise.resolve({ canceled: chosen === null, filePath: chosen ?? '' });
  }, path);
}

/** Pages may name paths only after a person has chosen them. */
export async function chooseWorkspacePath({ app, page }: { readonly app: ElectronApplication; readonly page: Page }, path: string): Promise<void> {
  await dialogsAnswer(app, path);
  await page.evaluate(() => (globalThis as unknown as PageScope).yuxinDesktop.chooseNewWorkspace());
}
