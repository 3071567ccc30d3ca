/** The 24-hour hotline: check of a rota, its generator, its exports. Pure: no database, no files. */
export * from './check';
export * from './export';
export * from './generate';
export { THREE_SHIFTS, defaultRules } from './rules';
export type * from './types';
