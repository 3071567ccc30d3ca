import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

const FOLDER_NAME = '育心数据台';

/**
 * The default folder of workspaces: `--home <folder>` (or `--home=<folder>`), else YUXIN_HOME, else 育心数据台
 * below the user's documents.
 * @param documents absolute; the user's home folder unless the host knows better
 */
export function homeFolder(
  argv: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  documents = homedir(),
): string {
  const index = argv.findIndex((argument) => argument === '--home' || argument.startsWith('--home='));
  const argument = argv[index];
  const given = argument === '--home' ? argv[index + 1] : argument?.slice('--home='.length);
  return resolve(given || environment['YUXIN_HOME'] || join(documents, FOLDER_NAME));
}
