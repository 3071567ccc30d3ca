/** An official document as LibreOffice lays it out, measured in the PDF it makes: GB/T 9704-2012, 5.2 and 7. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeDocument } from '../../electron/engine/report/docx/write-document';
import { LETTER, lettered } from '../engine/report/letter-sample';

const POINTS_PER_MM = 72 / 25.4;
const REPORT_ID = 'YX-20260715-8F3A21';

interface Word {
  readonly text: string;
  /** Millimetres from the left and the top. */
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}
interface Page {
  readonly width: number;
  readonly height: number;
  readonly words: readonly Word[];
}

const folder = mkdtempSync(join(tmpdir(), 'yuxin-docx-'));
let pages: readonly Page[] = [];

function toPdf(name: string, bytes: Uint8Array): string {
  const path = join(folder, `${name}.docx`);
  writeFileSync(path, bytes);
  execFileSync('soffice', ['--headless', `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`, '--convert-to', 'pdf', '--outdir', folder, path], { stdio: 'pipe', timeout: 150_000 });
  return join(folder, `${name}.pdf`);
}

function readPages(pdf: string): Page[] {
  const out = join(folder, 'words.html');
  execFileSync('pdftotext', ['-bbox', pdf, out]);
  const number = (text: string | undefined): number => Number(text) / POINTS_PER_MM;
  return [...readFileSync(out, 'utf8').matchAll(/<page width="([\d.]+)" height="([\d.]+)">(.*?)<\/page>/gs)].map(([, width, height, content = '']) => ({
    width: number(width),
    height: number(height),
    words: [...content.matchAll(/<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)<\/word>/g)].map(([, left, top, right, bottom, text = '']) => ({ text, left: number(left), top: number(top), right: number(right), bottom: number(bottom) })),
  }));
}

/** Words on one line, from the top. */
function linesOf(page: Page): { readonly text: string; readonly left: number; readonly right: number; readonly middle: number }[] {
  const lines = new Map<number, Word[]>();
  for (const word of [...page.words].sort((one, other) => one.top - other.top)) {
    const middle = (word.top + word.bottom) / 2;
    const found = [...lines.keys()].find((key) => Math.abs(key - middle) < 2.5) ?? middle;
    lines.set(found, [...(lines.get(found) ?? []), word]);
  }
  return [...lines].map(([middle, words]) => {
    const sorted = [...words].sort((one, other) => one.left - other.left);
    return { text: sorted.map(({ text }) => text).join(''), left: sorted[0]?.left ?? 0, right: Math.max(...words.map(({ right }) => right)), middle };
  });
}

beforeAll(async () => {
  const model = lettered({ redHead: '菏泽市教育局文件', number: '菏教字〔2026〕12号', attachments: ['各县区师资覆盖情况统计表', '各县区测评与风险等级统计表'] });
  pages = readPages(toPdf('letter', await writeDocument(model, { issuedOn: new Date(2026, 6, 15), report: { id: REPORT_ID, dataState: '3f9a' } })));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const page = (number: number): Page => {
  const found = pages[number - 1];
  if (found === undefined) throw new Error(`no page ${number}`);
  return found;
};

describe('an official document', () => {
  it('is on A4, its wide tables across', () => {
    expect(page(1).width).toBeCloseTo(210, 0);
    expect(page(1).height).toBeCloseTo(297, 0);
    expect(pages.filter(({ width, height }) => width > height).length).toBeGreaterThanOrEqual(2);
  });

  it('has 22 lines of 28 characters on a full page of text', () => {
    const lines = linesOf(page(3)).filter(({ middle }) => middle < 297 - 35);
    expect(lines.map(({ text }) => text.length)).toEqual(Array.from({ length: 22 }, () => 28));
    const [first, last] = [lines[0]?.middle ?? 0, lines[21]?.middle ?? 0];
    // Lines are 225 mm / 22 apart.
    expect((last - first) / 21).toBeCloseTo(225 / 22, 1);
  });

  it('keeps 37 mm above, 28 mm on the left, 26 mm on the right and 35 mm below', () => {
    const lines = linesOf(page(3)).filter(({ middle }) => middle < 297 - 35);
    const halfLine = 225 / 22 / 2;
    expect(Math.min(...lines.map(({ left }) => left))).toBeCloseTo(28, 0);
    expect(210 - Math.max(...lines.map(({ right }) => right))).toBeCloseTo(26, 0);
    expect(Math.abs((lines[0]?.middle ?? 0) - halfLine - 37)).toBeLessThan(1.5);
    expect(Math.abs(297 - (lines[21]?.middle ?? 0) - halfLine - 35)).toBeLessThan(1.5);
  });

  it('begins paragraphs two characters in', () => {
    const heading = linesOf(page(2)).find(({ text }) => text.startsWith('一、'));
    expect((heading?.left ?? 0) - 28).toBeCloseTo((2 * 16) / POINTS_PER_MM, 0);
  });

  it('numbers odd pages on the right and even ones on the left, 7 mm under the text', () => {
    for (const number of [1, 2, 3, 4]) {
      const line = linesOf(page(number)).find(({ text }) => text === `—${number}—`);
      expect(line, `page ${number}`).toBeDefined();
      const oneCharacter = 14 / POINTS_PER_MM;
      if (number % 2 === 1) expect(210 - 26 - (line?.right ?? 0)).toBeCloseTo(oneCharacter, 0);
      else expect((line?.left ?? 0) - 28).toBeCloseTo(oneCharacter, 0);
      expect(Math.abs((line?.middle ?? 0) - (297 - 35 + 7))).toBeLessThan(1.5);
    }
  });

  it('bears the number of the report on every page', () => {
    for (const each of pages) expect(each.words.map(({ text }) => text).join('')).toContain(REPORT_ID);
  });

  it('sets head, title, addressee, date and imprint where they belong', () => {
    const lines = linesOf(page(1));
    const head = lines.find(({ text }) => text === '菏泽市教育局文件');
    expect(((head?.left ?? 0) + (head?.right ?? 0)) / 2).toBeCloseTo(28 + 78, 0);
    expect(lines.find(({ text }) => text.endsWith('市直各学校：'))?.left).toBeCloseTo(28, 0);
    const signed = pages.flatMap(linesOf);
    const date = signed.find(({ text }) => text === '2026年7月15日');
    expect(210 - 26 - (date?.right ?? 0)).toBeCloseTo((4 * 15.75) / POINTS_PER_MM, 0);
    const imprint = linesOf(page(pages.length)).find(({ text }) => text.endsWith('印发'));
    expect(imprint?.text).toBe(`${LETTER.issuer}2026年7月15日印发`);
    expect(imprint?.middle).toBeGreaterThan(297 - 35 - 225 / 22);
    expect(imprint?.middle).toBeLessThan(297 - 35);
  });
});
