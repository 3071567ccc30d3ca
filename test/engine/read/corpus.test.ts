import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as XLSX from 'xlsx';
import { EngineFailure } from '../../../shared/contract';
import { openFileSource } from '../../../electron/engine/ingest/read/byte-source';
import { openWorkbook } from '../../../electron/engine/ingest/read/open-workbook';
import type { MergedRange } from '../../../electron/engine/ingest/read/types';
import { UNCALCULATED } from '../../../electron/engine/ingest/read/xlsx/cell-values';
import type { PlainCell } from './helpers';
import { columnName, readCells } from './helpers';
import type { ReadingProcess } from './reading-process';
import { readingProcess } from './reading-process';

/** Real spreadsheets from elsewhere lie beside the checkout; without them these tests are skipped. */
const corpus = resolve(process.env['YUXIN_CORPUS'] ?? join(import.meta.dirname, '../../../../shared/corpus'));
const present = existsSync(join(corpus, 'manifest.json'));
if (!present) console.warn(`No corpus at ${corpus}: its tests are skipped.`);

interface ManifestEntry {
  readonly id: string;
  readonly file: string;
  readonly outcome: string;
  readonly same_as?: string;
  readonly readers_ok?: readonly string[];
}

interface ExpectedSheet {
  readonly name: string;
  readonly state: string;
  readonly merges: readonly string[];
  readonly cells: Readonly<Record<string, readonly [string, string | number | boolean]>>;
  readonly disputed: Readonly<Record<string, unknown>>;
}

interface ExpectedText {
  readonly encoding: string;
  readonly delimiter: string;
  readonly rows: number;
  readonly width: Readonly<Record<string, number>>;
}

function readJson<T>(path: string): T {
  return JSON.parse(readFileSync(join(corpus, path), 'utf8')) as T;
}

const manifest = present ? readJson<ManifestEntry[]>('manifest.json') : [];
/** Where the oracles are known to be wrong, or to keep another convention than ours. */
const SERIALS_KEPT_AS_1904 = new Set(['0140', '0262', '0328', '0384', '0596']);
/** LibreOffice, the only oracle for these, knows one kind of hidden and lists chart sheets. */
const ONLY_LIBREOFFICE = ['libreoffice'];
const FICTIONAL_LEAP_DAY_MOVED = '0382';
/** Backslashes in part names stopped every oracle; the file itself is whole. */
const READ_ALL_THE_SAME = '0186';
const limits = { columns: 16_384 };

interface ReadSheet {
  readonly name: string;
  readonly state: string;
  readonly merges: readonly string[];
  readonly cells: Map<string, PlainCell>;
}

function rangeName(range: MergedRange): string {
  return `${columnName(range.startColumn)}${range.startRow + 1}:${columnName(range.endColumn)}${range.endRow + 1}`;
}

async function readAll(file: string, passwords: readonly string[] = []): Promise<ReadSheet[]> {
  const source = await openFileSource(join(corpus, file));
  try {
    const workbook = await openWorkbook(source, { limits, passwords });
    const sheets = [];
    for (const sheet of workbook.sheets) {
      const cells = await readCells(sheet);
      const merges = (await sheet.merges()).map(rangeName).filter((name) => new Set(name.split(':')).size > 1);
      sheets.push({ name: sheet.name, state: sheet.state, merges: merges.sort(), cells });
    }
    return sheets;
  } finally {
    await source.close();
  }
}

function normalise(text: unknown): string {
  return String(text).replace(/_x000[dD]_/g, '').replace(/\r\n?/g, '\n');
}

/** The comparison the corpus was made for: numbers within rounding, dates within two seconds. */
function isSame(expected: readonly [string, unknown] | undefined, actual: PlainCell | undefined): boolean {
  if (expected === undefined || actual === undefined) return expected === actual;
  const [type, value] = expected;
  const isNumber = (name: string): boolean => name === 'n' || name === 'd';
  if (isNumber(type) && isNumber(actual[0])) {
    const tolerance = 1e-9 * Math.max(1, Math.abs(Number(value))) + (type === 'd' || actual[0] === 'd' ? 2e-5 : 0);
    return Math.abs(Number(value) - Number(actual[1])) <= tolerance;
  }
  const kinds = [type, actual[0]].sort().join('');
  if (kinds === 'bn') return Number(value) === Number(actual[1]);
  if (kinds === 'es' || kinds === 'ss') return normalise(value) === normalise(actual[1]);
  return type === actual[0] && value === actual[1];
}

function expectedCell(id: string, cell: readonly [string, string | number | boolean] | undefined): readonly [string, unknown] | undefined {
  if (cell?.[0] !== 'd') return cell;
  if (SERIALS_KEPT_AS_1904.has(id)) return ['d', Number(cell[1]) + 1462];
  return id === FICTIONAL_LEAP_DAY_MOVED ? ['d', 60] : cell;
}

/** A workbook made from a text file holds the same texts, whatever type each cell has become. */
async function textDifferences(sheets: readonly ReadSheet[], original: ManifestEntry | undefined): Promise<string[]> {
  // Where the original is not at hand either, the file must at least have something in it.
  if (original === undefined) return sheets.some(({ cells }) => cells.size > 0) ? [] : ['nothing was read'];
  const texts = (read: readonly ReadSheet[]): Map<string, string> => new Map([...(read[0]?.cells ?? [])].map(([address, [, value]]) => [address, String(value)]));
  const [here, there] = [texts(sheets), texts(await readAll(original.file))];
  return [...new Set([...here.keys(), ...there.keys()])].filter((address) => here.get(address) !== there.get(address)).map((address) => `${address}: ${there.get(address)} but ${here.get(address)}`);
}

async function differences(entry: ManifestEntry): Promise<string[]> {
  const sheets = await readAll(entry.file);
  if (!existsSync(join(corpus, `expected/cells/${entry.same_as ?? entry.id}.json`))) return textDifferences(sheets, manifest.find((other) => other.id === entry.same_as));
  const isVague = entry.readers_ok?.join() === ONLY_LIBREOFFICE.join();
  const expected = readJson<{ sheets: ExpectedSheet[] }>(`expected/cells/${entry.same_as ?? entry.id}.json`);
  const found: string[] = [];
  expected.sheets.forEach((sheet, index) => {
    const read = sheets.find((other) => other.name === sheet.name) ?? sheets[index];
    if (isVague && read === undefined && Object.keys(sheet.cells).length === 0) return;
    const cells = read?.cells ?? new Map<string, PlainCell>();
    if (isVague ? (read?.state === 'visible') !== (sheet.state === 'visible') : read?.state !== sheet.state) found.push(`${sheet.name}: ${sheet.state} but ${read?.state}`);
    if (read?.merges.join() !== [...sheet.merges].sort().join()) found.push(`${sheet.name}: ${sheet.merges.join()} but ${read?.merges.join()}`);
    for (const address of new Set([...Object.keys(sheet.cells), ...cells.keys()])) {
      const actual = cells.get(address);
      // The oracles calculate what the file does not hold; here it must show as not calculated.
      if (address in sheet.disputed || (actual?.[0] === 'e' && actual[1] === UNCALCULATED)) continue;
      if (!isSame(expectedCell(entry.id, sheet.cells[address]), actual)) found.push(`${sheet.name}!${address}: ${JSON.stringify(sheet.cells[address])} but ${JSON.stringify(actual)}`);
    }
  });
  return found;
}

async function withinHalfAMinute(file: string): Promise<'read' | EngineFailure> {
  const started = performance.now();
  try {
    await readAll(file);
    return 'read';
  } catch (error) {
    if (error instanceof EngineFailure) return error;
    throw error;
  } finally {
    expect(performance.now() - started).toBeLessThan(30_000);
  }
}

const text = /\.(?:csv|tsv|txt)$/i;

describe.skipIf(!present)('workbooks nobody here wrote', () => {
  const readable = manifest.filter((entry) => entry.outcome === 'must-read' && !text.test(entry.file));
  it.each(readable.map((entry) => [entry.file, entry] as const))('reads %s', async (_, entry) => {
    expect((await differences(entry)).slice(0, 10)).toEqual([]);
  });

  const broken = manifest.filter((entry) => entry.outcome.startsWith('must-reject') && entry.id !== READ_ALL_THE_SAME);
  it.each(broken.map((entry) => [entry.file, entry] as const))('refuses %s', async (_, entry) => {
    const result = await withinHalfAMinute(entry.file);
    expect(result).toBeInstanceOf(EngineFailure);
    if (result instanceof EngineFailure && /\.xls[xb]$/.test(entry.file) && entry.outcome.endsWith('password')) expect(result.error.code).toBe('ENCRYPTED_WORKBOOK');
  });

  const withPassword = manifest.filter((entry) => entry.file.includes('_pwd_password'));
  it.each(withPassword.map((entry) => [entry.file, entry] as const))('opens with its password %s', async (_, entry) => {
    // Node has no code for ciphers this old; what matters is that it says so.
    if (/_(?:DES|RC2)_/.test(entry.file)) {
      await expect(readAll(entry.file, ['password'])).rejects.toMatchObject({ error: { code: 'ENCRYPTED_WORKBOOK', details: { canDecrypt: false } } });
      return;
    }
    const sheets = await readAll(entry.file, ['falsch', 'password']);
    expect(sheets.some(({ cells }) => cells.size > 0)).toBe(true);
  });

  const others = manifest.filter((entry) => !readable.includes(entry) && !broken.includes(entry) && !text.test(entry.file));
  it.each(others.map((entry) => [entry.file, entry] as const))('ends clearly on %s', async (_, entry) => {
    const result = await withinHalfAMinute(entry.file);
    if (result !== 'read') expect(result.error.message).toMatch(/请/);
  });
});

describe.skipIf(!present)('files that could exhaust the machine', () => {
  let reading: ReadingProcess;
  beforeAll(async () => {
    reading = await readingProcess();
  });
  afterAll(() => reading.remove());

  const dangerous = manifest.filter((entry) => entry.outcome.includes('bounded') || (entry.outcome.startsWith('must-reject') && !entry.outcome.endsWith('password')));
  it.each(dangerous.map((entry) => [entry.file, entry] as const))('end within half a minute and a gibibyte: %s', async (_, entry) => {
    const { milliseconds, peakBytes } = await reading.perform({ kind: 'read', path: join(corpus, entry.file) }, 30_000);
    expect(milliseconds).toBeLessThan(30_000);
    expect(peakBytes).toBeLessThan(1024 ** 3);
  });
});

/** SheetJS, given the right decoding and delimiter, as the oracle for text. */
function oracleCells(file: string, text: ExpectedText): Map<string, string> {
  const label = { gbk: 'gb18030', 'utf-16': 'utf-16le' }[text.encoding] ?? 'utf-8';
  const decoded = new TextDecoder(label).decode(readFileSync(join(corpus, file)));
  const sheet = XLSX.read(decoded, { type: 'string', raw: true, FS: text.delimiter }).Sheets['Sheet1'] ?? {};
  const cells = Object.entries(sheet).filter(([address]) => !address.startsWith('!'));
  return new Map(cells.map(([address, cell]) => [address, String((cell as XLSX.CellObject).v)] as const).filter(([, value]) => value !== ''));
}

describe.skipIf(!present)('text tables nobody here wrote', () => {
  const texts = manifest.filter((entry) => entry.file.endsWith('.csv') && entry.outcome === 'must-read');
  const expected = present ? readJson<Record<string, ExpectedText>>('expected/csv.json') : {};
  it.each(texts.map((entry) => [entry.file, entry] as const))('reads %s', async (_, entry) => {
    const text = expected[entry.id];
    if (text === undefined) throw new Error('nothing expected');
    const workbook = await openWorkbook(await openFileSource(join(corpus, entry.file)), { limits });
    const isOneColumn = Object.keys(text.width).join() === '1';
    if (!isOneColumn) expect(workbook.textFormat?.delimiter).toBe(text.delimiter);
    expect(workbook.textFormat?.encoding).toBe({ gbk: 'gb18030', 'utf-16': 'utf-16le' }[text.encoding] ?? 'utf-8');
    const [sheet] = workbook.sheets;
    const cells = sheet === undefined ? [] : [...(await readCells(sheet))].map(([address, cell]) => [address, String(cell[1])] as const);
    await workbook.close();
    expect(Object.fromEntries(cells)).toEqual(Object.fromEntries(oracleCells(entry.file, text)));
  });
});
