/** The page taken over on purpose: what a script in it tries, in Electron and in Chromium, comes to nothing. */
import { execFile } from 'node:child_process';
import { createSocket, type Socket } from 'node:dgram';
import { access, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startBrowserProgram, startChromium } from './support/browser-program';
import { type Canary, startCanary } from './support/canary';
import { PASSPHRASE } from './support/command-line';
import { dialogsAnswer } from './support/dialogs';
import { type ElectronProgram, startElectronProgram } from './support/electron-program';
import { tryToReach, tryToRead, whereStands } from './support/hostile-page';
import { createWorkspace } from './support/main-job';
import { callFromPage, takeEnginePort } from './support/page-engine';

const SECRET = 'SECRET-MARK-5D21C8';
const root = resolve(import.meta.dirname, '../..');

let folder: string;
let secret: string;
let canary: Canary;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yuxin-hostile-'));
  secret = join(folder, 'secret.csv');
  await writeFile(secret, `${SECRET}\n`);
  canary = await startCanary();
});
afterAll(async () => {
  await canary?.close();
  await rm(folder, { recursive: true, force: true });
});

/** Addresses of files by every trick; of the program itself only its page may be read. */
function fileAddresses(): readonly string[] {
  const up = '../'.repeat(12);
  const encoded = '..%2f'.repeat(12);
  return [`file://${secret}`, `//${secret}`, `/${up}${secret}`, `/${encoded}${secret.slice(1)}`, `/%2e%2e/%2e%2e${secret}`, `/..%5c..%5c${secret}`, `/assets/${encoded}${secret.slice(1)}`, '/..%2felectron%2fmain.cjs', '/..%2f..%2fpackage.json', `view-source:file://${secret}`, `filesystem:file://${secret}`];
}

interface Bridge {
  pathsOfFiles(files: readonly unknown[]): Promise<readonly string[]>;
  pathForNewWorkspace(name: string): Promise<string>;
  saveFile(name: string, bytes: Uint8Array): Promise<string | null>;
  showInFolder(path: string): Promise<boolean>;
  printReport(html: string): Promise<boolean>;
}
interface PageScope {
  readonly yuxinDesktop: Bridge;
}

describe('a page taken over in Electron', () => {
  let program: ElectronProgram;
  let stun: Socket;
  const packets: string[] = [];
  beforeAll(async () => {
    program = await startElectronProgram();
    await createWorkspace(program.page, '被控');
    await takeEnginePort(program.page);
    stun = createSocket('udp4').on('message', (data) => packets.push(data.toString('hex')));
    await new Promise<void>((bound) => stun.bind(0, '127.0.0.1', bound));
  });
  afterAll(async () => {
    stun?.close();
    await program?.close();
  });

  it('reaches nothing outside, by no way', async () => {
    const before = program.page.url();
    expect(await tryToReach(program.page, canary.port)).toEqual([]);
    await program.page.evaluate(async ([tcp, udp]) => {
      const connection = new RTCPeerConnection({ iceServers: [{ urls: `stun:127.0.0.1:${udp}` }] });
      connection.createDataChannel('x');
      await connection.setLocalDescription(await connection.createOffer());
      const refresh = document.createElement('meta');
      refresh.httpEquiv = 'refresh';
      refresh.content = `0; url=http://127.0.0.1:${tcp}/refresh`;
      document.head.append(refresh);
      window.open(`http://127.0.0.1:${tcp}/open`);
      location.href = `http://127.0.0.1:${tcp}/navigation`;
      await new Promise((done) => setTimeout(done, 1500));
    }, [canary.port, (stun.address()).port] as const);
    expect(program.page.url()).toBe(before);
    expect(canary.hits).toEqual([]);
    expect(packets).toEqual([]);
  });

  it('reads no file by an address', async () => {
    expect(await tryToRead(program.page, fileAddresses())).toEqual({});
  });

  it('finds the passphrase nowhere after the workspace is open', async () => {
    expect(await whereStands(program.page, PASSPHRASE)).toEqual([]);
  });

  it('names no path that was not chosen, and writes nothing but through a dialog', async () => {
    const made = join(folder, 'made.yuxin');
    for (const [method, request] of [
      ['workspace.create', { path: made, passphrase: PASSPHRASE }],
      ['workspace.backup', { path: made }],
      ['workspace.open', { path: secret, passphrase: PASSPHRASE }],
      ['import.inspect', { sources: [{ kind: 'path', path: secret }] }],
      ['import.run', { sources: [{ kind: 'path', path: join(program.home, '..', '..', secret) }] }],
      ['watch.add', { folder }],
      ['report.verify', { file: { kind: 'path', path: secret } }],
      ['scale.checkDefinition', { source: { kind: 'path', path: secret } }],
      ['sample.write', { folder: join(folder, 'sample') }],
      ['settings.set', { setting: 'backupFolder', value: folder }],
    ] as const) {
      expect(await callFromPage(program.page, method, request), method).toMatchObject({ ok: false, error: { code: 'NOT_CHOSEN' } });
    }
    await expect(access(made)).rejects.toThrow('ENOENT');

    await dialogsAnswer(program.app, null);
    const answers = await program.page.evaluate(async (path) => {
      const { yuxinDesktop } = globalThis as unknown as PageScope;
      const pretended = await yuxinDesktop.pathsOfFiles([new File(['x'], path)]).catch(() => []);
      const forged = await Promise.resolve().then(() => yuxinDesktop.pathsOfFiles([{ path, name: path }, Object.defineProperty(new File(['x'], 'y'), 'path', { value: path })])).catch(() => []);
      return { pretended, forged, saved: await yuxinDesktop.saveFile(`../../${path}`, new Uint8Array(4)), shown: await yuxinDesktop.showInFolder('/etc/passwd'), free: await yuxinDesktop.pathForNewWorkspace(`../../${path}`) };
    }, made);
    expect(answers).toMatchObject({ saved: null, shown: false });
    // Old Electron gives File objects a path, so a made-up object may pretend to be one.
    expect(answers.pretended).toEqual([]);
    expect(answers.forged).toEqual([]);
    expect(answers.free.startsWith(program.home)).toBe(true);
    await expect(access(made)).rejects.toThrow('ENOENT');
  });

  it('runs no SQL beyond the documented views', async () => {
    const statements = [
      `SELECT * FROM read_csv('${secret}')`,
      `SELECT * FROM '${secret}'`,
      `SELECT content FROM read_text('${secret}')`,
      `SELECT * FROM glob('${folder}/*')`,
      `ATTACH '${folder}/x.duckdb' AS x`,
      `COPY (SELECT 1) TO '${folder}/x.csv'`,
      `EXPORT DATABASE '${folder}/x'`,
      'PRAGMA database_list',
      'SET enable_external_access = true',
      'SELECT * FROM duckdb_settings()',
      'SELECT * FROM information_schema.tables',
      'SELECT * FROM main.assessment',
      'SELECT * FROM assessment',
      'SELECT 1; SELECT 2',
      'INSTALL httpfs',
      "SELECT getenv('HOME')",
      "SELECT current_setting('temp_directory')",
    ];
    for (const sql of statements) expect(await callFromPage(program.page, 'query.run', { sql }), sql).toMatchObject({ ok: false, error: { code: expect.stringMatching(/^QUERY_/) as string } });
    expect(await callFromPage(program.page, 'query.run', { sql: 'SELECT 1 AS one' })).toMatchObject({ ok: true });
  });

  it('gets nothing into a printed page: no file, no address, no script', async () => {
    const path = join(folder, '打印.pdf');
    // In place of the system's dialog: what would be printed, as a file.
    await program.app.evaluate(({ app }) => {
      app.once('browser-window-created', (_event, { webContents }) => {
        webContents.print = (_options, answer) => {
          void webContents.printToPDF({}).then((bytes) => {
            Object.assign(globalThis, { printed: bytes.toString('base64') });
            answer?.(true, '');
          });
        };
      });
    });
    const html = `<html><head><link rel="stylesheet" href="http://127.0.0.1:${canary.port}/print"><meta http-equiv="refresh" content="0; url=file://${secret}"></head><body><div class="report"><section class="sheet"><p>PRINTED</p><iframe src="file://${secret}"></iframe><embed src="file://${secret}"><object data="file://${secret}"></object><img src="http://127.0.0.1:${canary.port}/image" onerror="document.body.append('RAN')"><script>document.body.append('RAN')</script></section></div></body></html>`;
    await program.page.evaluate((page) => (globalThis as unknown as PageScope).yuxinDesktop.printReport(page), html);
    await writeFile(path, Buffer.from(await program.app.evaluate(() => (globalThis as unknown as { printed: string }).printed), 'base64'));
    const { stdout } = await promisify(execFile)('pdftotext', [path, '-']);
    expect(stdout).toContain('PRINTED');
    expect(stdout).not.toMatch(new RegExp(`${SECRET}|RAN`));
    expect(canary.hits).toEqual([]);
  });

  it('is answered by the main process only as the page of the window itself', async () => {
    const answers: readonly string[] = await program.app.evaluate(async ({ BrowserWindow }, preload) => {
      const other = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true, contextIsolation: true } });
      await other.loadURL('data:text/html,<title>x</title>');
      const asked = ['chooseFiles()', 'listWorkspaces()', "saveFile('x', new Uint8Array(1))", "showInFolder('x')", "pathForNewWorkspace('x')", 'readStart()', 'writePreferences({})', "savePdf('x')", "printReport('x')", 'chooseBackupFolder()', "chooseBackup('x')", 'chooseNewWorkspace()', 'chooseWorkspace()', 'chooseFolder()', 'pathsOfFiles([])'];
      const heard: string[] = [];
      for (const call of asked) heard.push(String(await other.webContents.executeJavaScript(`yuxinDesktop.${call}.then(() => '${call.replaceAll("'", '')} answered', (error) => error.message)`)));
      const port = String(
        await other.webContents.executeJavaScript("new Promise((done) => { addEventListener('message', () => done('a port came')); yuxinDesktop.requestEngine(); setTimeout(() => done('nothing came'), 500); })"),
      );
      other.destroy();
      return [...heard.filter((message) => !message.includes('refused')), port];
    }, join(root, 'dist/electron/preload.cjs'));
    expect(answers).toEqual(['nothing came']);
  });
});

describe('a page taken over in a browser', () => {
  it('reaches nothing outside by requests, reads no file and finds no passphrase', async () => {
    const program = await startBrowserProgram();
    const browser = await startChromium(undefined, ['--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost']);
    try {
      const page = await browser.newPage();
      await page.goto(program.url);
      await createWorkspace(page, '被控');
      expect(await whereStands(page, PASSPHRASE)).toEqual([]);
      expect(await page.evaluate(() => document.cookie)).toBe('');
      expect(await tryToRead(page, fileAddresses())).toEqual({});
      expect(await tryToReach(page, canary.port)).toEqual([]);
      // A browser lets a page prepare a connection (preconnect), over which nothing goes.
      expect(canary.hits.filter((hit) => hit !== 'connection')).toEqual([]);
    } finally {
      await browser.close();
      await program.close();
    }
  });
});
