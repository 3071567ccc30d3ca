/** What a report says of the cells that it hides: once, whatever number of answers it is made from. */
import { SUPPRESSED_TEXT } from '../../../shared/format';
import type { ReleasedFigures } from '../privacy/released';

const WORDS = `为保护学生隐私，人数不足门槛的，以及能由合计和其他数字推算出它们的，一并不显示，写“${SUPPRESSED_TEXT}”。`;

/** The counts of single answers are left out: no sheet shows just the cells of one. @returns nothing where nothing is hidden */
export function hiddenNotes(answers: readonly Pick<ReleasedFigures, 'suppressedCount'>[]): readonly string[] {
  return answers.some(({ suppressedCount }) => suppressedCount > 0) ? [WORDS] : [];
}
