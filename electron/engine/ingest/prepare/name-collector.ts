/**
 * Names of pupils on their way through a reading thread: put beside the code that the bureau knows the pupil by, and encrypted to the pupil's school before
 * anything leaves the thread. What is held in clear is bounded, however large the file is.
 */
import { REGISTER_COLUMNS } from '../../../../shared/name-register';
import { gradeLabel } from '../../../../shared/grades';
import { CSV_MARK, csvLine } from '../../name-register/csv-line';
import type { PupilCodes } from '../../name-register/pupil-code';
import { sealTo } from '../../name-register/recipients';
import type { SealedNames } from './prepared';
import { type CleanRecord, type RowSubject, type StoredValue, textOf } from './record';
import { type RegisterKey, registerKeyFor, type SchoolKeys } from './school-keys';

/** Characters in clear that are held at most; the largest school is sealed first. */
const MOST_CHARACTERS = 4 * 1024 ** 2;
/** Tells namesakes apart and is no number yet. */
const LAST_FIGURES = 4;
const GENDERS: Readonly<Record<string, string>> = { male: '男', female: '女' };

interface Held {
  readonly key: RegisterKey;
  /** Lines by code: tables with a row for every answer name a pupil many times. */
  readonly lines: Map<string, string>;
  characters: number;
}

export class NameCollector {
  private readonly held = new Map<string, Held>();
  private characters = 0;

  constructor(
    private readonly keys: SchoolKeys,
    private readonly codes: PupilCodes,
    private readonly schoolYear: string,
    private readonly mostCharacters = MOST_CHARACTERS,
  ) {}

  /** @param grade as the row is stored with */
  add(record: CleanRecord, { school, subject }: RowSubject, grade: StoredValue | undefined): void {
    if (subject === null) return;
    const key = registerKeyFor(this.keys, this.schoolYear, school);
    if (key === null) return;
    let own = this.held.get(key.school);
    if (own === undefined) {
      own = { key, lines: new Map(), characters: 0 };
      this.held.set(key.school, own);
    }
    const code = this.codes.codeOf(subject);
    if (own.lines.has(code)) return;
    const line = csvLine([code, ...personOf(record, grade)]);
    own.lines.set(code, line);
    own.characters += line.length;
    this.characters += line.length;
  }

  /** What has to go so that the rest stays within bounds. */
  async *overfull(): AsyncGenerator<SealedNames, void, undefined> {
    while (this.characters > this.mostCharacters) {
      const [largest] = [...this.held.values()].sort((a, b) => b.characters - a.characters);
      if (largest === undefined) return;
      yield await this.seal(largest);
    }
  }

  async *rest(): AsyncGenerator<SealedNames, void, undefined> {
    for (const each of [...this.held.values()]) yield await this.seal(each);
  }

  private async seal(held: Held): Promise<SealedNames> {
    const { key, lines, characters } = held;
    const content = await sealTo(key.recipient, Buffer.from(CSV_MARK + csvLine(REGISTER_COLUMNS) + [...lines.values()].join('')));
    this.held.delete(key.school);
    this.characters -= characters;
    return { school: key.school, fingerprint: key.fingerprint, entries: lines.size, content };
  }
}

/** The least that the school knows the child by. */
function personOf(record: CleanRecord, grade: StoredValue | undefined): readonly string[] {
  const name = textOf(record, 'name') ?? '';
  const number = textOf(record, 'studentNumber') ?? textOf(record, 'nationalStudentNumber') ?? '';
  // A file without names: the number is all there is.
  const shown = name === '' ? (number === '' ? (textOf(record, 'idCard') ?? '') : number) : number.slice(-LAST_FIGURES);
  return [name, GENDERS[textOf(record, 'gender') ?? ''] ?? '', typeof grade === 'number' ? gradeLabel(String(grade)) : '', textOf(record, 'className') ?? '', shown];
}
