import { protocol } from 'electron';
import { contentSecurityPolicy } from '../content-security-policy';
import { readPageFile } from '../page-files';

const SCHEME = 'app';
const HOST = 'bundle';
/** Origin of the page. One host only: a second one would be a foreign origin to the first. */
export const PAGE_ORIGIN = `${SCHEME}://${HOST}`;

/** Node knows no origin of a scheme of our own, so scheme and host are compared. */
export function isPageAddress(address: string): boolean {
  try {
    const { protocol: scheme, host } = new URL(address);
    return scheme === `${SCHEME}:` && host === HOST;
  } catch {
    return false;
  }
}

/** Before the app is ready. */
export function registerPageScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/** @param rendererFolder absolute; may lie in app.asar */
export function servePage(rendererFolder: string): void {
  protocol.handle(SCHEME, async (request) => {
    if (!isPageAddress(request.url)) return new Response(null, { status: 403 });
    const file = await readPageFile(rendererFolder, new URL(request.url).pathname);
    if (file.status !== 200) return new Response(null, { status: file.status });
    return new Response(Uint8Array.from(file.body), {
      headers: {
        'content-type': file.contentType,
        'content-security-policy': contentSecurityPolicy(),
        'x-content-type-options': 'nosniff',
      },
    });
  });
}
