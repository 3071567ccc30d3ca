export { checkVisualQuery, readVisualQuery, type ReadVisualQuery } from './read';
export { groupKey } from './read-fields';
export { fieldQuery, indicatorQuery } from './start';
export * from './types';
export { writeVisualQuery } from './write';
