/** The Electron host itself: window, bridge, wire, guards, life of the engine process. The pages have tests of their own. */
import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Canary, startCanary } from './support/canary';
import { chooseWorkspacePath, dialogsAnswer } from './support/dialogs';
import { type ElectronProgram, startElectronProgram } from './support/electron-program';
import { enginePid } from './support/engine-process';
import { callFromPage, takeEnginePort } from './support/page-engine';

let program: ElectronProgram;
let canary: Canary;
beforeAll(async () => {
  canary = await startCanary();
  program = await startElectronProgram();
});
afterAll(async () => {
  await program?.close();
  await canary?.close();
});

interface Bridge {
  chooseNewWorkspace(): Promise<string | null>;
  chooseWorkspace(): Promise<string | null>;
  chooseFiles(): Promise<readonly string[]>;
  saveFile(name: string, bytes: Uint8Array): Promise<string | null>;
  showInFolder(path: string): Promise<boolean>;
  pathsOfFiles(files: readonly File[]): Promise<readonly string[]>;
  pathForNewWorkspace(name: string): Promise<string>;
  listWorkspaces(): Promise<readonly { readonly name: string }[]>;
}
interface PageScope {
  readonly yuxinDesktop: Bridge;
  /** Types of the window messages up to the first that brings a port. */
  told: Promise<readonly string[]>;
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

describe('the window', () => {
  it('shows the page under its own address, in Chinese, with the content security policy in force and nothing refused', async () => {
    expect(await program.page.title()).toBe('育心数据台');
    expect(new URL(program.page.url()).host).toBe('bundle');
    await program.page.waitForFunction(() => (document.getElementById('root')?.innerText.length ?? 0) > 50);
    const window = await program.app.evaluate(({ BrowserWindow }) => {
      const [first] = BrowserWindow.getAllWindows();
      return { visible: first?.isVisible(), count: BrowserWindow.getAllWindows().length, background: first?.getBackgroundColor().toLowerCase() };
    });
    expect(window).toEqual({ visible: true, count: 1, background: '#f2f4f7' });
    expect(program.pageErrors).toEqual([]);
    expect(program.errors()).not.toMatch(/sandbox|FATAL/i);
  });

  it('gives the page neither Node nor Electron', async () => {
    const found = await program.page.evaluate(() => ['require', 'process', 'Buffer', 'module', 'electron', 'ipcRenderer'].filter((name) => name in globalThis));
    expect(found).toEqual([]);
  });
});

describe('the wire', () => {
  beforeAll(() => takeEnginePort(program.page));

  it('answers with what Electron’s engine process runs on', async () => {
    expect(await callFromPage(program.page, 'app.info', {})).toMatchObject({ ok: true, value: { nodeVersion: expect.stringMatching(/^v\d+/) as string } });
    expect(await callFromPage(program.page, 'no.such.method', {})).toMatchObject({ ok: false, error: { code: 'BAD_REQUEST' } });
  });

  it('delivers bytes unchanged in both directions', async () => {
    const path = await program.page.evaluate(() => (globalThis as unknown as PageScope).yuxinDesktop.pathForNewWorkspace('往返'));
    expect(path).toBe(join(program.home, '往返.yuxin'));
    expect(await callFromPage(program.page, 'workspace.create', { path, passphrase: '一条够长的口令-1234' })).toMatchObject({ ok: true, value: { open: true } });

    const text = `学校名称,县区,学段\n${Array.from({ length: 100_000 }, (_, row) => `第${row}小学,牡丹区,小学`).join('\n')}\n`;
    const { value: upload } = await callFromPage(program.page, 'upload.append', { name: '学校.csv' }, text);
    expect(upload).toMatchObject({ bytes: Buffer.byteLength(text) });
    const uploadId = String(upload?.['uploadId']);
    const { value: inspected } = await callFromPage(program.page, 'import.inspect', { sources: [{ kind: 'upload', uploadId }] });
    expect(inspected).toMatchObject({ files: [{ sha256: createHash('sha256').update(text).digest('hex') }] });

    // A zip begins with PK 3 4 and ends with a directory record of 22 bytes that begins with PK 5 6: nothing was lost on the way.
    const workbook = await callFromPage(program.page, 'import.issuesWorkbook', {});
    expect(workbook).toMatchObject({ ok: true, value: { bytes: { head: [0x50, 0x4b, 3, 4], tail: [0x50, 0x4b, 5, 6] } } });
  });

  it('remembers the workspace that was opened', async () => {
    const known = await program.page.evaluate(() => (globalThis as unknown as PageScope).yuxinDesktop.listWorkspaces());
    expect(known).toMatchObject([{ name: '往返' }]);
  });
});

describe('the shell', () => {
  const chooses = (path: string | null) => dialogsAnswer(program.app, path);

  it('gives the chosen paths, and the extension of a new workspace', async () => {
    await chooses(join(program.home, '新的'));
    const chosen = await program.page.evaluate(async () => {
      const { yuxinDesktop } = globalThis as unknown as PageScope;
      return [await yuxinDesktop.chooseNewWorkspace(), await yuxinDesktop.chooseWorkspace(), await yuxinDesktop.chooseFiles()];
    });
    expect(chosen).toEqual([join(program.home, '新的.yuxin'), join(program.home, '新的'), [join(program.home, '新的')]]);
    await chooses(null);
    const cancelled = await program.page.evaluate(async () => {
      const { yuxinDesktop } = globalThis as unknown as PageScope;
      return [await yuxinDesktop.chooseNewWorkspace(), await yuxinDesktop.chooseWorkspace(), await yuxinDesktop.chooseFiles(), await yuxinDesktop.saveFile('a', new Uint8Array(1))];
    });
    expect(cancelled).toEqual([null, null, [], null]);
  });

  it('saves bytes where the user says, and shows that file in its folder but no other', async () => {
    const path = join(program.home, '报表.xlsx');
    await chooses(path);
    const saved = await program.page.evaluate(() => (globalThis as unknown as PageScope).yuxinDesktop.saveFile('报表.xlsx', Uint8Array.from([0, 1, 254, 255])));
    expect(saved).toBe(path);
    expect([...(await readFile(path))]).toEqual([0, 1, 254, 255]);

    // The system's file manager is not started here: what it would be asked to show is caught.
    await program.app.evaluate(({ shell }) => {
      shell.showItemInFolder = (shown) => Object.assign(globalThis, { shown });
    });
    const asked = await program.page.evaluate(async (own) => {
      const { yuxinDesktop } = globalThis as unknown as PageScope;
      return [await yuxinDesktop.showInFolder(own), await yuxinDesktop.showInFolder('/etc/passwd')];
    }, path);
    expect([asked, await program.app.evaluate(() => (globalThis as unknown as { readonly shown: string }).shown)]).toEqual([[true, false], path]);
  });

  it('knows the paths of files and folders handed to the page', async () => {
    const path = join(program.home, '拖入.csv');
    await writeFile(path, 'x');
    await program.page.evaluate(() => {
      const input = document.createElement('input');
      input.type = 'file';
      input.id = 'test-files';
      document.body.append(input);
    });
    await program.page.setInputFiles('#test-files', path);
    const paths = await program.page.evaluate(() => {
      const input = document.getElementById('test-files') as HTMLInputElement;
      return (globalThis as unknown as PageScope).yuxinDesktop.pathsOfFiles([...(input.files ?? []), new File(['x'], 'made-by-script.csv')]);
    });
    expect(paths).toEqual([path]);
  });
});

describe('what a page of ours that was taken over cannot do', () => {
  it('leave, open windows, ask for permissions or run scripts of its own making', async () => {
    const before = program.page.url();
    const attempts = await program.page.evaluate(async (port) => {
      const opened = window.open(`http://127.0.0.1:${port}/open`) === null;
      const script = document.createElement('script');
      script.textContent = 'globalThis.scriptRan = true';
      document.body.append(script);
      const button = document.createElement('button');
      button.setAttribute('onclick', 'globalThis.scriptRan = true');
      button.click();
      const scriptRan = 'scriptRan' in globalThis;
      const notification = await Notification.requestPermission();
      location.href = `http://127.0.0.1:${port}/navigate`;
      await new Promise((resolve) => setTimeout(resolve, 500));
      return { opened, scriptRan, notification };
    }, canary.port);
    expect(attempts).toEqual({ opened: true, scriptRan: false, notification: 'denied' });
    expect(program.page.url()).toBe(before);
    expect(await program.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  });

  it('reach anything outside, by name or number', async () => {
    const outcomes = await program.page.evaluate(async (port) => {
      const failed = (attempt: Promise<unknown>) => attempt.then(() => false, () => true);
      const image = (address: string) =>
        new Promise((resolve, reject) => {
          const element = new Image();
          element.onload = resolve;
          element.onerror = reject;
          element.src = address;
        });
      const socket = (address: string) =>
        new Promise((resolve, reject) => {
          const opened = new WebSocket(address);
          opened.onopen = resolve;
          opened.onerror = reject;
        });
      navigator.sendBeacon(`http://127.0.0.1:${port}/beacon`, 'x');
      return Promise.all([
        failed(fetch(`http://127.0.0.1:${port}/number`)),
        failed(fetch(`http://localhost:${port}/name`)),
        failed(image(`http://127.0.0.1:${port}/image.png`)),
        failed(socket(`ws://127.0.0.1:${port}/socket`)),
      ]);
    }, canary.port);
    expect(outcomes).toEqual([true, true, true, true]);
    expect(canary.hits).toEqual([]);
  });

  it('read files beside the page', async () => {
    const statuses = await program.page.evaluate(() =>
      Promise.all(['/..%2felectron%2fmain.cjs', '/%2e%2e%2fpackage.json', '/..%5cpackage.json', '/none.js'].map((path) => fetch(path).then((answer) => answer.status))),
    );
    expect(statuses).toEqual([403, 403, 403, 404].map((status, index) => (index === 2 && process.platform !== 'win32' ? 404 : status)));
  });

  it('and the session lets no request out either, without the page’s policy', async () => {
    const outcome = await program.app.evaluate(({ net }, port) => net.fetch(`http://127.0.0.1:${port}/session`).then(() => 'answered', () => 'failed'), canary.port);
    expect(outcome).toBe('failed');
    expect(canary.hits).toEqual([]);
    expect(await program.app.evaluate(({ session }) => session.defaultSession.getSpellCheckerLanguages())).toEqual([]);
  });
});

describe('the engine process', () => {
  it('is started again when it dies: the page is told, gets a new port, and the window lives', async () => {
    const pid = await enginePid(program.app);
    await program.page.evaluate(() => {
      const seen: string[] = [];
      (globalThis as unknown as PageScope).told = new Promise((resolve) => {
        addEventListener('message', (event: MessageEvent<{ readonly type: string }>) => {
          seen.push(event.data.type);
          if (event.ports.length > 0) resolve(seen);
        });
      });
    });
    process.kill(pid, 'SIGKILL');
    expect(await program.page.evaluate(() => (globalThis as unknown as PageScope).told)).toEqual(['yuxin:engine-gone', 'yuxin:engine-port']);
    await takeEnginePort(program.page);
    expect(await callFromPage(program.page, 'workspace.status', {})).toMatchObject({ ok: true, value: { open: false } });
    expect(await enginePid(program.app)).not.toBe(pid);
  });

  it('ends with the program and leaves the workspace closed', async () => {
    const second = await startElectronProgram();
    try {
      await mkdir(second.home, { recursive: true });
      const path = join(second.home, '关闭.yuxin');
      await takeEnginePort(second.page);
      await chooseWorkspacePath(second, path);
      expect(await callFromPage(second.page, 'workspace.create', { path, passphrase: '一条够长的口令-1234' })).toMatchObject({ ok: true });
      const pid = await enginePid(second.app);
      await second.app.close();
      await expect.poll(() => isRunning(pid)).toBe(false);
      await expect(readFile(`${path}.wal`)).rejects.toThrow('ENOENT');
      await rm(path);
    } finally {
      await second.close();
    }
  });
});
