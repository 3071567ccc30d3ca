import { AREA_BASES } from '../../../../shared/area-basis';
import { EngineFailure } from '../../../../shared/contract';
import { countyLabel } from '../../../../shared/regions';
import { reviewCalls } from '../../hotline/review-calls';
import { callsReport } from '../../report/calls';
import type { BuildReport } from './types';

export const buildCalls: BuildReport = async ({ connection, issuer, privacy }, { schoolYear, areaBasis, where: { county = [] } }) => {
  const review = await reviewCalls(connection, schoolYear, { areaBasis, county: county.length === 0 ? undefined : county }, privacy.minimumValidResults);
  if (review.period === null) throw new EngineFailure('NO_DATA', `${schoolYear}学年没有热线来电登记，没有可导出的统计。请导入来电登记表，或选别的学年、县区。`, { schoolYear });
  const area = county.length === 0 ? '全市' : county.map(countyLabel).join('、');
  return callsReport({ ...issuer, review, scope: `${area}（${AREA_BASES[areaBasis].label}）` });
};
