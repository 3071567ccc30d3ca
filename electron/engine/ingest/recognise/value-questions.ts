/** What is asked of a table's values while its columns are being told: all of them that a judgement depends on. */
import type { DatasetColumn } from '../../../../shared/datasets';
import { type ColumnProfile, contradicts, profileColumn, supportFor } from './column-profile';
import type { HeadRow } from './types';

const SUPPORT_CONFIRMS = 0.6;
const SUPPORT_TELLS = 0.8;
const ENOUGH_VALUES = 2;

export type Question = 'enough' | 'contradicts' | 'confirms' | 'tells';

/** Answers about the values of one sheet column. */
export interface ValueAnswers {
  /**
   * - enough: there are values enough to tell anything by;
   * - contradicts: most values cannot belong to the column;
   * - confirms: the values speak for a column that the header only suggests;
   * - tells: the values alone say that it is this column.
   * @param column not looked at by `enough`.
   */
  ask(question: Question, column: DatasetColumn, sheetColumn: number): boolean;
}

/** Answers from a few rows of data; each column is looked at when it is first asked about. */
export class SampleAnswers implements ValueAnswers {
  private readonly profiles: (ColumnProfile | undefined)[] = [];

  constructor(private readonly sample: readonly HeadRow[]) {}

  ask(question: Question, column: DatasetColumn, sheetColumn: number): boolean {
    const profile = (this.profiles[sheetColumn] ??= profileColumn(this.sample, sheetColumn));
    switch (question) {
      case 'enough':
        return profile.count >= ENOUGH_VALUES;
      case 'contradicts':
        return contradicts(column, profile);
      case 'confirms':
        return supportFor(column, profile) >= SUPPORT_CONFIRMS;
      case 'tells':
        // One word all the way down, 正常 or 二级, may be anything.
        return supportFor(column, profile) >= SUPPORT_TELLS && (column.type !== 'riskLevel' || new Set(profile.values).size >= 2);
    }
  }
}

interface Asked {
  readonly question: Question;
  readonly column: DatasetColumn;
  readonly sheetColumn: number;
  readonly answer: boolean;
}

/** Passes questions on and keeps them with their answers, but none of the values. */
export class RecordedAnswers implements ValueAnswers {
  private readonly asked = new Map<string, Asked>();

  constructor(private readonly answers: ValueAnswers) {}

  ask(question: Question, column: DatasetColumn, sheetColumn: number): boolean {
    const answer = this.answers.ask(question, column, sheetColumn);
    const key = `${sheetColumn} ${subjectOf(question, column)}`;
    if (!this.asked.has(key)) this.asked.set(key, { question, column, sheetColumn, answer });
    return answer;
  }

  /** Whether other values give the same answers to all that was asked. */
  holdFor(answers: ValueAnswers): boolean {
    for (const { question, column, sheetColumn, answer } of this.asked.values()) if (answers.ask(question, column, sheetColumn) !== answer) return false;
    return true;
  }
}

/** Columns of one type get one answer, but for choices: their words differ. */
function subjectOf(question: Question, column: DatasetColumn): string {
  if (question === 'enough') return question;
  return `${question} ${column.type}${column.type === 'choice' ? ` ${choiceNumber(column)}` : ''}`;
}

const choiceNumbers = new Map<DatasetColumn, number>();

function choiceNumber(column: DatasetColumn): number {
  const known = choiceNumbers.get(column) ?? choiceNumbers.size;
  choiceNumbers.set(column, known);
  return known;
}
