/** What an official document says of itself, as it is typed, and as the engine wants it. */
import type { RequestOf } from '../../../shared/contract';

export interface LetterChoices {
  readonly redHead: string;
  readonly number: string;
  readonly signedBy: string;
  /** '' as the kind has it. */
  readonly addressedTo: string;
  /** Bodies with 、 or a comma between them. */
  readonly copiesTo: string;
  /** ISO date, or '' */
  readonly dueBy: string;
  /** A paragraph a line. */
  readonly measures: string;
  readonly requests: string;
}

export const NO_LETTER: LetterChoices = { redHead: '', number: '', signedBy: '', addressedTo: '', copiesTo: '', dueBy: '', measures: '', requests: '' };

type LetterParameters = NonNullable<NonNullable<RequestOf<'report.issue'>['parameters']>['letter']>;

export function letterParametersOf({ redHead, number, signedBy, addressedTo, copiesTo, dueBy, measures, requests }: LetterChoices): LetterParameters {
  return {
    redHead: redHead.trim(),
    number: number.trim(),
    signedBy: signedBy.trim(),
    ...(addressedTo.trim() === '' ? {} : { addressedTo: addressedTo.trim().replace(/[：:]$/, '') }),
    copiesTo: parts(copiesTo, /[、，,；;\n]/),
    ...(dueBy === '' ? {} : { dueBy }),
    measures: parts(measures, /\n/),
    requests: parts(requests, /\n/),
  };
}

function parts(text: string, between: RegExp): string[] {
  return text.split(between).map((part) => part.trim()).filter((part) => part !== '');
}
