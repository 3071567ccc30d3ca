/** Statistics of scores and items; pure functions over columns with NaN for missing. */
export { completeCases, rowSums } from './complete-cases';
export { describeFrequencies, describeScores, type Distribution, percentileRanks, scoreFrequencies, type ScoreFrequency } from './distribution';
export { analyseItems, cronbachAlpha, type ItemAnalysis, type ItemStatistics } from './item-analysis';
export { benjaminiHochberg, holm } from './multiple-tests';
export { compareWithNorm, type Norm, type NormComparison } from './norms';
export { mcdonaldOmega, type OmegaResult } from './omega';
export { compareProportions, type Interval, type ProportionTest, type Rate, wilsonInterval } from './rates';
