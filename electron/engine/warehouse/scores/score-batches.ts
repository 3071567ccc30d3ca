/**
 * Scores the answers of batches that count and have not been scored yet. What comes out stands beside the answers, one row a
 * person, and goes away with its batch. What cannot be scored is told with its reason, and nothing is assumed.
 */
import type { DuckDBConnection } from '@duckdb/node-api';
import { type BandSetChoice, bandSetInForce } from '../../../../shared/band-sets';
import { EngineFailure } from '../../../../shared/contract';
import type { RiskRules } from '../../../../shared/risk-rules';
import type { KeyedScale, ScaleCatalogue } from '../../../../shared/scales';
import { ANY_INVALID, prepareScorer, resolveCoding, RULES, ruleIdsOf, riskLevelAt, scoreAnswers, type ScoredAnswers, type Scorer } from '../../scoring';
import { readSetting } from '../settings';
import { execute } from '../sql';
import { type AnswerGroup, scaleOf } from './answer-layout';
import { scalesOf } from './own-scales';
import { type AnswerBatch, type Questionnaire, questionnairesOf, unscoredBatches } from './questionnaires';
import { type AnswerQuery, countAnswersOf, readAnswers } from './read-answers';
import { ScoreWriter } from './score-writer';

/** What became of one questionnaire of a batch; `scale` as the catalogue or, where it is not known there, the file names it. */
interface Outcome {
  readonly scale: string;
  readonly status: 'scored' | 'unknownScale' | 'notScorable' | 'otherQuestions' | 'unclearCoding';
  readonly message: string;
  readonly persons: number;
  readonly invalid: number;
  /** How many persons each rule applies to. */
  readonly rules: Readonly<Record<string, number>>;
  readonly bandSet: string;
  readonly coding: string;
}

/** What the workspace has set for grading. */
interface Grading {
  readonly rules: RiskRules;
  readonly bandSets: BandSetChoice;
}

const nothing = { persons: 0, invalid: 0, rules: {}, bandSet: '', coding: '' } as const;

/** Inside the caller's transaction. */
export async function scoreNewBatches(connection: DuckDBConnection): Promise<void> {
  for (const table of ['scored_answer', 'scored_batch']) await execute(connection, `DELETE FROM ${table} WHERE NOT EXISTS (FROM batch b WHERE b.batch = ${table}.batch)`);
  const batches = await unscoredBatches(connection);
  if (batches.length === 0) return;
  const scales = await scalesOf(connection);
  const grading: Grading = { rules: (await readSetting(connection, 'riskRules')).value, bandSets: (await readSetting(connection, 'bandSets')).value };
  for (const batch of batches) {
    for (const outcome of await scoreBatch(connection, scales, batch, grading)) await record(connection, batch.batch, outcome);
  }
}

async function scoreBatch(connection: DuckDBConnection, scales: ScaleCatalogue, batch: AnswerBatch, grading: Grading): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const questionnaire of await questionnairesOf(connection, batch)) outcomes.push(await scoreQuestionnaire(connection, scales, questionnaire, grading));
  // Scores of subscales only, or nothing at all: there is no question to score, and the batch is done with.
  return outcomes.length > 0 ? outcomes : [{ ...nothing, scale: '', status: 'scored', message: '' }];
}

async function scoreQuestionnaire(connection: DuckDBConnection, scales: ScaleCatalogue, { query, measures, group, named }: Questionnaire, grading: Grading): Promise<Outcome> {
  const scale = scaleOf(scales, named);
  if (scale === undefined) {
    return { ...nothing, scale: named.find((name) => name !== null && name !== '') ?? '', status: 'unknownScale', message: '看不出是哪个量表的作答，未记分。请在“量表”栏或表题中写明量表名称（如 MHT、PHQ-9）后重新上报；本局自有的量表请先在“设置”的“量表”中添加。' };
  }
  if (scale.kind === 'reported') return { ...nothing, scale: scale.id, status: 'notScorable', message: `${scale.label}的记分键受版权限制，本程序不含，逐题作答未记分。请报送已算好的得分。` };
  const answered = group.positions.filter((position) => position >= 0).length;
  if (group.positions.length !== scale.items || answered !== scale.items) {
    return { ...nothing, scale: scale.id, status: 'otherQuestions', message: `${scale.label}共 ${scale.items} 题，表中有 ${answered} 题（最大题号 ${group.positions.length}），未记分。请核对量表名称和题目列。` };
  }
  return scoreKeyed(connection, query, measures, group, scale, grading);
}

async function scoreKeyed(connection: DuckDBConnection, query: AnswerQuery, measures: readonly string[], group: AnswerGroup, scale: KeyedScale, grading: Grading): Promise<Outcome> {
  const scorer = await scorerOf(connection, query, group, scale, grading);
  if (!('scale' in scorer)) return { ...nothing, scale: scale.id, status: 'unclearCoding', message: scorer.message };
  const writer = await ScoreWriter.open(connection, query.batch, scale.id);
  const rules = Object.fromEntries(Object.keys(RULES).map((id) => [id, 0]));
  let persons = 0;
  let invalid = 0;
  try {
    for await (const { sourceRows, answers, durationSeconds, grades } of readAnswers(connection, query, group.positions, measures)) {
      const scored = scoreAnswers(scorer, answers, { durationSeconds, grades });
      invalid += tally(scored, rules);
      persons += scored.persons;
      for (let person = 0; person < scored.persons; person++) writer.append(sourceRows[person] ?? 0, scored, person, riskLevelAt(scored, person));
    }
  } finally {
    writer.close();
  }
  const bandSet = scorer.bandSet?.label ?? '';
  const unchosen = scale.defaultBandSet === null && grading.bandSets[scale.id] === undefined && bandSet !== '';
  const chosen = unchosen ? `有几种分级标准，本次按“${bandSet}”分级，请核对；可在“设置—量表分级标准”中选定。` : '';
  return { scale: scale.id, status: 'scored', message: chosen, persons, invalid, rules, bandSet, coding: scorer.coding.label };
}

async function scorerOf(connection: DuckDBConnection, query: AnswerQuery, group: AnswerGroup, scale: KeyedScale, { rules, bandSets }: Grading): Promise<Scorer | { readonly message: string }> {
  try {
    const coding = resolveCoding(scale, await countAnswersOf(connection, query, group.positions));
    const bandSet = bandSetInForce(scale, bandSets);
    return prepareScorer(scale, { coding: coding.id, rules, ...(bandSet === undefined ? {} : { bandSet }) });
  } catch (error) {
    if (error instanceof EngineFailure) return { message: `未记分：${error.error.message}` };
    throw error;
  }
}

/** Counts the rules into `rules`. @returns how many are invalid. */
function tally({ persons, marks, rules: bits }: ScoredAnswers, rules: Record<string, number>): number {
  let invalid = 0;
  for (let person = 0; person < persons; person++) {
    if (((marks[person] ?? 0) & ANY_INVALID) !== 0) invalid++;
    for (const id of ruleIdsOf(bits[person] ?? 0)) rules[id] = (rules[id] ?? 0) + 1;
  }
  return invalid;
}

async function record(connection: DuckDBConnection, batch: number, { scale, status, message, persons, invalid, rules, bandSet, coding }: Outcome): Promise<void> {
  await execute(connection, 'INSERT INTO scored_batch VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)', [batch, scale, status, message, persons, invalid, JSON.stringify(rules), bandSet, coding]);
}
