import { scaleReliability } from '../scale-quality/group-reliability';
import { plausibilityHints } from '../scale-quality/plausibility';
import { levelSources } from '../scale-quality/level-sources';
import { scaleQuality, usedScales } from '../scale-quality/quality';
import { scaleScores } from '../scale-quality/scores';
import { scaleSpread } from '../scale-quality/spread';
import { reportedScales } from '../scale-quality/totals';
import type { Handlers, Session } from '../session';
import { chosenSchoolYear } from './school-year';

export function scaleService(session: Session): Handlers<'scale.list' | 'scale.quality' | 'scale.reliability' | 'scale.scores' | 'scale.spread' | 'scale.plausibility' | 'risk.sources'> {
  return {
    'scale.list': ({ schoolYear: asked }) =>
      session.reading(async (connection) => {
        const schoolYear = await chosenSchoolYear(connection, asked);
        const minimum = session.privacy.minimumValidResults;
        return { schoolYear, scales: await usedScales(connection, schoolYear, minimum), reported: await reportedScales(connection, schoolYear, minimum) };
      }),
    'scale.quality': (request) =>
      session.reading(async (connection) => scaleQuality(connection, request.scale, await chosenSchoolYear(connection, request.schoolYear), request, session.privacy.minimumValidResults)),
    'scale.reliability': (request) =>
      session.reading(async (connection) => scaleReliability(connection, request.scale, await chosenSchoolYear(connection, request.schoolYear), request, request.by, session.privacy.minimumValidResults)),
    'scale.scores': (request) =>
      session.reading(async (connection) => scaleScores(connection, request.scale, await chosenSchoolYear(connection, request.schoolYear), request, session.privacy.minimumValidResults)),
    'scale.spread': (request) =>
      session.reading(async (connection) => scaleSpread(connection, request.scale, await chosenSchoolYear(connection, request.schoolYear), request, request.by, session.privacy.minimumValidResults)),
    'scale.plausibility': (request) =>
      session.reading(async (connection) => {
        const schoolYear = await chosenSchoolYear(connection, request.schoolYear);
        return { schoolYear, hints: await plausibilityHints(connection, schoolYear, request, session.privacy.minimumValidResults) };
      }),
    'risk.sources': (request) =>
      session.reading(async (connection) => {
        const schoolYear = await chosenSchoolYear(connection, request.schoolYear);
        return { schoolYear, sources: await levelSources(connection, schoolYear, request, session.settings.riskRules, session.privacy.minimumValidResults) };
      }),
  };
}
