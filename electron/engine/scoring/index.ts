/** Scoring of item answers: prepare a scorer once per scale and coding, then score columns of persons. */
export { NO_BAND } from './band-table';
export { type AnswerCounts, codingsOf, countAnswers, resolveCoding } from './coding';
export { countRules, explainPerson, type PersonResult } from './explain';
export { LEVELS, ruleIdsOf, RULES } from './level';
export { ANY_INVALID, INVALID, MARK_LABELS, type MarkName, marksOf, NOTICE } from './marks';
export type { PersonFacts } from './person-marks';
export { type GradedScore, type GradedScores, gradeReportedScores } from './reported-scores';
export { columnOf, NO_SEVERITY, riskLevelAt, type ScoreColumn, type ScoredAnswers } from './result';
export { itemValues, scoreAnswers, scoreColumns } from './score-answers';
export { prepareScorer, type Scorer, type ScorerOptions } from './scorer';
export { type CustomScale, parseCustomScale, parseCustomScaleText } from './custom/custom-scale';
export { goldenCases } from './custom/golden-cases';
export { parseScaleSheet } from './custom/scale-sheet';
export type { CustomScaleInput } from './custom/schema';
export type { Cell } from './custom/sheet-layout';
