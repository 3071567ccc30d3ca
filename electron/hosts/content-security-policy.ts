/**
 * The page may load only what its own host serves: no other origin, no inline script, no eval.
 * Inline styles are allowed because antd writes its styles into style elements at run time.
 * @param sockets addresses a WebSocket may be opened to, besides the page's own origin
 */
export function contentSecurityPolicy(sockets: readonly string[] = []): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    ['connect-src', "'self'", ...sockets].join(' '),
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
