/**
 * Pseudonyms. Direct identifiers are turned into HMAC-SHA-256 values (first 128 bits) in memory while a file
 * is read; nobody without the workspace's key can recompute them, and the same person gets the same value in
 * every file and year as long as the same kind of key is given.
 */
import { KeyedHash } from './keyed-hash';

export type IdentityKind = 'idCard' | 'nationalStudentNumber' | 'studentNumber' | 'nameInClass' | 'nameAndBirth' | 'nameInSchool';

export interface Identity {
  readonly kind: IdentityKind;
  readonly pseudonym: bigint;
}

export interface StudentClues {
  /** Also the one inside a 学籍号. */
  readonly idCard: string | null;
  readonly nationalStudentNumber: string | null;
  readonly studentNumber: string | null;
  readonly name: string | null;
  readonly gender: string | null;
  readonly className: string | null;
  readonly grade: number | null;
  readonly schoolIdentity: string | null;
  readonly schoolYear: string;
}

export interface CounselorClues {
  readonly idCard: string | null;
  readonly name: string;
  readonly gender: string | null;
  readonly birthMonth: string | null;
  readonly schoolIdentity: string;
}

export class Pseudonymiser {
  private readonly hash: KeyedHash;

  constructor(key: Uint8Array) {
    this.hash = new KeyedHash(key);
  }

  /** Stated order: ID card; 学籍号; school + 学号; school + class + name + sex. Null when none is complete. */
  student(clues: StudentClues): Identity | null {
    const number = clues.nationalStudentNumber ?? clues.studentNumber;
    if (clues.idCard !== null) return this.make('idCard', clues.idCard);
    if (number !== null && (clues.nationalStudentNumber !== null || /^[GL]\d{17}[\dX]$/.test(number))) return this.make('nationalStudentNumber', number);
    if (clues.schoolIdentity === null) return null;
    if (clues.studentNumber !== null) return this.make('studentNumber', clues.schoolIdentity, clues.studentNumber);
    if (clues.name === null) return null;
    return this.make('nameInClass', clues.schoolIdentity, cohort(clues), clues.className ?? '', clues.name, clues.gender ?? '');
  }

  /** ID card; name + sex + birth month; school + name. */
  counselor(clues: CounselorClues): Identity {
    if (clues.idCard !== null) return this.make('idCard', clues.idCard);
    if (clues.birthMonth !== null) return this.make('nameAndBirth', clues.name, clues.gender ?? '', clues.birthMonth);
    return this.make('nameInSchool', clues.schoolIdentity, clues.name);
  }

  private make(kind: IdentityKind, ...parts: readonly string[]): Identity {
    let message: string = kind;
    for (const part of parts) message += `\u0000${part}`;
    return { kind, pseudonym: this.hash.first128(message) };
  }
}

/** Year of entry instead of the grade, so that a class of last year is the same class this year. */
function cohort(clues: StudentClues): string {
  return clues.grade === null ? '' : String(Number(clues.schoolYear.slice(0, 4)) - clues.grade);
}
