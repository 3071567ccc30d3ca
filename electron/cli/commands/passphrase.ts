/** Another passphrase for a workspace: with the one in force, or with the recovery code. */
import { parseArguments } from '../arguments';
import { cliEngine } from '../engine';
import { CommandRefused, EXIT, unwrap } from '../failure';
import { printLine } from '../output';
import { operatorOf, passphraseOf, secretOf, WORKSPACE_OPTIONS } from '../with-workspace';

export const PASSPHRASE_USAGE = 'yuxin passphrase --workspace <工作区.yuxin> --passphrase-file <口令文件>|--recovery-code-file <恢复码文件> --new-passphrase-file <新口令文件> [--operator 操作人]';

export async function passphraseCommand(argv: readonly string[]): Promise<number> {
  const options = parseArguments(argv, { ...WORKSPACE_OPTIONS, 'recovery-code-file': 'text', 'new-passphrase-file': 'text' }, PASSPHRASE_USAGE);
  if (options.positionals.length > 0) throw new CommandRefused(`用法：${PASSPHRASE_USAGE}`);
  const path = options.required('workspace');
  const next = await secretOf(options.required('new-passphrase-file'));
  const codeFile = options.text('recovery-code-file');
  const engine = cliEngine();
  try {
    if (codeFile !== undefined) unwrap(await engine.call('workspace.recover', { path, code: await secretOf(codeFile), passphrase: next, ...operatorOf(options) }));
    else {
      const current = await passphraseOf(options);
      unwrap(await engine.call('workspace.open', { path, passphrase: current, ...operatorOf(options) }));
      unwrap(await engine.call('workspace.changePassphrase', { current, next }));
    }
  } finally {
    await engine.close();
  }
  printLine('口令已更换，学生的假名不变。请妥善保管新口令。');
  return EXIT.done;
}
