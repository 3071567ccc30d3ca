import { spawn } from 'node:child_process';
import type { Readable } from 'node:stream';

/** A display of its own for one program: it ends with the last window, whatever becomes of the process that asked for it. */
async function startVirtualDisplay(): Promise<string> {
  // The server chooses a free number and writes it to the third descriptor when it is ready.
  const server = spawn('Xvfb', ['-displayfd', '3', '-terminate', '-screen', '0', '1920x1200x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const number = await new Promise<string>((resolve, reject) => {
    server.once('error', () => reject(new Error('the end-to-end tests need a display: install xvfb')));
    (server.stdio[3] as Readable).once('data', (data: Buffer) => resolve(data.toString().trim()));
  });
  return `:${number}`;
}

/** The display to show one program's window on: the one there is, else a virtual one. */
export async function useDisplay(): Promise<string> {
  return process.env['DISPLAY'] || startVirtualDisplay();
}
