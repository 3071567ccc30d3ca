/** Sheets of paper stand upright or lie across. */
export const PAGE_ORIENTATIONS = ['upright', 'across'] as const;
export type PageOrientation = (typeof PAGE_ORIENTATIONS)[number];
