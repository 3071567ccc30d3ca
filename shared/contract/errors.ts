/** Errors are values: a stable code, a Chinese message that says what to do, and details for the log. */
export const ERROR_CODES = [
  'BAD_REQUEST',
  'CANCELLED',
  'INTERNAL',
  'ENGINE_GONE',
  'NO_WORKSPACE',
  /** The program is locked: the passphrase has to be given again. */
  'LOCKED',
  'WORKSPACE_EXISTS',
  'WORKSPACE_NOT_FOUND',
  'NOT_A_WORKSPACE',
  'WORKSPACE_NEWER',
  'WORKSPACE_LOCKED',
  'WORKSPACE_DAMAGED',
  'NOT_A_BACKUP',
  'BACKUP_DAMAGED',
  'WRONG_PASSPHRASE',
  'WEAK_PASSPHRASE',
  /** The page named a file or folder that nobody chose. */
  'NOT_CHOSEN',
  'CANNOT_WRITE',
  /** The host has no window to print in, or printing failed. */
  'CANNOT_PRINT',
  'DISK_FULL',
  'FILE_NOT_FOUND',
  'FILE_UNREADABLE',
  'FILE_TOO_LARGE',
  'UNSUPPORTED_FORMAT',
  'ENCRYPTED_WORKBOOK',
  'DAMAGED_FILE',
  'HOSTILE_FILE',
  'NOT_RECOGNISED',
  'NOTHING_TO_IMPORT',
  'IMPORT_PENDING',
  'BATCH_NOT_FOUND',
  'UNKNOWN_INDICATOR',
  'UNKNOWN_DIMENSION',
  'NO_DATA',
  'NO_RANKING',
  'TOO_FEW',
  'QUERY_REFUSED',
  'QUERY_FAILED',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

export interface EngineError {
  readonly code: ErrorCode;
  /** Chinese; says what happened and what to do. */
  readonly message: string;
  readonly details?: Readonly<Record<string, string | number | boolean | null>>;
}

export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: EngineError };

export function success<T>(value: T): Outcome<T> {
  return { ok: true, value };
}

export function failure<T = never>(code: ErrorCode, message: string, details?: EngineError['details']): Outcome<T> {
  return { ok: false, error: details === undefined ? { code, message } : { code, message, details } };
}

/** Thrown inside the engine only; the composition root turns it into a value. */
export class EngineFailure extends Error {
  readonly error: EngineError;

  constructor(code: ErrorCode, message: string, details?: EngineError['details'], options?: ErrorOptions) {
    super(message, options);
    this.name = 'EngineFailure';
    this.error = details === undefined ? { code, message } : { code, message, details };
  }
}
