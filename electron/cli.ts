/** The same engine without a window. Output in Chinese; `--json` for machines; exit codes in cli/failure.ts. */
import { AUDIT_USAGE, auditCommand } from './cli/commands/audit';
import { BACKUP_USAGE, backupCommand, RESTORE_USAGE, restoreCommand, SALVAGE_USAGE, salvageCommand } from './cli/commands/backup';
import { BATCHES_USAGE, batchesCommand, ISSUES_USAGE, issuesCommand, UNDO_USAGE, undoCommand } from './cli/commands/batches';
import { CALLS_USAGE, callsCommand } from './cli/commands/calls';
import { DICTIONARY_USAGE, dictionaryCommand } from './cli/commands/dictionary';
import { FOLLOW_UP_USAGE, followUpCommand } from './cli/commands/follow-up';
import { IMPORT_USAGE, importCommand } from './cli/commands/import';
import { INDICATOR_USAGE, indicatorCommand, INDICATORS_USAGE, indicatorsCommand, TREND_USAGE, trendCommand } from './cli/commands/indicators';
import { INSPECT_USAGE, inspectCommand } from './cli/commands/inspect';
import { PASSPHRASE_USAGE, passphraseCommand } from './cli/commands/passphrase';
import { PIVOT_USAGE, pivotCommand } from './cli/commands/pivot';
import { QUERY_USAGE, queryCommand } from './cli/commands/query';
import { RECONCILE_USAGE, reconcileCommand } from './cli/commands/reconcile';
import { REGISTER_USAGE, registerCommand } from './cli/commands/register';
import { REPORT_USAGE, reportCommand } from './cli/commands/report';
import { RETENTION_USAGE, retentionCommand } from './cli/commands/retention';
import { ROTA_USAGE, rotaCommand } from './cli/commands/rota';
import { SAMPLE_USAGE, sampleCommand } from './cli/commands/sample';
import { SCHOOLS_USAGE, schoolsCommand } from './cli/commands/schools';
import { SCALE_USAGE, scaleCommand } from './cli/commands/scale';
import { SETTINGS_USAGE, settingsCommand } from './cli/commands/settings';
import { SOURCES_USAGE, sourcesCommand } from './cli/commands/sources';
import { SERVE_USAGE, serveCommand } from './cli/commands/serve';
import { TEMPLATE_USAGE, templateCommand } from './cli/commands/template';
import { VERIFY_USAGE, verifyCommand } from './cli/commands/verify';
import { CommandRefused, EXIT } from './cli/failure';
import { printLine } from './cli/output';

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

async function main(argv: readonly string[]): Promise<number> {
  const [name, ...rest] = argv;
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    printLine(`育心数据台 命令行\n\n${Object.values(commands).map((command) => `  ${command.usage}`).join('\n')}`);
    return EXIT.done;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) throw new CommandRefused(`没有命令“${name}”。可用：${Object.keys(commands).join('、')}。`);
  return command.run(rest);
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    const message = error instanceof Error ? error.message : String(error);
    if (process.argv.includes('--json') && error instanceof CommandRefused && error.error !== null) printLine(JSON.stringify({ error: error.error }));
    process.stderr.write(`${message}\n`);
    process.exitCode = EXIT.refused;
  },
);
