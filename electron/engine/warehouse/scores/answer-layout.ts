/** Which questionnaire a run of answers belongs to, and which answer is which question. */
import type { ScaleCatalogue, ScaleDefinition } from '../../../../shared/scales';

/** Where the answers of one questionnaire stand among a batch's measures. */
export interface AnswerGroup {
  /** What stands above the questions of one questionnaire where a file has several; '' where it has one. */
  readonly heading: string;
  /** Index in `measures` by question from 0; -1 for a question that the file does not have. */
  readonly positions: readonly number[];
}

const numbered = /^(?:(.*)·)?\D*?0*(\d{1,3})$/;

/**
 * @param measures names of the measures of a batch: 1 … N, or PHQ-9·1 … where several questionnaires stand side by side.
 * Measures without a number are scores of subscales and belong to no question.
 */
export function answerGroups(measures: readonly string[]): readonly AnswerGroup[] {
  const groups = new Map<string, number[]>();
  for (const [index, measure] of measures.entries()) {
    const match = numbered.exec(measure);
    const question = Number(match?.[2] ?? 0);
    if (question === 0) continue;
    const heading = match?.[1] ?? '';
    const positions = groups.get(heading) ?? [];
    while (positions.length < question) positions.push(-1);
    positions[question - 1] = index;
    groups.set(heading, positions);
  }
  return [...groups].map(([heading, positions]) => ({ heading, positions }));
}

/** The first of these texts that names a scale: what stands above the questions, the row's own column, title, sheet, file. */
export function scaleOf(scales: ScaleCatalogue, texts: readonly (string | null)[]): ScaleDefinition | undefined {
  for (const text of texts) {
    const scale = text === null || text === '' ? undefined : scales.find(text);
    if (scale !== undefined) return scale;
  }
  return undefined;
}
