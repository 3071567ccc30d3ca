import { type DuckDBAppender, type DuckDBConnection, DuckDBListValue, DOUBLE, LIST } from '@duckdb/node-api';
import type { RiskLevel } from '../../../../shared/risk';
import type { ScoredAnswers } from '../../scoring';

const FLUSH_EVERY = 20_000;
const scoreList = LIST(DOUBLE);

/** Appends what came of one questionnaire's answers to `scored_answer`. */
export class ScoreWriter {
  private pending = 0;

  private constructor(
    private readonly appender: DuckDBAppender,
    private readonly batch: number,
    private readonly scale: string,
  ) {}

  static async open(connection: DuckDBConnection, batch: number, scale: string): Promise<ScoreWriter> {
    return new ScoreWriter(await connection.createAppender('scored_answer'), batch, scale);
  }

  append(sourceRow: number, { scorer, columns, marks, rules, critical, severity }: ScoredAnswers, person: number, level: RiskLevel): void {
    const { appender } = this;
    const scores = columns.map(({ values }) => values[person] ?? Number.NaN);
    // Totals stand first; a scale without one has only scores of subscales.
    const total = scorer.scores[0]?.role === 'total' ? (scores[0] ?? Number.NaN) : Number.NaN;
    appender.appendInteger(this.batch);
    appender.appendInteger(sourceRow);
    appender.appendVarchar(this.scale);
    if (Number.isNaN(total)) appender.appendNull();
    else appender.appendDouble(total);
    appender.appendList(new DuckDBListValue(scores.map((score) => (Number.isNaN(score) ? null : score))), scoreList);
    appender.appendVarchar(level);
    appender.appendInteger(marks[person] ?? 0);
    appender.appendInteger(rules[person] ?? 0);
    appender.appendUInteger(critical[person] ?? 0);
    appender.appendUTinyInt(severity[person] ?? 0);
    appender.endRow();
    if (++this.pending === FLUSH_EVERY) {
      appender.flushSync();
      this.pending = 0;
    }
  }

  close(): void {
    this.appender.closeSync();
  }
}
