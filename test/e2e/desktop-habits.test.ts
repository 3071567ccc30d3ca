/** What people expect of a program of the desktop, in a real Electron: its menu, what it remembers, files opened with it, the lock, and closing. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElectronApplication } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { programIn, testRuntime } from '../../scripts/electron-runtime.mjs';
import { COMMAND_IDS } from '../../shared/commands';
import { useDisplay } from './support/display';
import { type ElectronProgram, programArguments, startElectronProgram } from './support/electron-program';
import { PASSPHRASE } from './support/command-line';
import { createWorkspace } from './support/main-job';
import { chooseWorkspacePath } from './support/dialogs';
import { callFromPage, takeEnginePort } from './support/page-engine';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yuxin-habits-'));
});
afterAll(() => rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }));

interface MenuEntry {
  readonly id: string;
  readonly label: string;
  readonly enabled: boolean;
  readonly checked: boolean;
}

function menuEntries(app: ElectronApplication): Promise<readonly MenuEntry[]> {
  return app.evaluate(({ Menu }) => {
    const found: MenuEntry[] = [];
    const walk = (menu: Electron.Menu | null | undefined): void => {
      for (const { id = '', label, enabled, checked, submenu } of menu?.items ?? []) {
        found.push({ id, label, enabled, checked });
        walk(submenu);
      }
    };
    walk(Menu.getApplicationMenu());
    return found;
  });
}

async function entry(app: ElectronApplication, id: string): Promise<MenuEntry | undefined> {
  return (await menuEntries(app)).find((item) => item.id === id);
}

async function choose(app: ElectronApplication, id: string): Promise<void> {
  await expect.poll(async () => (await entry(app, id))?.enabled).toBe(true);
  await app.evaluate(({ Menu }, wanted) => {
    Menu.getApplicationMenu()?.getMenuItemById(wanted)?.click();
  }, id);
}

const themeOf = ({ page }: ElectronProgram) => page.evaluate(() => document.documentElement.dataset['theme']);

describe('the menu', () => {
  let program: ElectronProgram;
  beforeAll(async () => {
    program = await startElectronProgram();
  });
  afterAll(() => program?.close());

  it('is in Chinese and shows every command, those of a workspace only with one', async () => {
    const entries = await menuEntries(program.app);
    const labels = entries.map(({ label }) => label).filter((label) => label !== '');
    expect(labels.filter((label) => !/[\p{Script=Han}]/u.test(label))).toEqual([]);
    // 深色 is one of the themes.
    expect(COMMAND_IDS.filter((id) => id !== 'view.dark' && !entries.some((item) => item.id === id))).toEqual([]);
    expect(entries.find(({ id }) => id === 'import.files')?.enabled).toBe(false);
    expect(entries.find(({ id }) => id === 'workspace.new')?.enabled).toBe(true);
  });

  it('goes to pages, by click and by the keys it shows', async () => {
    const { app, page } = program;
    await createWorkspace(page, '习惯');
    await choose(app, 'page:/settings');
    await page.getByRole('heading', { level: 2, name: '设置' }).waitFor();
    await page.keyboard.press('Control+2');
    await page.getByRole('heading', { level: 2, name: '师资覆盖' }).waitFor();
  });

  it('shows keys and versions', async () => {
    const { app, page } = program;
    await choose(app, 'help.shortcuts');
    await page.getByTestId('shortcuts').getByText('撤销上次导入（不在填写文字时）').waitFor();
    await page.keyboard.press('Escape');
    await page.getByTestId('shortcuts').waitFor({ state: 'detached' });
    await choose(app, 'help.about');
    const area = page.getByTestId('about-text');
    await expect.poll(() => area.inputValue()).not.toBe('');
    const text = await area.inputValue();
    const versions = await app.evaluate(() => ({ electron: String(process.versions['electron']), chrome: String(process.versions['chrome']) }));
    expect(text).toContain(`Electron：${versions.electron}`);
    expect(text).toContain(`Chromium：${versions.chrome}`);
    expect(text).toMatch(/DuckDB：1\.\d/);
    await page.getByTestId('about-copy').click();
    expect((await app.evaluate(({ clipboard }) => clipboard.readText())).replaceAll('\r\n', '\n')).toBe(text);
    const licences = page.getByTestId('about-licences');
    await licences.getByText('开源许可', { exact: true }).click();
    await licences.getByText(/^react 19\.[\d.]+（MIT）$/).click();
    await licences.getByText('Permission is hereby granted').filter({ visible: true }).waitFor();
    await page.keyboard.press('Escape');
  });

  it('backs the workspace up where it is told', async () => {
    const { app, page, home } = program;
    const path = join(home, '副本.yuxin');
    await app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
    }, path);
    await choose(app, 'workspace.backup');
    await page.getByText(/已备份到/).waitFor();
    expect((await readFile(path)).subarray(8, 12).toString()).toBe('DUCK');
  });

  it('saves the page as a PDF', async () => {
    const { app } = program;
    const path = join(program.home, '页面.pdf');
    await app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
    }, path);
    await choose(app, 'page.pdf');
    await expect.poll(() => readFile(path).then((bytes) => bytes.subarray(0, 5).toString(), () => '')).toBe('%PDF-');
  });

  it('locks: the page is covered, the engine refuses, and the passphrase opens both', async () => {
    const { app, page } = program;
    await choose(app, 'app.lock');
    await page.getByTestId('lock-cover').waitFor();
    await expect.poll(async () => (await entry(app, 'page:/overview'))?.enabled).toBe(false);
    await takeEnginePort(page);
    expect(await callFromPage(page, 'data.summary', {})).toMatchObject({ ok: false, error: { code: 'LOCKED' } });
    await page.reload();
    await page.getByTestId('unlock-passphrase').fill('不是这个口令');
    await page.getByTestId('unlock').click();
    await page.getByText(/口令不正确/).waitFor();
    await page.getByTestId('unlock-passphrase').fill(PASSPHRASE);
    await page.getByTestId('unlock').click();
    await page.getByTestId('lock-cover').waitFor({ state: 'detached' });
    await page.getByRole('heading', { level: 2 }).first().waitFor();
  });

  it('closes the workspace and offers it among those opened lately', async () => {
    const { app, page } = program;
    await choose(app, 'workspace.close');
    await page.getByTestId('welcome').waitFor();
    const recent = (await menuEntries(app)).filter(({ id }) => id.startsWith('recent:'));
    expect(recent.map(({ label }) => label)).toContain('习惯');
    expect(program.pageErrors).toEqual([]);
  });
});

describe('what is kept over a restart', () => {
  it('theme, large text, zoom and the place of the window; a dark window is dark before its page is there', async () => {
    const own = join(folder, 'kept');
    await mkdir(own);
    const first = await startElectronProgram({ folder: own });
    await choose(first.app, 'theme:dark');
    await expect.poll(() => themeOf(first)).toBe('dark');
    await choose(first.app, 'view.largeText');
    await choose(first.app, 'view.zoomIn');
    await first.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setBounds({ x: 60, y: 70, width: 1210, height: 790 }));
    await expect.poll(() => first.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getZoomFactor())).toBeCloseTo(1.1 * 1.2, 5);
    await first.close();
    expect(JSON.parse(readFileSync(join(own, 'profile/preferences.json'), 'utf8'))).toMatchObject({ theme: 'dark', largeText: true });

    const second = await startElectronProgram({ folder: own });
    try {
      expect(await themeOf(second)).toBe('dark');
      const window = await second.app.evaluate(({ BrowserWindow, nativeTheme }) => {
        const [found] = BrowserWindow.getAllWindows();
        return { background: found?.getBackgroundColor().toLowerCase(), bounds: found?.getBounds(), zoom: found?.webContents.getZoomFactor(), source: nativeTheme.themeSource };
      });
      expect(window).toMatchObject({ background: '#12171e', source: 'dark', bounds: { x: 60, y: 70, width: 1210, height: 790 } });
      expect(window.zoom).toBeCloseTo(1.1 * 1.2, 5);
      expect(await entry(second.app, 'theme:dark')).toMatchObject({ checked: true });
      expect(await entry(second.app, 'view.largeText')).toMatchObject({ checked: true });
    } finally {
      await second.close();
    }
  });
});

describe('a workspace file that is double-clicked', () => {
  it('is chosen on the welcome page, by the program that starts and by one that runs already', async () => {
    const own = join(folder, 'files');
    await mkdir(join(own, '资料'), { recursive: true });
    const paths = ['甲县', '乙县'].map((name) => join(own, '资料', `${name}.yuxin`));
    const [first = '', second = ''] = paths;
    const maker = await startElectronProgram({ folder: own });
    await takeEnginePort(maker.page);
    for (const path of paths) {
      await chooseWorkspacePath(maker, path);
      expect(await callFromPage(maker.page, 'workspace.create', { path, passphrase: PASSPHRASE })).toMatchObject({ ok: true });
    }
    await maker.close();

    const program = await startElectronProgram({ folder: own, args: [first] });
    try {
      const { page } = program;
      const chosen = (name: string) => page.getByTestId(`open-workspace-item-${name}`);
      await chosen('甲县').waitFor();
      await expect.poll(() => chosen('甲县').isChecked()).toBe(true);
      await page.waitForFunction(() => document.activeElement?.getAttribute('data-testid') === 'open-workspace-passphrase');
      await page.keyboard.type(PASSPHRASE);
      await page.keyboard.press('Enter');
      await page.getByTestId('workspace-name').getByText('甲县').waitFor();

      const other = spawn(programIn(testRuntime()), [...programArguments(own, [second]), '--no-sandbox'], { env: { ...process.env, DISPLAY: await useDisplay() }, stdio: 'ignore' });
      await once(other, 'exit');
      await expect.poll(() => chosen('乙县').isChecked()).toBe(true);
      expect(await program.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
    } finally {
      await program.close();
    }
  });
});

describe('closing over a job', () => {
  it('asks, waits when told to wait, and ends when told to end', async () => {
    const program = await startElectronProgram();
    const { app, page } = program;
    const answer = (response: number) =>
      app.evaluate(({ dialog }, value) => {
        const scope = globalThis as unknown as { asked: string[] };
        scope.asked ??= [];
        dialog.showMessageBox = ((_window: unknown, options: Electron.MessageBoxOptions) => {
          scope.asked.push(options.message);
          return Promise.resolve({ response: value, checkboxChecked: false });
        }) as typeof dialog.showMessageBox;
      }, response);
    const close = () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
    const asked = () => app.evaluate(() => (globalThis as unknown as { asked: string[] }).asked);

    await answer(0);
    await page.getByTestId('try-sample').click();
    await page.locator('.progress-line').waitFor();
    await close();
    await expect.poll(asked).toEqual(['正在准备示例数据，现在关闭会中断它。']);
    await answer(1);
    const ended = app.waitForEvent('close');
    await close();
    await ended;
    await program.close();
  });
});
