import { resolve } from 'node:path';
import { parseArguments } from '../arguments';
import { cliEngine } from '../engine';
import { CommandRefused, EXIT, unwrap } from '../failure';
import { printJson, printLine } from '../output';
import { schoolYearOption } from './import';

export const SAMPLE_USAGE = 'yuxin sample <文件夹> [--seed 1] [--schools 60] [--students 20000] [--school-year 2025-2026] [--previous-year] [--json]';

/** Pupils of one school of an ordinary city; more pupils than the trial has come with more schools. */
const PUPILS_PER_SCHOOL = 750;
const TRIAL_PUPILS = 20_000;
const TRIAL_SCHOOLS = 60;

function schoolsFor(students: number | undefined): number | undefined {
  return students === undefined || students <= TRIAL_PUPILS ? undefined : Math.max(TRIAL_SCHOOLS, Math.round(students / PUPILS_PER_SCHOOL));
}

export async function sampleCommand(argv: readonly string[]): Promise<number> {
  const options = parseArguments(argv, { seed: 'text', schools: 'text', students: 'text', 'school-year': 'text', 'previous-year': 'flag', json: 'flag' }, SAMPLE_USAGE);
  const folder = options.positionals[0];
  if (folder === undefined || options.positionals.length !== 1) throw new CommandRefused(`请指定存放示例表格的文件夹。\n用法：${SAMPLE_USAGE}`);
  const students = options.integer('students');
  const engine = cliEngine();
  try {
    const result = unwrap(
      await engine.call('sample.write', {
        folder: resolve(folder),
        seed: options.integer('seed'),
        schools: options.integer('schools') ?? schoolsFor(students),
        students,
        schoolYear: schoolYearOption(options.text('school-year')),
        withPreviousYear: options.flag('previous-year'),
      }),
    );
    if (options.flag('json')) printJson(result);
    else printLine(`已在 ${result.folder} 生成 ${result.files.length} 个示例表格（人物和数据均为虚构），各项真值见 ${result.truthFile}。`);
    return EXIT.done;
  } finally {
    await engine.close();
  }
}
