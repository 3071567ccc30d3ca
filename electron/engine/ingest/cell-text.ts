export { cellText, maskIdentifier, normaliseHeader } from './clean/text';
export { normaliseSchoolName } from './clean/school-name';
