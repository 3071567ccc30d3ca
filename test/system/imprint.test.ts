/** 版记 where LibreOffice puts it: on the lower edge of the last page's 版心, wherever the text ends. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeDocument } from '../../electron/engine/report/docx/write-document';
import type { ReportModel } from '../../electron/engine/report/model';
import { FULL_LINES, LETTER, lettered } from '../engine/report/letter-sample';

const POINTS_PER_MM = 72 / 25.4;
/** Of the 版心 of a page upright, in millimetres. */
const [BOTTOM, LINE] = [297 - 35, 225 / 22];
const CHARACTERS_OF_LINE = 28;
/** Lines of the first page that title, addressee and signature take, and of the 版记 with its air. */
const [AROUND, IMPRINT] = [9, 3];

interface Line {
  readonly text: string;
  readonly middle: number;
}

const folder = mkdtempSync(join(tmpdir(), 'yuxin-imprint-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** @param lines of text, all full */
function ofLength(lines: number): ReportModel {
  return { ...lettered({ attachments: [] }), sections: [{ kind: 'prose', name: '正文', blocks: [{ kind: 'paragraph', text: FULL_LINES.slice(0, lines * CHARACTERS_OF_LINE - 2) }] }] };
}

const LENGTHS = [1, 8, 9, 10, 11, 12, 13, 14, 30, 36];
const pagesOf = new Map<string, readonly (readonly Line[])[]>();

beforeAll(async () => {
  const models = new Map<string, ReportModel>(LENGTHS.map((lines) => [`lines-${lines}`, ofLength(lines)]));
  models.set('upright', { ...lettered({ attachments: ['统计表'] }), sections: [...ofLength(10).sections, uprightTable()] });
  models.set('across', lettered({ redHead: '菏泽市教育局文件', attachments: ['一', '二'] }));
  const paths: string[] = [];
  for (const [name, model] of models) {
    const path = join(folder, `${name}.docx`);
    writeFileSync(path, await writeDocument(model, { issuedOn: new Date(2026, 6, 15) }));
    paths.push(path);
  }
  execFileSync('soffice', ['--headless', `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`, '--convert-to', 'pdf', '--outdir', folder, ...paths], { stdio: 'pipe', timeout: 280_000 });
  for (const name of models.keys()) pagesOf.set(name, readPages(join(folder, `${name}.pdf`)));
}, 300_000);

function uprightTable(): ReportModel['sections'][number] {
  const table = lettered().sections.find((section) => section.kind === 'table');
  if (table?.kind !== 'table') throw new Error('no table');
  return { ...table, onPortraitPage: true, rows: table.rows.slice(0, 4), parts: [], notes: ['说明一。'] };
}

/** Lines of every page from the top, in millimetres; what a tab holds apart is one line. */
function readPages(pdf: string): Line[][] {
  const out = join(folder, 'words.html');
  execFileSync('pdftotext', ['-bbox', pdf, out]);
  return [...readFileSync(out, 'utf8').matchAll(/<page [^>]*>(.*?)<\/page>/gs)].map(([, page = '']) => {
    const words = [...page.matchAll(/<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="[\d.-]+" yMax="([\d.-]+)">(.*?)<\/word>/g)].map(([, left, top, bottom, text = '']) => ({ left: Number(left), middle: (Number(top) + Number(bottom)) / 2 / POINTS_PER_MM, text }));
    const lines: { middle: number; words: typeof words }[] = [];
    for (const word of words.sort((one, other) => one.middle - other.middle)) {
      const last = lines.at(-1);
      if (last !== undefined && word.middle - last.middle < LINE / 4) last.words.push(word);
      else lines.push({ middle: word.middle, words: [word] });
    }
    return lines.map(({ middle, words: own }) => ({ middle, text: own.sort((one, other) => one.left - other.left).map(({ text }) => text).join('') }));
  });
}

function pages(name: string): readonly (readonly Line[])[] {
  const found = pagesOf.get(name);
  if (found === undefined) throw new Error(`nothing of ${name}`);
  return found;
}

const isImprint = ({ text }: Line): boolean => text.endsWith('印发') || text.startsWith('抄送');

function expectAtFoot(name: string): void {
  const all = pages(name);
  expect(all.flatMap((lines, page) => (lines.some(isImprint) ? [page] : [])), name).toEqual([all.length - 1]);
  const last = all.at(-1) ?? [];
  const [copies, printed] = [last.find(({ text }) => text.startsWith('抄送')), last.find(({ text }) => text.endsWith('印发'))];
  expect(copies?.text, name).toBe('抄送：省教育厅，市委教育工作领导小组秘书组。');
  expect(printed?.text.startsWith(LETTER.issuer), name).toBe(true);
  expect(Math.abs((printed?.middle ?? 0) - (BOTTOM - LINE / 2)), name).toBeLessThan(2.5);
  expect(Math.abs((printed?.middle ?? 0) - (copies?.middle ?? 0) - LINE), name).toBeLessThan(1);
  // Nothing of the text stands in it; the page number is below.
  for (const line of last) if (!isImprint(line) && line.middle < BOTTOM) expect(line.middle, `${name}: ${line.text}`).toBeLessThan((copies?.middle ?? 0) - LINE);
}

describe('版记', () => {
  it.each(LENGTHS)('stands on the last lines of the last page of a text of %i lines, and nothing else on them', (lines) => expectAtFoot(`lines-${lines}`));

  it('shares the page of the text as long as there is room, and takes a new one only then', () => {
    const room = 22 - AROUND - IMPRINT;
    expect(LENGTHS.filter((lines) => lines <= 14).map((lines) => [lines, pages(`lines-${lines}`).length])).toEqual(LENGTHS.filter((lines) => lines <= 14).map((lines) => [lines, lines <= room ? 1 : 2]));
  });

  it('stands below an attached table that is upright, and on a page of its own after one that lies across', () => {
    expectAtFoot('upright');
    expect(pages('upright').at(-1)?.some(({ text }) => text.includes('说明'))).toBe(true);
    expectAtFoot('across');
    expect(pages('across').at(-1)?.filter(({ middle }) => middle < BOTTOM).every(isImprint)).toBe(true);
  });
});
