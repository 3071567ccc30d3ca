/** Builds the page with the program's own sources and serves it on loopback to a browser of the measurement. */
import { createServer, type Server } from 'node:http';
import { readFileSync } from 'node:fs';
import { extname, join, normalize } from 'node:path';
import react from '@vitejs/plugin-react';
import { build } from 'vite';

const types: Readonly<Record<string, string>> = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css' };

/** @param root of the checkout */
export async function buildPage(root: string, folder: string): Promise<void> {
  await build({ configFile: false, root: join(root, 'test/bench/grid/page'), base: './', logLevel: 'error', plugins: [react()], build: { outDir: folder, emptyOutDir: true, target: 'chrome114', chunkSizeWarningLimit: 4000 } });
}

export interface ServedPage {
  readonly url: string;
  close(): void;
}

export async function servePage(folder: string): Promise<ServedPage> {
  const server: Server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://127.0.0.1').pathname);
    const file = join(folder, path === '/' ? 'index.html' : path);
    try {
      const bytes = readFileSync(file);
      response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' }).end(bytes);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { url: `http://127.0.0.1:${address.port}/`, close: () => server.close() };
}
