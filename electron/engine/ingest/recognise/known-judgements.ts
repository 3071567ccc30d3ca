/**
 * Judgements of headers met before. The schools of a city send one form: from the second file on, its header need not be
 * worked out against every dataset again, only the answers of the values have to be the same.
 */
import { judge as judgeAnew, type Judgement, titlesIn } from './judge';
import type { TableColumns } from './map-columns';
import { RecordedAnswers } from './value-questions';

/** Headers kept; of each, as many as its values have given different answers. */
const MOST_HEADERS = 64;
const MOST_OF_ONE = 8;

interface KnownJudgement {
  readonly recorded: RecordedAnswers;
  readonly judgement: Judgement;
}

const known = new Map<string, KnownJudgement[]>();

/**
 * Equal to judging anew: a judgement depends on the header, the titles and the answers of the values alone.
 * @param context titles above the table, names of sheet and file. @returns undefined when no dataset fits.
 */
export function judge(table: TableColumns, context: string): Judgement | undefined {
  const titles = titlesIn(context);
  const key = JSON.stringify([table.cells.map(({ sheetColumn, leaf, parents }) => [sheetColumn, leaf, ...parents]), table.blanks.map(({ sheetColumn }) => sheetColumn), titles]);
  const earlier = known.get(key)?.find(({ recorded }) => recorded.holdFor(table.answers));
  if (earlier !== undefined) return earlier.judgement;
  const recorded = new RecordedAnswers(table.answers);
  const judgement = judgeAnew({ ...table, answers: recorded }, titles);
  // What is in doubt may be a row of data taken for a header: it must not linger in memory.
  if (judgement !== undefined && !judgement.needsConfirmation) remember(key, { recorded, judgement });
  return judgement;
}

function remember(key: string, judgement: KnownJudgement): void {
  const ofHeader = known.get(key) ?? [];
  known.delete(key);
  const [oldest] = known.keys();
  if (oldest !== undefined && known.size >= MOST_HEADERS) known.delete(oldest);
  known.set(key, [judgement, ...ofHeader].slice(0, MOST_OF_ONE));
}
