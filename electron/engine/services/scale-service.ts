import { levelSources } from '../scale-quality/level-sources';
import { scaleQuality, usedScales } from '../scale-quality/quality';
import type { Handlers, Session } from '../session';
import { chosenSchoolYear } from './school-year';

export function scaleService(session: Session): Handlers<'scale.list' | 'scale.quality' | 'risk.sources'> {
  return {
    'scale.list': ({ schoolYear: asked }) =>
      session.reading(async (connection) => {
        const schoolYear = await chosenSchoolYear(connection, asked);
        return { schoolYear, scales: await usedScales(connection, schoolYear, session.privacy.minimumValidResults) };
      }),
    'scale.quality': (request) =>
      session.reading(async (connection) => scaleQuality(connection, request.scale, await chosenSchoolYear(connection, request.schoolYear), request, session.privacy.minimumValidResults)),
    'risk.sources': (request) =>
      session.reading(async (connection) => {
        const schoolYear = await chosenSchoolYear(connection, request.schoolYear);
        return { schoolYear, sources: await levelSources(connection, schoolYear, request, session.settings.riskRules, session.privacy.minimumValidResults) };
      }),
  };
}
