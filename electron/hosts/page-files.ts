import { readFile } from 'node:fs/promises';
import { extname, resolve, sep } from 'node:path';

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};

export type PageFile =
  | { readonly status: 200; readonly body: Buffer; readonly contentType: string }
  | { readonly status: 403 | 404 };

/**
 * A file of the built user interface by the path of its address.
 * @param folder absolute; nothing outside it is ever read
 * @param addressPath still percent-encoded; `/` is the start page
 */
export async function readPageFile(folder: string, addressPath: string): Promise<PageFile> {
  let path: string;
  try {
    path = decodeURIComponent(addressPath === '/' ? '/index.html' : addressPath);
  } catch {
    return { status: 403 };
  }
  const file = resolve(folder, `.${path}`);
  if (path.includes('\0') || !file.startsWith(folder + sep)) return { status: 403 };
  try {
    return { status: 200, body: await readFile(file), contentType: CONTENT_TYPES[extname(file)] ?? 'application/octet-stream' };
  } catch {
    return { status: 404 };
  }
}
