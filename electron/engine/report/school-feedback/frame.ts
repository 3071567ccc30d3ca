/** What the pages of a run have in common. Kept with the report, so that its pages can be made again as they were. */
import type { ReportCell } from '../model';

export interface FeedbackIndicator {
  readonly label: string;
  readonly unit: string;
  readonly target: ReportCell;
  /** Whether more is better; null: neither, or nothing to be reached. */
  readonly atLeast: boolean | null;
}

export interface SchoolFeedbackFrame {
  readonly title: string;
  /** How the pages are called together, for the folder that they go into. */
  readonly together: string;
  /** Paragraph under the name of the school. */
  readonly opening: string;
  /** In words. */
  readonly dueBy: string;
  readonly issuer: string;
  /** In words. */
  readonly issuedOn: string;
  /** Whom to ask; '' for nobody. */
  readonly contact: string;
  readonly indicators: readonly FeedbackIndicator[];
  /** In the order of the indicators. */
  readonly city: readonly ReportCell[];
  /** By the county's name. */
  readonly counties: Readonly<Record<string, readonly ReportCell[]>>;
  readonly notes: readonly string[];
}
