/** One person's answers -> one place of every result column. */
import { type Band, formedScore } from '../../../shared/scales';
import { type AnswerStyle, answerStyle, type AnswerTally, answerTally, type Sheet } from './answer-style';
import { bandAt, NO_BAND, TOLERANCE } from './band-table';
import { type Findings, levelOf, rulesOf } from './level';
import { ANY_INVALID, INVALID, NOTICE } from './marks';
import type { PersonMarks } from './person-marks';
import { NO_SEVERITY, type ScoreColumn, type ScoredAnswers } from './result';
import type { PreparedScore, Scorer } from './scorer';

/** Holds the scratch space, so that no person costs an allocation. */
export class PersonScoring {
  private readonly scorer: Scorer;
  private readonly result: ScoredAnswers;
  private readonly sheet: Sheet;
  private readonly style: AnswerStyle = { marks: 0, longestRun: 0 };
  private readonly tally: AnswerTally;
  private readonly findings: Findings = { answered: 0, invalid: false, critical: false, totalLevel: 0, severeTotal: false, subscaleLevel: 0, highSubscales: 0 };
  private marks = 0;
  private severity = NO_SEVERITY;
  private readonly gradesTotals: boolean;

  constructor(scorer: Scorer, result: ScoredAnswers) {
    this.scorer = scorer;
    this.result = result;
    this.sheet = { answers: new Float64Array(scorer.scale.items), values: new Float64Array(scorer.scale.items), answered: 0 };
    this.tally = answerTally(scorer);
    this.gradesTotals = scorer.scores.some(({ role, table }) => role === 'total' && table !== null);
  }

  /** @param offset where the person's answers begin in `source`. */
  score(source: Float64Array, offset: number, person: number, { marks, seconds }: PersonMarks): void {
    const { result, findings, sheet } = this;
    this.marks = marks;
    this.readAnswers(source, offset, person);
    answerStyle(this.scorer, sheet, this.tally, this.style);
    result.longestRun[person] = this.style.longestRun;
    findings.answered = sheet.answered + (result.outOfRange[person] ?? 0);
    if (sheet.answered > 0) this.judgeSheet(person, seconds);
    findings.invalid = (this.marks & ANY_INVALID) !== 0;
    findings.totalLevel = 0;
    findings.severeTotal = false;
    findings.subscaleLevel = 0;
    findings.highSubscales = 0;
    this.severity = NO_SEVERITY;
    this.findCritical(person);
    if (sheet.answered > 0) for (const column of result.columns) this.scoreColumn(column, person);
    const rules = rulesOf(findings, this.scorer.rules);
    result.marks[person] = this.marks;
    result.severity[person] = this.severity;
    result.rules[person] = rules;
    result.level[person] = levelOf(findings, rules, this.scorer.rules);
  }

  private readAnswers(source: Float64Array, offset: number, person: number): void {
    const { scorer, sheet, result } = this;
    const { minimum, maximum } = scorer.coding;
    const { slope, shift, contentItems } = scorer;
    const { answers, values } = sheet;
    let answered = 0;
    let outOfRange = 0;
    for (let index = 0; index < slope.length; index += 1) {
      const answer = source[offset + index] ?? Number.NaN;
      if (answer >= minimum && answer <= maximum && (answer | 0) === answer) {
        answered += 1;
        answers[index] = answer;
        values[index] = answer * (slope[index] ?? 0) + (shift[index] ?? 0);
        continue;
      }
      if (answer === answer) outOfRange += 1;
      answers[index] = Number.NaN;
      values[index] = Number.NaN;
    }
    sheet.answered = answered;
    result.answered[person] = answered;
    result.outOfRange[person] = outOfRange;
    // An unreadable answer is no missing one: what the pupil meant is unknown, and so is whether the columns are right.
    if (outOfRange > 0) this.marks |= INVALID.outOfRange;
    let sum = 0;
    let count = 0;
    for (let index = 0; index < contentItems.length; index += 1) {
      const value = values[contentItems[index] ?? -1] ?? Number.NaN;
      if (value !== value) continue;
      sum += value;
      count += 1;
    }
    if (count > 0) result.availableMean[person] = sum / count;
  }

  private judgeSheet(person: number, seconds: number): void {
    const { scorer, sheet, result } = this;
    const { lieScale, missing, items } = scorer.scale;
    this.marks |= this.style.marks;
    if (items - sheet.answered > missing.invalidAbove) this.marks |= INVALID.tooManyMissing;
    if (seconds < scorer.validity.invalidSeconds * sheet.answered) this.marks |= INVALID.tooFast;
    else if (seconds < scorer.validity.hurriedSeconds * sheet.answered) this.marks |= NOTICE.hurried;
    if (lieScale === null || result.lieScores === null) return;
    let lies = 0;
    for (const index of scorer.lieItems) {
      const value = sheet.values[index] ?? Number.NaN;
      if (value === value) lies += value;
    }
    result.lieScores[person] = lies;
    if (lies >= scorer.lieFrom) this.marks |= INVALID.lieScale;
  }

  private findCritical(person: number): void {
    const { critical } = this.scorer.scale;
    let bits = 0;
    this.findings.critical = false;
    for (let index = 0; index < critical.length; index += 1) {
      const rule = critical[index];
      if (rule === undefined || !((this.sheet.values[rule.item - 1] ?? Number.NaN) >= rule.from)) continue;
      bits |= 1 << index;
      if (rule.raises) this.findings.critical = true;
    }
    this.result.critical[person] = bits >>> 0;
  }

  /** Missing answers leave a score missing; its band is known all the same where the least and the most they could add fall into one. */
  private scoreColumn({ score, values, bands }: ScoreColumn, person: number): void {
    const { definition, items, table } = score;
    const { coding, missing: rule } = this.scorer.scale;
    const counted = definition.form.kind === 'count' ? definition.form.from : null;
    const { values: itemValues } = this.sheet;
    let sum = 0;
    let missing = 0;
    if (counted === null) for (let index = 0; index < items.length; index += 1) sum += itemValues[items[index] ?? -1] ?? Number.NaN;
    // Few sheets have missing answers, so they alone pay for looking at each.
    if (counted !== null || sum !== sum) {
      sum = 0;
      for (let index = 0; index < items.length; index += 1) {
        const value = itemValues[items[index] ?? -1] ?? Number.NaN;
        if (value !== value) missing += 1;
        else if (counted === null) sum += value;
        else if (value >= counted) sum += 1;
      }
    }
    let least = sum;
    let most = sum;
    if (missing > 0) {
      if (missing <= rule.replaceUpTo && missing < items.length) {
        this.marks |= NOTICE.replaced;
        least = most = (sum / (items.length - missing)) * items.length;
      } else {
        least = sum + missing * (counted === null ? coding.minimum : 0);
        most = sum + missing * (counted === null ? coding.maximum : 1);
      }
    }
    if (least === most) values[person] = formedScore(definition, least);
    if (table === null || this.findings.invalid) return;
    const low = bandAt(table, formedScore(definition, least));
    const high = least === most ? low : bandAt(table, formedScore(definition, most));
    if (low === high) bands[person] = low;
    else this.marks |= NOTICE.mayBeHigher;
    const band = table.bands[table.direction === 'higherIsWorse' ? low : high];
    // Of a range of possible scores the mildest end counts.
    if (band !== undefined && low !== NO_BAND) this.note(score, band, formedScore(definition, least));
  }

  private note({ role, starts }: PreparedScore, band: Band, least: number): void {
    const { findings } = this;
    const isTotal = role === 'total';
    const score = least + TOLERANCE;
    const level = starts === null ? band.level : score >= starts.level2 ? 2 : score >= starts.level1 ? 1 : 0;
    if (isTotal) {
      findings.totalLevel = Math.max(findings.totalLevel, level);
      if (starts === null ? band.severity === 3 && band.level === 2 : score >= starts.severe) findings.severeTotal = true;
    } else {
      findings.subscaleLevel = Math.max(findings.subscaleLevel, level);
      if (starts === null ? band.high === true : score >= starts.high) findings.highSubscales += 1;
    }
    if (isTotal === this.gradesTotals) this.severity = this.severity === NO_SEVERITY ? band.severity : Math.max(this.severity, band.severity);
  }
}
