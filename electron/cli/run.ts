/** What the command line does with its arguments: one command of the list. */
import { AUDIT_USAGE, auditCommand } from './commands/audit';
import { BACKUP_USAGE, backupCommand, RESTORE_USAGE, restoreCommand, SALVAGE_USAGE, salvageCommand } from './commands/backup';
import { BATCHES_USAGE, batchesCommand, ISSUES_USAGE, issuesCommand, UNDO_USAGE, undoCommand } from './commands/batches';
import { CALLS_USAGE, callsCommand } from './commands/calls';
import { DICTIONARY_USAGE, dictionaryCommand } from './commands/dictionary';
import { FOLLOW_UP_USAGE, followUpCommand } from './commands/follow-up';
import { IMPORT_USAGE, importCommand } from './commands/import';
import { INDICATOR_USAGE, indicatorCommand, INDICATORS_USAGE, indicatorsCommand, TREND_USAGE, trendCommand } from './commands/indicators';
import { INSPECT_USAGE, inspectCommand } from './commands/inspect';
import { PASSPHRASE_USAGE, passphraseCommand } from './commands/passphrase';
import { PIVOT_USAGE, pivotCommand } from './commands/pivot';
import { QUERY_USAGE, queryCommand } from './commands/query';
import { RECONCILE_USAGE, reconcileCommand } from './commands/reconcile';
import { REGISTER_USAGE, registerCommand } from './commands/register';
import { REPORT_USAGE, reportCommand } from './commands/report';
import { RETENTION_USAGE, retentionCommand } from './commands/retention';
import { ROTA_USAGE, rotaCommand } from './commands/rota';
import { SAMPLE_USAGE, sampleCommand } from './commands/sample';
import { SCHOOLS_USAGE, schoolsCommand } from './commands/schools';
import { SCALE_USAGE, scaleCommand } from './commands/scale';
import { SETTINGS_USAGE, settingsCommand } from './commands/settings';
import { SOURCES_USAGE, sourcesCommand } from './commands/sources';
import { SERVE_USAGE, serveCommand } from './commands/serve';
import { TEMPLATE_USAGE, templateCommand } from './commands/template';
import { VERIFY_USAGE, verifyCommand } from './commands/verify';
import { CommandRefused, EXIT } from './failure';
import { printLine } from './output';

interface Command {
  readonly usage: string;
  readonly run: (argv: readonly string[]) => Promise<number>;
}

const commands: Readonly<Record<string, Command>> = {
  sample: { usage: SAMPLE_USAGE, run: sampleCommand },
  import: { usage: IMPORT_USAGE, run: importCommand },
  inspect: { usage: INSPECT_USAGE, run: inspectCommand },
  batches: { usage: BATCHES_USAGE, run: batchesCommand },
  undo: { usage: UNDO_USAGE, run: undoCommand },
  issues: { usage: ISSUES_USAGE, run: issuesCommand },
  indicators: { usage: INDICATORS_USAGE, run: indicatorsCommand },
  indicator: { usage: INDICATOR_USAGE, run: indicatorCommand },
  trend: { usage: TREND_USAGE, run: trendCommand },
  sources: { usage: SOURCES_USAGE, run: sourcesCommand },
  query: { usage: QUERY_USAGE, run: queryCommand },
  pivot: { usage: PIVOT_USAGE, run: pivotCommand },
  schools: { usage: SCHOOLS_USAGE, run: schoolsCommand },
  template: { usage: TEMPLATE_USAGE, run: templateCommand },
  dictionary: { usage: DICTIONARY_USAGE, run: dictionaryCommand },
  report: { usage: REPORT_USAGE, run: reportCommand },
  verify: { usage: VERIFY_USAGE, run: verifyCommand },
  reconcile: { usage: RECONCILE_USAGE, run: reconcileCommand },
  'follow-up': { usage: FOLLOW_UP_USAGE, run: followUpCommand },
  rota: { usage: ROTA_USAGE, run: rotaCommand },
  calls: { usage: CALLS_USAGE, run: callsCommand },
  scale: { usage: SCALE_USAGE, run: scaleCommand },
  settings: { usage: SETTINGS_USAGE, run: settingsCommand },
  audit: { usage: AUDIT_USAGE, run: auditCommand },
  passphrase: { usage: PASSPHRASE_USAGE, run: passphraseCommand },
  retention: { usage: RETENTION_USAGE, run: retentionCommand },
  register: { usage: REGISTER_USAGE, run: registerCommand },
  backup: { usage: BACKUP_USAGE, run: backupCommand },
  restore: { usage: RESTORE_USAGE, run: restoreCommand },
  salvage: { usage: SALVAGE_USAGE, run: salvageCommand },
  serve: { usage: SERVE_USAGE, run: serveCommand },
};

async function command(argv: readonly string[]): Promise<number> {
  const [name, ...rest] = argv;
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    printLine(`育心数据台 命令行\n\n${Object.values(commands).map(({ usage }) => `  ${usage}`).join('\n')}`);
    return EXIT.done;
  }
  const known = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (known === undefined) throw new CommandRefused(`没有命令“${name}”。可用：${Object.keys(commands).join('、')}。`);
  return known.run(rest);
}

/**
 * Runs one command, printing to the standard streams of this process.
 * @param argv without the program's own name
 * @returns the exit code (failure.ts); a command that fails has said why on standard error
 */
export async function runCommandLine(argv: readonly string[]): Promise<number> {
  try {
    return await command(argv);
  } catch (error) {
    if (argv.includes('--json') && error instanceof CommandRefused && error.error !== null) printLine(JSON.stringify({ error: error.error }));
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return EXIT.refused;
  }
}
