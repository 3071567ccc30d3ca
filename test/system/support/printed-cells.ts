/** Numbers of valid results and of levels of one school year, read off printed tables, sentences and pages, group by group. */
import { AUDIENCE_IDS, type AudienceId } from '../../../shared/audience';
import type { PreviewSection } from '../../../shared/contract';
import type { IsShown } from './printed';

/** Names of the sheets, in words of this test. */
const COUNTIES: Readonly<Record<string, string>> = { 市直: '371700', 牡丹区: '371702', 定陶区: '371703', 曹县: '371721', 单县: '371722', 成武县: '371723', 巨野县: '371724', 郓城县: '371725', 鄄城县: '371726', 东明县: '371728', 鲁西新区: '371790' };
const STAGES: Readonly<Record<string, string>> = { 小学: 'primary', 初中: 'junior', 九年一贯制: 'nineYear', 高中: 'senior', 完全中学: 'complete', 中职: 'vocational', 特教: 'special' };
const PARTS: readonly (readonly [word: RegExp, part: number | null])[] = [[/^有效结果/, null], [/^正常/, 0], [/^一般关注/, 1], [/^重点关注/, 2], [/^危机/, 3]];
const SUPPRESSED = '样本过小';
const WHOLE = /有效结果(\d+)人(?:，较上学年(增加|减少)(\d+)人)?(，与上学年持平)?(，上学年样本过小)?/;
const LEVEL = /(正常|一般关注|重点关注|危机)(?:（[^）]*）)?(\d+)人，占/g;
const HIDDEN = /有效结果(?:数[^。]*因样本过小|过少)/;

type Values = Readonly<Record<string, string>>;

export interface Place {
  readonly by: readonly string[];
  readonly values: Values;
}

export interface PrintedCell extends Place {
  /** null: all levels. */
  readonly part: number | null;
  readonly count: number;
}

export const WHOLE_CITY: Place = { by: [], values: {} };
const ofSchool = (school: string): Place => ({ by: ['school'], values: { school } });
export const ofCounty = (county: string): Place => ({ by: ['county'], values: { county } });

export class PrintedCells {
  private readonly cells: PrintedCell[] = [];
  /** Of groups: the audience furthest in from which they are kept back. */
  private readonly kept = new Map<string, number>();
  /** Of groups: the audience furthest out that they are told. */
  private readonly told = new Map<string, number>();
  /** Of whose papers what is read now is. */
  private audience = 0;
  /** Numbers that what is printed of the next year gives of this one. */
  private later = 0;

  /** @param earlier the year before, of which what is printed of this one tells as well: in columns of its own, and by changes */
  constructor(private readonly earlier?: PrintedCells) {}

  get printed(): readonly PrintedCell[] {
    return this.cells;
  }

  /** Groups that are kept back somewhere. */
  get hidden(): number {
    return this.kept.size;
  }

  get toldLater(): number {
    return this.later;
  }

  /** Groups that are kept back from some and told to the same or to those further out. */
  get contradictions(): readonly string[] {
    return [...this.kept].flatMap(([key, audience]) => (audience <= (this.told.get(key) ?? -1) ? [key] : []));
  }

  /** To somebody who has everything, whomever it is made for. */
  readonly isShown: IsShown = (by, values) => this.told.has(keyOf({ by, values }));

  /** @param place of which the report is; @returns whether anything of pupils' results was found */
  read(sections: readonly PreviewSection[], audience: AudienceId, place: Place = WHOLE_CITY): boolean {
    const before = this.cells.length;
    this.madeFor(audience);
    for (const section of sections) {
      if (section.kind === 'table') this.readTable(section, place);
      if (section.kind === 'text') for (const line of section.lines) this.readSentences(line, place);
    }
    return this.cells.length > before;
  }

  /** The answer to a question of a page, of valid results and by level, with what it puts beside from the year before. Pages are inside. */
  ask(by: readonly string[], rows: readonly Readonly<Record<string, unknown>>[]): void {
    this.madeFor('internal');
    for (const row of rows) {
      const level = /^[0-3]$/.exec(String(row['riskLevel']))?.[0];
      if (level === undefined && row['indicator'] !== 'validResults') continue;
      const part = level === undefined ? null : Number(level);
      const place: Place = { by, values: Object.fromEntries(by.map((dimension) => [dimension, String(row[dimension])])) };
      this.add(place, part, row['suppressed'] === true ? SUPPRESSED : String(row['numerator']));
      // Beside a school stand the schools that it was.
      if (by.includes('school')) continue;
      this.earlier?.addLater(place, part, row['previousSuppressed'] === true ? SUPPRESSED : String(row['previousNumerator']));
      const change = row['change'];
      if (typeof change !== 'number') continue;
      if (part === null) this.earlier?.addLater(place, part, String(Number(row['value']) - change));
      // A share less its change is the share of the year before, whether or not its pupils stand beside it.
      else this.earlier?.tell(keyOf(place));
    }
  }

  private readTable({ headers, rows, name }: Extract<PreviewSection, { kind: 'table' }>, of: Place): void {
    const columns = (headers[0] ?? []).map((_, column) => headers.map((level) => level[column] ?? ''));
    const code = columns.findIndex(([header]) => header === '学校标识码');
    for (const row of rows) {
      const first = row[0]?.text.replace(/^[\s\u3000]*(?:其中：?)?[\s\u3000]*/, '').trim() ?? '';
      // A page for a county has indicators down and places across; a circular has levels down.
      const own = partOf(first);
      if (own !== undefined) for (const [column, header] of columns.entries()) {
        const place = header[0] === name ? placeIn(of, name) : header[0] === '全市' ? WHOLE_CITY : header[0] === '人数' ? of : undefined;
        if (place !== undefined) this.add(place, own, row[column]?.text ?? '');
      }
      const place = code < 0 ? placeIn(of, first) : ofSchool(row[code]?.text ?? '');
      if (place === undefined) continue;
      for (const [column, header] of columns.entries()) {
        const part = partOf(header[0] ?? '');
        if (part !== undefined && header.at(-1) !== '占比') this.add(place, part, row[column]?.text ?? '');
      }
    }
  }

  private readSentences(line: string, place: Place): void {
    if (HIDDEN.test(line)) this.add(place, null, SUPPRESSED);
    for (const [, word = '', count = ''] of line.matchAll(LEVEL)) this.add(place, partOf(word) ?? null, count);
    const found = WHOLE.exec(line);
    if (found === null) return;
    const [, count = '', direction, difference, isSame, wasHidden] = found;
    this.add(place, null, count);
    if (difference !== undefined) this.earlier?.addLater(place, null, String(Number(count) - Number(difference) * (direction === '增加' ? 1 : -1)));
    if (isSame !== undefined) this.earlier?.addLater(place, null, count);
    if (wasHidden !== undefined) this.earlier?.addLater(place, null, SUPPRESSED);
  }

  private addLater(place: Place, part: number | null, text: string): void {
    const before = this.cells.length;
    this.add(place, part, text);
    this.later += this.cells.length - before;
  }

  private add(place: Place, part: number | null, text: string): void {
    const key = keyOf(place);
    if (text === SUPPRESSED) this.kept.set(key, Math.min(this.audience, this.kept.get(key) ?? this.audience));
    if (!/^[\d,]+$/.test(text)) return;
    const count = Number(text.replaceAll(',', ''));
    this.cells.push({ ...place, part, count });
    // Of nobody nothing is kept back.
    if (count > 0) this.tell(key);
  }

  private tell(key: string): void {
    this.told.set(key, Math.max(this.audience, this.told.get(key) ?? this.audience));
  }

  private madeFor(audience: AudienceId): void {
    this.audience = AUDIENCE_IDS.indexOf(audience);
    this.earlier?.madeFor(audience);
  }
}

function partOf(word: string): number | null | undefined {
  return PARTS.find(([own]) => own.test(word))?.[1];
}

/** A place named in a report of the city or of one county. */
function placeIn(of: Place, word: string): Place | undefined {
  if (/^(?:全市|全县|全区|市直学校)合计$/.test(word)) return of;
  const [county, stage] = [COUNTIES[word], STAGES[word]];
  if (county !== undefined) return ofCounty(county);
  return stage === undefined ? undefined : { by: [...of.by, 'stage'], values: { ...of.values, stage } };
}

/** A school stands in one county and stage. */
function keyOf({ by: all, values }: Place): string {
  const by = all.includes('school') ? ['school'] : all;
  return JSON.stringify([...by].sort().map((dimension) => [dimension, values[dimension]]));
}
