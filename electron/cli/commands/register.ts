/** `yuxin register`: names of pupils that only their own school can read (decisions/0042). */
import { resolve } from 'node:path';
import type { KeyImport, SchoolKey } from '../../../shared/name-register';
import { countyLabel } from '../../../shared/regions';
import { type ParsedArguments, parseArguments } from '../arguments';
import { CommandRefused, EXIT, unwrap } from '../failure';
import { formatTable, printJson, printLine } from '../output';
import { handOver, keygen, open, REGISTER_FILES_USAGE } from './register-files';
import { withWorkspace, WORKSPACE_OPTIONS, WORKSPACE_USAGE } from '../with-workspace';

export const REGISTER_USAGE = `yuxin register [list] [--json] | key <学校或标识码> --public-key <age1…> [--county 县区] | keys <公钥表.xlsx> | remove-key <学校或标识码> | ${REGISTER_FILES_USAGE} ${WORKSPACE_USAGE}`;

const WITHOUT_SUBJECT: readonly string[] = ['list', 'hand-over', 'keygen'];

export async function registerCommand(argv: readonly string[]): Promise<number> {
  const options = parseArguments(argv, { ...WORKSPACE_OPTIONS, 'public-key': 'text', county: 'text', out: 'text', 'school-year': 'text', school: 'texts', list: 'flag', reason: 'text', identity: 'text', json: 'flag' }, REGISTER_USAGE);
  const [action = 'list', subject, ...rest] = options.positionals;
  const takesSubject = !WITHOUT_SUBJECT.includes(action);
  if (rest.length > 0 || (subject !== undefined) !== takesSubject) throw new CommandRefused(`用法：${REGISTER_USAGE}`);
  switch (action) {
    case 'list':
      return list(options);
    case 'key':
      return setKey(options, subject ?? '');
    case 'keys':
      return importKeys(options, subject ?? '');
    case 'remove-key':
      return removeKey(options, subject ?? '');
    case 'hand-over':
      return handOver(options);
    case 'keygen':
      return keygen(options);
    case 'open':
      return open(options, subject ?? '');
    default:
      throw new CommandRefused(`用法：${REGISTER_USAGE}`);
  }
}

async function list(options: ParsedArguments): Promise<number> {
  printKeys((await withWorkspace(options, 'open', async (engine) => unwrap(await engine.call('register.keys', {})))).keys, options);
  return EXIT.done;
}

async function setKey(options: ParsedArguments, school: string): Promise<number> {
  const publicKey = options.required('public-key');
  printKeys((await withWorkspace(options, 'open', async (engine) => unwrap(await engine.call('register.setKey', { school, county: options.text('county') ?? '', publicKey })))).keys, options);
  return EXIT.done;
}

async function importKeys(options: ParsedArguments, file: string): Promise<number> {
  const { keys, imported } = await withWorkspace(options, 'open', async (engine) => unwrap(await engine.call('register.importKeys', { source: { kind: 'path', path: resolve(file) } })));
  if (options.flag('json')) printJson({ keys, imported });
  else {
    printImport(imported);
    printKeys(keys, options);
  }
  return imported.problems.length === 0 ? EXIT.done : EXIT.doneWithFailures;
}

function printImport({ added, replaced, unchanged, problems }: KeyImport): void {
  if (problems.length > 0) printLine(formatTable(['行', '学校', '没有录入的原因'], problems.map(({ row, school, message }) => [String(row), school, message])));
  printLine(`录入 ${added} 个公钥，更换 ${replaced} 个，未变 ${unchanged} 个，未录入 ${problems.length} 行。`);
}

async function removeKey(options: ParsedArguments, named: string): Promise<number> {
  const { keys } = await withWorkspace(options, 'open', async (engine) => {
    const known = unwrap(await engine.call('register.keys', {})).keys.filter(({ school, schoolName }) => school === named || schoolName === named);
    if (known.length > 1) throw new CommandRefused(`有 ${known.length} 所“${named}”录入了公钥。请写学校标识码。`);
    return unwrap(await engine.call('register.removeKey', { school: known[0]?.school ?? named }));
  });
  printKeys(keys, options);
  return EXIT.done;
}

function printKeys(keys: readonly SchoolKey[], options: ParsedArguments): void {
  if (options.flag('json')) printJson(keys);
  else if (keys.length === 0) printLine('没有录入任何学校的公钥：导入时不生成加密名册。');
  else {
    printLine(
      formatTable(
        ['县区', '学校', '标识码', '公钥指纹', '录入时间', '录入人', '批次', '名册行数', '旧公钥的批次'],
        keys.map(({ county, schoolName, school, fingerprint, addedAt, addedBy, batches, entries, olderBatches }) => [county === null ? '' : countyLabel(county), schoolName, school, fingerprint, addedAt, addedBy, String(batches), String(entries), String(olderBatches)]),
      ),
    );
  }
}
