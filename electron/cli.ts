/** The same engine without a window. Output in Chinese; `--json` for machines; exit codes in cli/failure.ts. */
import { runCommandLine } from './cli/run';

void runCommandLine(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
