/** What an answer to a made-up message must be: a result, or an error of ours in words for officials, and nothing of the program's inside. */
import { ERROR_CODES, type ErrorCode } from '../../../../shared/contract/errors';

/** An answer, small enough to be carried out of a page. */
export interface Summary {
  readonly id: unknown;
  readonly ok: boolean;
  /** Of a failure, as it came. */
  readonly error: unknown;
  /** Whether the text of the secret file stands anywhere in the answer. */
  readonly tellsSecret: boolean;
}

const INTERNALS = /\n\s+at |Stack Trace|node_modules|\.c?js:\d|\bZodError\b|Cannot read propert|is not (?:a function|iterable|defined)|Maximum call stack|INTERNAL Error|\[object Object\]/;
const CHINESE = /\p{Script=Han}/u;

/**
 * Must stand alone: its text is run in a page too.
 * @param secret what stands in the file that nobody chose
 */
export function summarise(message: { readonly id: unknown; readonly outcome: { readonly ok: boolean; readonly error?: unknown; readonly value?: unknown } }, secret: string): Summary {
  const holdsSecret = (value: unknown): boolean => {
    if (typeof value === 'string') return value.includes(secret);
    if (ArrayBuffer.isView(value)) return new TextDecoder('latin1').decode(value).includes(secret);
    return typeof value === 'object' && value !== null && Object.values(value).some(holdsSecret);
  };
  const { ok, error, value } = message.outcome;
  return { id: message.id, ok, error: ok ? null : error, tellsSecret: holdsSecret(ok ? value : error) };
}

/** @returns what is wrong with an answer, or null */
export function faultOf({ ok, error, tellsSecret }: Summary): string | null {
  if (tellsSecret) return 'tells what stands in a file that nobody chose';
  if (ok) return null;
  if (typeof error !== 'object' || error === null) return 'fails without an error';
  const { code, message, details, ...rest } = error as Record<string, unknown>;
  if (Object.keys(rest).length > 0) return `has fields of its own: ${Object.keys(rest).join(', ')}`;
  if (!ERROR_CODES.includes(code as ErrorCode)) return `has no code of ours: ${String(code)}`;
  if (code === 'INTERNAL') return `was not foreseen: ${JSON.stringify(error)}`;
  if (typeof message !== 'string' || !CHINESE.test(message)) return `has no Chinese message: ${String(message)}`;
  if (details !== undefined && (typeof details !== 'object' || details === null || Object.values(details).some((value) => typeof value === 'object' && value !== null))) return 'has details that are not flat';
  const text = JSON.stringify(error).replaceAll('\\n', '\n');
  const found = INTERNALS.exec(text);
  return found === null ? null : `tells of the program’s inside (${found[0].trim()}): ${text.slice(0, 400)}`;
}
