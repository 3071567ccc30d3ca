/** Reports on paper: PDF files from a real window, read with another program; the preview; the dialog for printers. */
import { createHash } from 'node:crypto';
import { copyFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleWorkspace, type SampleWorkspace } from './support/command-line';
import { type ElectronProgram, startElectronProgram } from './support/electron-program';
import { openPage, openWorkspace, SAMPLE, workbookSheets } from './support/main-job';
import { type PdfSheet, pdfInformation, pdfSheets } from './support/pdf';

/** Points of A4. */
const A4 = { short: 595, long: 842 } as const;
let folder: string;
let city: SampleWorkspace;
let program: ElectronProgram;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yuxin-paper-'));
  city = await sampleWorkspace(folder, ['--seed', '3', '--schools', String(SAMPLE.schools), '--students', String(SAMPLE.students), '--school-year', SAMPLE.schoolYear]);
  await city.copyInto(join(folder, '育心数据台'), '报告');
  program = await startElectronProgram({ folder });
  await openWorkspace(program.page, '报告');
  await openPage(program.page, 'report', '报表');
});
afterAll(async () => {
  await program?.close();
  await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
});

/** Presses a button of the page, and gives the path of the file that came of it. */
async function exported(button: string, name: string): Promise<string> {
  const path = join(folder, name);
  await program.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, path);
  await program.page.getByTestId(button).click();
  await program.page.getByTestId('report-saved').filter({ hasText: name }).waitFor({ timeout: 120_000 });
  return path;
}

async function choose(kind: string): Promise<void> {
  await program.page.getByTestId(`report-kind-${kind}`).click();
}

const sha256 = async (path: string): Promise<string> => createHash('sha256').update(await readFile(path)).digest('hex');
const windowsOpen = (): Promise<number> => program.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
const isA4 = ({ width, height }: PdfSheet): boolean => Math.abs(Math.min(width, height) - A4.short) < 1 && Math.abs(Math.max(width, height) - A4.long) < 1;
const isAcross = ({ width, height }: PdfSheet): boolean => width > height;
/** Spaces between characters are the reader's. */
const plain = (text: string): string => text.replace(/\s+/g, '');

describe('a workbook as PDF', () => {
  let path: string;
  let sheets: readonly PdfSheet[];
  beforeAll(async () => {
    await choose('annual');
    path = await exported('report-pdf', '年度一.pdf');
    sheets = await pdfSheets(path);
  });

  it('stands on numbered sheets of A4, wide tables across', () => {
    expect(sheets.length).toBeGreaterThan(5);
    expect(sheets.every(isA4)).toBe(true);
    expect(sheets.some(isAcross)).toBe(true);
    sheets.forEach(({ text }, index) => expect(plain(text)).toContain(`第${index + 1}页共${sheets.length}页`));
  });

  it('shows every figure of the Excel file, and its number on every sheet', async () => {
    const book = await workbookSheets(await exported('report-export', '年度.xlsx'));
    const printed = plain(sheets.map(({ text }) => text).join(''));
    const total = book['表1 师资覆盖']?.find(([name]) => name === '全市合计') ?? [];
    const figures = total.filter((value): value is number => typeof value === 'number');
    expect(figures.length).toBeGreaterThan(5);
    for (const figure of figures) expect(printed).toContain(Number.isInteger(figure) ? figure.toLocaleString('en-US') : `${(figure < 1 ? figure * 100 : figure).toFixed(figure < 1 ? 2 : 1)}`);
    const { YuxinReport: id } = await pdfInformation(path);
    expect(id).toMatch(/^YX-\d{8}-[0-9A-F]{8}$/);
    for (const { text } of sheets) expect(text).toContain(`报告编号：${id}`);
  });

  it('is the same to the byte when it is made again, with the time of the data', async () => {
    expect(await sha256(await exported('report-pdf', '年度二.pdf'))).toBe(await sha256(path));
    const { CreationDate, ModDate, Producer, YuxinFigures } = await pdfInformation(path);
    expect([CreationDate, Producer]).toEqual([ModDate, 'Yuxin Desk']);
    expect(YuxinFigures).toMatch(/^[0-9a-f]{64}$/);
  });

  it('leaves no window behind', async () => {
    expect(await windowsOpen()).toBe(1);
  });
});

describe('an official document as PDF', () => {
  let sheets: readonly PdfSheet[];
  beforeAll(async () => {
    await choose('staffingLetter');
    sheets = await pdfSheets(await exported('report-pdf', '通报.pdf'));
  });

  it('has the page numbers of official documents, with text upright and wide tables across', () => {
    expect(sheets.length).toBeGreaterThan(2);
    expect(sheets.every(isA4)).toBe(true);
    expect(isAcross(sheets[0]!)).toBe(false);
    expect(sheets.some(isAcross)).toBe(true);
    sheets.forEach(({ text, width }, index) => {
      const line = text.split('\n').find((one) => new RegExp(`—\\s*${index + 1}\\s*—`).test(one)) ?? '';
      expect(line, `sheet ${index + 1}`).not.toBe('');
      // Odd ones on the right, even ones on the left.
      if (width < A4.long) expect(line.search(/—/) > 20).toBe(index % 2 === 0);
    });
  });

  it('loses no word of the text between its sheets', async () => {
    const out = join(folder, '通报.html');
    await city.ask('report', 'letter', '--kind', 'staffing', '--out', out);
    const paragraphs = [...(await readFile(out, 'utf8')).matchAll(/<p class="text[^"]*">(.*?)<\/p>/g)].map(([, content]) => plain((content ?? '').replace(/<[^>]+>/g, '')));
    const printed = plain(sheets.map(({ text }) => text.replace(/^.*—\s*\d+\s*—.*$/gm, '').replace(/报告编号：\S+/g, '')).join(''));
    expect(paragraphs.length).toBeGreaterThan(5);
    for (const paragraph of paragraphs) expect(printed).toContain(paragraph);
  });
});

describe('on the page', () => {
  it('shows as many sheets as are printed, and makes them larger', async () => {
    await choose('annual');
    await program.page.getByTestId('report-view').getByText('打印预览').click();
    const told = program.page.getByTestId('preview-sheets').filter({ hasText: '共' });
    await told.waitFor({ timeout: 60_000 });
    const sheets = await pdfSheets(join(folder, '年度一.pdf'));
    expect(await told.innerText()).toContain(`共 ${sheets.length} 页`);
    const frame = program.page.frameLocator('[data-testid=print-preview]');
    const widthOf = async (): Promise<number> => (await frame.locator('.paper').first().boundingBox())?.width ?? 0;
    const fitting = await widthOf();
    await program.page.getByTestId('preview-zoom').click();
    await program.page.getByTitle('150%').click();
    await expect.poll(widthOf).toBeGreaterThan(fitting * 1.2);
  });

  it('opens the dialog of the system with the same sheets, and closes the window when it fails', async () => {
    await program.app.evaluate(({ app }) => {
      const asked: unknown[] = [];
      Object.assign(globalThis, { asked });
      app.on('browser-window-created', (_event, { webContents }) => {
        webContents.print = (options, answer) => {
          asked.push(options);
          if (asked.length === 1) answer?.(false, 'Print job canceled');
          else answer?.(false, 'Invalid printer settings');
        };
      });
    });
    const print = program.page.getByTestId('report-print');
    await print.click();
    const asked = () => program.app.evaluate(() => (globalThis as unknown as { asked: unknown[] }).asked);
    await expect.poll(async () => (await asked()).length, { timeout: 60_000 }).toBe(1);
    expect(await asked()).toEqual([expect.objectContaining({ silent: false, printBackground: true })]);
    await expect.poll(windowsOpen).toBe(1);
    await print.click();
    await program.page.getByText('Invalid printer settings').waitFor({ timeout: 60_000 });
    expect(await windowsOpen()).toBe(1);
  });

  it('keeps the PDF in the history of what was issued', async () => {
    await program.page.getByRole('tab', { name: '已出报告' }).click();
    await program.page.getByTestId('report-history').getByText('PDF').first().waitFor();
    expect(program.pageErrors).toEqual([]);
  });
});

it('is known to the command line as it was issued', async () => {
  await program.close();
  const file = join(folder, '育心数据台', '报告.yuxin');
  await rm(join(folder, '命令行.yuxin'));
  await copyFile(file, join(folder, '命令行.yuxin'));
  expect(await city.ask('verify', join(folder, '年度一.pdf'))).toContain('文件与出具时相同，没有改动');
});
