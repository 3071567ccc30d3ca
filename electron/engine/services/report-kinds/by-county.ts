/** Reports made of indicators of the city and its counties. */
import type { IndicatorTheme } from '../../../../shared/indicators';
import { REPORT_KINDS, type ReportKindId } from '../../../../shared/reports';
import { scopeNote } from '../../metrics/scope-note';
import type { ReleasedFigures } from '../../privacy/released';
import { COUNTY_PAGE_INDICATORS, countyPagesReport } from '../../report/county-pages';
import { indicatorsOfThemes, themesReport } from '../../report/themes';
import type { BuildReport, KindContext, ResolvedParameters } from './types';

async function cityAndCounties({ ask }: KindContext, { schoolYear, areaBasis, scope }: ResolvedParameters, indicators: readonly string[]): Promise<readonly ReleasedFigures[]> {
  const query = { indicators, where: {}, schoolYear, areaBasis, scope };
  return [await ask({ ...query, by: [] }), await ask({ ...query, by: ['county'] })];
}

export function buildThemes(kind: ReportKindId, themes: readonly IndicatorTheme[]): BuildReport {
  return async (context, parameters) => {
    const { schoolYear, areaBasis, scope, asOf } = parameters;
    const indicators = indicatorsOfThemes(themes).map(({ id }) => id);
    return themesReport({
      ...context.issuer,
      title: REPORT_KINDS[kind].label,
      schoolYear,
      areaBasis,
      scope,
      asOf,
      scopeNote: await scopeNote(context.connection, { indicators, by: [], where: {}, schoolYear, areaBasis, scope }),
      themes,
      figures: await cityAndCounties(context, parameters, indicators),
    });
  };
}

export const buildCountyPages: BuildReport = async (context, parameters) => {
  const { schoolYear, areaBasis, scope, asOf, county } = parameters;
  return countyPagesReport({ ...context.issuer, schoolYear, areaBasis, scope, asOf, county: county ?? null, figures: await cityAndCounties(context, parameters, COUNTY_PAGE_INDICATORS) });
};
