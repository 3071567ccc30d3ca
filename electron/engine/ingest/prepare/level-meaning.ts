/**
 * Whether the levels of a table can mean what 一级 is taken to mean. A screening where the worst level is common and by far the commonest of
 * the three (retests of the pupils found are not so), or where words beside the numbers say the opposite (一级（轻度）), more likely counts from the other end.
 */
import type { LevelMeaning } from '../../../../shared/contract';
import { findRiskLevel, LEVEL_NUMBERINGS, levelNumber, type LevelNumbering, NUMBERING_LABELS, VALID_RISK_LEVELS } from '../../../../shared/risk';
import { levelWords } from '../clean/words';
import { rowKind, textsOf } from '../recognise/row-kind';
import type { HeadRow, MappedColumn, TableLayout } from '../recognise/types';
import { cleanText } from '../text/folding';
import type { TableLevels } from './record';

/** Fewer results are no distribution. */
const FEWEST_RESULTS = 10;
/** Screenings find the worst level in a few per cent. */
const COMMON_WORST = 0.2;
/** Milder levels are so much more frequent than the next one, and more: a retest of few pupils has them about even. */
const CLEAR_LEAD = 1.5;
/** 一级 to 三级: a fourth is no other end. */
const RANKS = 3;

/** The column whose levels are those of everybody assessed; a list of pupils in follow-up may well be of the worst alone. */
export function screenedLevel({ dataset, columns }: TableLayout): MappedColumn | undefined {
  return dataset.id === 'assessmentResults' ? columns.find(({ column }) => column.type === 'riskLevel') : undefined;
}

export class LevelTally {
  private results = 0;
  private readonly byRank = [0, 0, 0];
  /** Cells whose words say of their number what each numbering says. */
  private readonly agreeing: Record<LevelNumbering, number> = { firstWorst: 0, firstMildest: 0 };

  /** @param text of the cell with the level */
  add(text: string): void {
    const words = [text, ...levelWords(cleanText(text))];
    const rank = words.map(levelNumber).find((found) => found !== undefined);
    if (rank === undefined) {
      if (words.some((word) => VALID_RISK_LEVELS.some((level) => level === findRiskLevel(word)))) this.results++;
      return;
    }
    this.results++;
    if (rank > RANKS) return;
    this.byRank[rank - 1] = (this.byRank[rank - 1] ?? 0) + 1;
    const said = words.flatMap((word) => (levelNumber(word) === undefined ? (findRiskLevel(word) ?? []) : []));
    for (const numbering of LEVEL_NUMBERINGS) if (said.length > 0 && rank !== 2 && said.includes(findRiskLevel(`${rank}级`, numbering) ?? 'N')) this.agreeing[numbering]++;
  }

  /** @returns what speaks against the numbering; null when nothing does */
  against(numbering: LevelNumbering): LevelMeaning | null {
    const [first = 0, second = 0, third = 0] = this.byRank;
    const [worst, mildest] = numbering === 'firstWorst' ? [first, third] : [third, first];
    const other = LEVEL_NUMBERINGS.find((each) => each !== numbering) ?? numbering;
    const contradicted = this.agreeing[other] > this.agreeing[numbering];
    const upsideDown = this.results >= FEWEST_RESULTS && worst >= CLEAR_LEAD * Math.max(second, mildest) && worst >= COMMON_WORST * this.results && this.agreeing[numbering] === 0;
    return contradicted || upsideDown ? { numbering, results: this.results, counts: [first, second, third], contradicted } : null;
  }
}

/** In Chinese: what was found, and what to do. */
export function meaningMessage({ numbering, results, counts: [first, second, third], contradicted }: LevelMeaning): string {
  const found = contradicted ? '等级旁的文字与序号的轻重相反' : `${results} 个结果中一级 ${first}、二级 ${second}、三级 ${third}`;
  return `请核对等级含义：按“${NUMBERING_LABELS[numbering]}”理解，但本表${found}。请问清平台的含义，在“数据导入”页回答，或在“设置—风险等级的叫法”中约定这种表头的含义。`;
}

/** What the first rows of a table say against what 一级 is taken to mean. */
export function doubtOf(layout: TableLayout, rows: readonly HeadRow[], { numbering, agreed }: TableLevels): LevelMeaning | null {
  const level = screenedLevel(layout);
  if (level === undefined || agreed) return null;
  const tally = new LevelTally();
  for (const { texts } of rows) tally.add(texts[level.sheetColumn] ?? '');
  return tally.against(numbering);
}

/** Rows of data among those that were looked at to recognise the table. */
export function rowsOfTable({ head }: { readonly head: readonly HeadRow[] }, layout: TableLayout): HeadRow[] {
  return head.filter(
    (row) =>
      row.rowNumber > layout.lastHeaderRow &&
      (layout.lastRow === null || row.rowNumber <= layout.lastRow) &&
      rowKind(textsOf(row.texts), layout, row.rowNumber - layout.lastHeaderRow) === 'data',
  );
}
