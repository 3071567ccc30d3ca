import { spawn } from 'node:child_process';
import type { Readable } from 'node:stream';

let display: Promise<string> | null = null;

async function startVirtualDisplay(): Promise<string> {
  // The server chooses a free number and writes it to the third descriptor when it is ready.
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1920x1200x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  process.once('exit', () => server.kill());
  const number = await new Promise<string>((resolve, reject) => {
    server.once('error', () => reject(new Error('the end-to-end tests need a display: install xvfb')));
    (server.stdio[3] as Readable).once('data', (data: Buffer) => resolve(data.toString().trim()));
  });
  return `:${number}`;
}

/** The display to show windows on: the one there is, else a virtual one that lives as long as this process. */
export function useDisplay(): Promise<string> {
  const given = process.env['DISPLAY'];
  return given ? Promise.resolve(given) : (display ??= startVirtualDisplay());
}
