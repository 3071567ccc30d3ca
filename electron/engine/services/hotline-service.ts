import { reviewRota } from '../hotline/review';
import type { Handlers, Session } from '../session';
import { chosenSchoolYear } from './school-year';

export function hotlineService(session: Session): Handlers<'hotline.review'> {
  return {
    'hotline.review': ({ schoolYear }) => session.reading(async (connection) => reviewRota(connection, await chosenSchoolYear(connection, schoolYear))),
  };
}
