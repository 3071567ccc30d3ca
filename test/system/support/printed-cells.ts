/** Numbers of valid results and of levels, read off printed tables and sentences, group by group. */
import type { PreviewSection } from '../../../shared/contract';
import type { IsShown } from './printed';

/** Names of the sheets, in words of this test. */
const COUNTIES: Readonly<Record<string, string>> = { 市直: '371700', 牡丹区: '371702', 定陶区: '371703', 曹县: '371721', 单县: '371722', 成武县: '371723', 巨野县: '371724', 郓城县: '371725', 鄄城县: '371726', 东明县: '371728', 鲁西新区: '371790' };
const STAGES: Readonly<Record<string, string>> = { 小学: 'primary', 初中: 'junior', 九年一贯制: 'nineYear', 高中: 'senior', 完全中学: 'complete', 中职: 'vocational', 特教: 'special' };
const PARTS: readonly (readonly [word: RegExp, part: number | null])[] = [[/^有效结果/, null], [/^正常/, 0], [/^一般关注/, 1], [/^重点关注/, 2], [/^危机/, 3]];
const SUPPRESSED = '样本过小';
type Values = Readonly<Record<string, string>>;

export interface PrintedCell {
  readonly by: readonly string[];
  readonly values: Values;
  /** null: all levels. */
  readonly part: number | null;
  readonly count: number;
}

export class PrintedCells {
  private readonly cells: PrintedCell[] = [];
  private readonly kept = new Set<string>();
  private readonly told = new Set<string>();

  get printed(): readonly PrintedCell[] {
    return this.cells;
  }

  /** Groups that are kept back somewhere. */
  get hidden(): number {
    return this.kept.size;
  }

  get contradictions(): readonly string[] {
    return [...this.kept].filter((key) => this.told.has(key));
  }

  readonly isShown: IsShown = (by, values) => this.told.has(keyOf(by, values));

  /** @returns whether anything of pupils' results was found */
  read(sections: readonly PreviewSection[]): boolean {
    const before = this.cells.length;
    for (const section of sections) {
      if (section.kind === 'table') this.readTable(section);
      if (section.kind === 'text') for (const line of section.lines) this.readSentence(line);
    }
    return this.cells.length > before;
  }

  /** The answer to a question of a page, by level. */
  ask(by: readonly string[], rows: readonly Readonly<Record<string, unknown>>[]): void {
    for (const row of rows.filter(({ riskLevel }) => /^[0-3]$/.test(String(riskLevel)))) {
      const values = Object.fromEntries(by.map((dimension) => [dimension, String(row[dimension])]));
      this.add(by, values, Number(row['riskLevel']), row['suppressed'] === true ? SUPPRESSED : String(row['numerator']));
    }
  }

  private readTable({ headers, rows, name }: Extract<PreviewSection, { kind: 'table' }>): void {
    const columns = (headers[0] ?? []).map((_, column) => headers.map((level) => level[column] ?? ''));
    for (const row of rows) {
      const first = row[0]?.text.replace(/^[\s\u3000]*(?:其中：?)?[\s\u3000]*/, '').trim() ?? '';
      // A page for a county has indicators down and places across; a circular has levels down.
      const own = partOf(first);
      if (own !== undefined) for (const [column, header] of columns.entries()) {
        const place = header[0] === name ? placeOf(name) : header[0] === '全市' || header[0] === '人数' ? { by: [], values: {} } : undefined;
        if (place !== undefined) this.add(place.by, place.values, own, row[column]?.text ?? '');
      }
      const place = placeOf(first);
      if (place === undefined) continue;
      for (const [column, header] of columns.entries()) {
        const part = partOf(header[0] ?? '');
        if (part !== undefined && header.at(-1) !== '占比') this.add(place.by, place.values, part, row[column]?.text ?? '');
      }
    }
  }

  private readSentence(line: string): void {
    const whole = /有效结果(\d+)人/.exec(line)?.[1];
    if (whole !== undefined) this.add([], {}, null, whole);
  }

  private add(by: readonly string[], values: Values, part: number | null, text: string): void {
    const key = keyOf(by, values);
    if (text === SUPPRESSED) this.kept.add(key);
    if (!/^[\d,]+$/.test(text)) return;
    const count = Number(text.replaceAll(',', ''));
    this.cells.push({ by, values, part, count });
    // Of nobody nothing is kept back.
    if (count > 0) this.told.add(key);
  }
}

function partOf(word: string): number | null | undefined {
  return PARTS.find(([own]) => own.test(word))?.[1];
}

function placeOf(word: string): { readonly by: readonly string[]; readonly values: Values } | undefined {
  if (word === '全市合计') return { by: [], values: {} };
  const [county, stage] = [COUNTIES[word], STAGES[word]];
  return county !== undefined ? { by: ['county'], values: { county } } : stage !== undefined ? { by: ['stage'], values: { stage } } : undefined;
}

function keyOf(by: readonly string[], values: Values): string {
  return JSON.stringify([...by].sort().map((dimension) => [dimension, values[dimension]]));
}
