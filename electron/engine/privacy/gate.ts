/**
 * The one gate. Figures derived from what is known of pupils are hidden where fewer than the threshold of valid results
 * (or whatever the catalogue names as their base) stand behind them, with numerator, denominator and every level of the
 * group; where a figure is itself a share of fewer; and where filters leave out fewer, whom the figure of the whole place less this one would tell. A group without any result is missing, not hidden: there is
 * nothing to protect.
 */
import type { RawFigure, RawFigures } from '../metrics/figures';
import type { ReleasedFigure, ReleasedFigures } from './released';
import type { PrivacySettings } from './settings';

type Thresholds = Pick<PrivacySettings, 'minimumValidResults'>;

export function release(raw: Pick<RawFigures, 'schoolYear' | 'dimensions' | 'figures'>, settings: Thresholds): ReleasedFigures {
  const figures = raw.figures.map((figure) => releaseFigure(figure, settings));
  const suppressedCount = figures.filter((figure) => figure.suppressed).length;
  return {
    schoolYear: raw.schoolYear,
    dimensions: raw.dimensions,
    figures,
    rounding: null,
    suppressedCount,
    note: suppressedCount === 0 ? '' : `为保护学生隐私，有效结果（或跟进学生、来电）少于 ${settings.minimumValidResults} 的单元格不显示（标为“样本过小”），共 ${suppressedCount} 处。`,
  } as unknown as ReleasedFigures;
}

function releaseFigure(figure: RawFigure, settings: Thresholds): ReleasedFigure {
  const { indicator, group, labels } = figure;
  const base = { indicator: indicator.id, group, labels };
  const missing: ReleasedFigure = { ...base, value: null, numerator: null, denominator: null, suppressed: false };
  if (figure.numerator === null) return { ...missing, denominator: indicator.suppression === 'health' ? null : figure.denominator };
  if (indicator.suppression === 'health') {
    const few = (count: number): boolean => count > 0 && count < settings.minimumValidResults;
    const valid = figure.validResults ?? 0;
    if (few(valid) || few(figure.validLeftOut ?? 0)) return { ...missing, suppressed: true };
    if ((indicator.denominator !== undefined || indicator.isStatistic === true) && valid === 0) return missing;
    if (few(figure.denominator ?? 0)) return { ...missing, suppressed: true };
  }
  const { numerator, denominator } = figure;
  if (indicator.denominator === undefined) return { ...base, value: numerator, numerator, denominator: null, suppressed: false };
  // No pupils known for a group is no ratio of 0 pupils a teacher.
  const undefinedRatio = denominator === null || denominator === 0 || (indicator.unit === 'perPerson' && numerator === 0);
  const value = undefinedRatio ? null : numerator / denominator;
  return { ...base, value, numerator, denominator, suppressed: false };
}
