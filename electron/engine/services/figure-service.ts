import { figureRows, figureSources } from '../reconciliation/figure-sources';
import type { Handlers, Session } from '../session';
import { chosenSchoolYear } from './school-year';

export function figureService(session: Session): Handlers<'figure.sources' | 'figure.rows'> {
  return {
    'figure.sources': (request) => session.reading(async (connection) => figureSources(connection, { ...request, schoolYear: await chosenSchoolYear(connection, request.schoolYear) })),
    'figure.rows': (request) => session.reading(async (connection) => figureRows(connection, { ...request, schoolYear: await chosenSchoolYear(connection, request.schoolYear) })),
  };
}
