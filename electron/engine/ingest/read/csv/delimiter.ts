import { EngineFailure } from '../../../../../shared/contract';
import { RecordParser } from './record-parser';

/** In order of preference when the counts do not decide. */
const CANDIDATES = [',', '\t', ';', '|'] as const;
const SAMPLE_RECORDS = 50;
/** Longest line of a one-column list of names or numbers; prose has longer ones. */
const LIST_LINE_CHARACTERS = 60;

export interface Dialect {
  readonly delimiter: string;
  /** Excel's first line `sep=;`: an instruction, not data. */
  readonly hasSeparatorLine: boolean;
}

interface Counted {
  readonly delimiter: string;
  /** Records that are not blank. */
  readonly records: number;
  /** Records with two fields or more. */
  readonly divided: number;
  /** Records with exactly the commonest number of fields of two or more. */
  readonly agreeing: number;
  readonly width: number;
}

function fieldCounts(text: string, complete: boolean, delimiter: string): number[] {
  const counts: number[] = [];
  const parser = new RecordParser(delimiter, text.length + 1, (fields) => {
    if (counts.length < SAMPLE_RECORDS && fields.some((field) => field.trim() !== '')) counts.push(fields.length);
  });
  parser.push(text);
  if (complete || counts.length === 0) {
    try {
      parser.end();
    } catch (error) {
      // An open quote is told with its row number when the file is read; here it only ends the sample.
      if (!(error instanceof EngineFailure)) throw error;
    }
  }
  return counts;
}

function count(text: string, complete: boolean, delimiter: string): Counted {
  const counts = fieldCounts(text, complete, delimiter);
  const divided = counts.filter((fields) => fields > 1);
  const frequency = new Map<number, number>();
  for (const fields of divided) frequency.set(fields, (frequency.get(fields) ?? 0) + 1);
  let width = 0;
  let agreeing = 0;
  for (const [fields, times] of frequency) {
    if (times > agreeing || (times === agreeing && fields > width)) {
      agreeing = times;
      width = fields;
    }
  }
  return { delimiter, records: counts.length, divided: divided.length, agreeing, width };
}

/** Most records are divided, or, under many title lines, at least three of them alike into columns. */
function isTable({ records, divided, agreeing, width }: Counted): boolean {
  return divided > 0 && (divided * 2 >= records || (agreeing >= 3 && width >= 3));
}

function isList(text: string): boolean {
  const lines = text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '');
  return lines.length > 1 && lines.every((line) => line.length <= LIST_LINE_CHARACTERS && !/[。；！？]/.test(line));
}

/**
 * Tells the delimiter from the first records: the one that divides the most records into equally many fields.
 * Title lines without any delimiter above the header are normal. undefined: this text is no table.
 */
export function detectDialect(text: string, complete: boolean): Dialect | undefined {
  const separatorLine = /^sep=(.)\r?\n/i.exec(text);
  if (separatorLine?.[1] !== undefined) return { delimiter: separatorLine[1], hasSeparatorLine: true };
  let best: Counted | undefined;
  for (const delimiter of CANDIDATES) {
    const counted = count(text, complete, delimiter);
    if (!isTable(counted)) continue;
    if (best === undefined || counted.agreeing > best.agreeing || (counted.agreeing === best.agreeing && counted.width > best.width)) best = counted;
  }
  if (best !== undefined) return { delimiter: best.delimiter, hasSeparatorLine: false };
  return isList(text) ? { delimiter: ',', hasSeparatorLine: false } : undefined;
}
