/** What a kind of official document is: what it tells, asks for and attaches. One file per kind. */
import type { LetterKindId } from '../../../../shared/letters';
import type { RiskScheme } from '../../../../shared/risk-labels';
import type { CountyTableInput } from '../annual-tables';
import type { ReportChart } from '../chart-model';
import type { FigureIndex } from '../figures';
import type { LetterFrame } from '../letter-model';
import type { ReportTable } from '../model';
import type { Told } from '../words/told';
import type { LetterPlace } from './place';

/** Everything a document is made from: released figures, targets in force, and what the office says itself. */
export interface LetterInput extends CountyTableInput {
  readonly place: LetterPlace;
  readonly index: FigureIndex;
  /** By indicator, in the order of the kind. */
  readonly told: ReadonlyMap<string, Told>;
  /** The year put beside in words; '' where nothing could be. */
  readonly comparison: string;
  /** What was hidden, and how the years were compared; printed under the first table. */
  readonly remarks: readonly string[];
  readonly levels: RiskScheme;
  /** ISO day by which the requirements are to be met. */
  readonly dueBy: string;
  /** In the office's own words, one paragraph each: what was done, and what is asked for besides. */
  readonly measures: readonly string[];
  readonly requests: readonly string[];
  readonly frame: Omit<LetterFrame, 'attachments'>;
}

export interface LetterPart {
  /** Without its number. */
  readonly heading: string;
  readonly indicators: readonly string[];
  /** What would have to be reported for it, for saying that it was not. */
  readonly source: string;
  /** Sentences that no single indicator gives. */
  readonly more?: (input: LetterInput) => readonly string[];
}

export interface LetterRequest {
  /** '' where there is nothing to ask for. @param due 2026年12月31日 */
  readonly text: (told: (indicator: string) => Told | undefined, due: string, place: LetterPlace) => string;
}

export interface LetterKind {
  readonly id: LetterKindId;
  /** Between 关于 and 的通报, with the school year in front. */
  readonly subject: (place: LetterPlace) => string;
  readonly word: '通报' | '报告';
  /** Why the document is written, up to the comma before 现将. */
  readonly purpose: (place: LetterPlace) => string;
  readonly closing: string;
  /** 主送机关 where none is named. */
  readonly addressedTo: (place: LetterPlace) => string;
  readonly parts: readonly LetterPart[];
  /** Indicators of tables besides those of the parts. */
  readonly tabled: readonly string[];
  /** Indicators of which only the whole is told, not its parts. */
  readonly cityOnly: readonly string[];
  /** Indicators that say nothing of one county. */
  readonly notOfCounty?: readonly string[];
  readonly requests: readonly LetterRequest[];
  readonly tables: (input: LetterInput) => readonly ReportTable[];
  readonly charts: (input: LetterInput) => readonly ReportChart[];
}
