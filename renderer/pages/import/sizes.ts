/** Pixels to keep free below a list that fills the window (`useAvailableHeight`). */

/** Nothing stands below but the page's edge. */
export const BELOW_LAST = 24;
/** A bar with the buttons of the step. */
export const BELOW_WITH_BAR = 64;
