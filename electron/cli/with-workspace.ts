import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { EngineApi } from '../../shared/contract';
import type { ParsedArguments } from './arguments';
import { cliEngine } from './engine';
import { CommandRefused, unwrap } from './failure';

export const WORKSPACE_OPTIONS = { workspace: 'text', 'passphrase-file': 'text', operator: 'text' } as const;
export const WORKSPACE_USAGE = '--workspace <工作区.yuxin> --passphrase-file <口令文件>（口令也可用环境变量 YUXIN_PASSPHRASE） [--operator 操作人]';

export async function passphraseOf(options: ParsedArguments): Promise<string> {
  const file = options.text('passphrase-file');
  if (file === undefined) {
    const fromEnvironment = process.env['YUXIN_PASSPHRASE'];
    if (fromEnvironment === undefined || fromEnvironment === '') throw new CommandRefused('需要口令：用 --passphrase-file 指定口令文件，或设置环境变量 YUXIN_PASSPHRASE。');
    return fromEnvironment;
  }
  return secretOf(file);
}

/** The one line of a file. @throws CommandRefused */
export async function secretOf(file: string): Promise<string> {
  const content = await readFile(file, 'utf8').catch(() => {
    throw new CommandRefused(`读不到口令文件“${file}”。请检查路径和权限。`);
  });
  // Editors end files with a line break and Windows' put a mark in front; neither belongs to the secret.
  return content.replace(/^\uFEFF/, '').replace(/\r?\n$/, '');
}

/** Who works, for the log; nothing where nobody is named. */
export function operatorOf(options: ParsedArguments): { readonly operator?: string } {
  const operator = options.text('operator') ?? process.env['YUXIN_OPERATOR'];
  return operator === undefined ? {} : { operator };
}

/** Opens the workspace (or makes it, where a command may), runs the work and always closes it. */
export async function withWorkspace<T>(options: ParsedArguments, mode: 'open' | 'createIfMissing', work: (engine: EngineApi) => Promise<T>): Promise<T> {
  const path = options.required('workspace');
  const passphrase = await passphraseOf(options);
  const engine = cliEngine();
  try {
    const fresh = mode === 'createIfMissing' && !existsSync(path) && !existsSync(`${path}.yuxin`);
    unwrap(await engine.call(fresh ? 'workspace.create' : 'workspace.open', { path, passphrase, ...operatorOf(options) }));
    return await work(engine);
  } finally {
    await engine.close();
  }
}
