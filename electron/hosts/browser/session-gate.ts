import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

function equal(one: string, other: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}

/** Who may use the browser host: whoever first brings the token of the printed address, and from then on that browser alone. */
export interface SessionGate {
  /** Goes into the address that is printed; works once. */
  readonly token: string;
  /** A Set-Cookie header for the right token, once; null for a wrong or used one. */
  redeem(token: string): string | null;
  /** Whether a Cookie header holds the session. */
  admits(cookieHeader: string | undefined): boolean;
}

/** @param port part of the cookie's name, because cookies do not tell ports of one host apart */
export function createSessionGate(port: number): SessionGate {
  const token = newSecret();
  const session = newSecret();
  const cookieName = `yuxin-${port}`;
  let redeemed = false;
  return {
    token,
    redeem: (given) => {
      if (redeemed || !equal(given, token)) return null;
      redeemed = true;
      return `${cookieName}=${session}; HttpOnly; SameSite=Strict; Path=/`;
    },
    admits: (cookieHeader) => {
      if (!redeemed || cookieHeader === undefined) return false;
      return cookieHeader
        .split(';')
        .map((pair) => pair.trim())
        .some((pair) => pair.startsWith(`${cookieName}=`) && equal(pair.slice(cookieName.length + 1), session));
    },
  };
}
