/** How the database goes about a query, step by step; the result of a step goes into the one above it. */
export interface PlanStep {
  readonly title: string;
  /** What is read, by what, under which condition. */
  readonly details: readonly { readonly label: string; readonly text: string }[];
  /** Rows that the database reckons with, in words and rounded; null where it tells none. */
  readonly estimate: string | null;
  readonly steps: readonly PlanStep[];
}
