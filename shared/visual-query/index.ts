export { checkVisualQuery, readVisualQuery, type ReadVisualQuery } from './read';
export { groupKey } from './read-fields';
export { alwaysCutBy, askedParts, type AskedParts, cannotBeCut, DIMENSION_LABELS, filteredBy, groupsOf, indicatorProblems, shelvesOf, type VisualPart } from './shape';
export { type StartingPoint, STARTING_POINTS } from './starting-points';
export { fieldQuery, indicatorQuery } from './start';
export * from './types';
export { autoTitle, titleOfFigures } from './words';
export { writeVisualQuery } from './write';
