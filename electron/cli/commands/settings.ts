import { levelLabel, riskScheme } from '../../../shared/risk-labels';
import type { LevelMoves, SafeCount } from '../../../shared/scale-quality';
import { SETTING_IDS, type SettingId, type SettingState, type SettingStates } from '../../../shared/settings';
import { type ParsedArguments, parseArguments } from '../arguments';
import { CommandRefused, EXIT, unwrap } from '../failure';
import { formatTable, printJson, printLine } from '../output';
import { withWorkspace, WORKSPACE_OPTIONS, WORKSPACE_USAGE } from '../with-workspace';

export const SETTINGS_USAGE = `yuxin settings list | get <设置> | set <设置> <值> | preview <设置> <值> | history <设置> | reset <设置> [--note 原因] [--json] ${WORKSPACE_USAGE}`;

/** The settings of a workspace. A value is JSON; what is none is taken as a text, so that names need no quotes. */
export async function settingsCommand(argv: readonly string[]): Promise<number> {
  const options = parseArguments(argv, { ...WORKSPACE_OPTIONS, note: 'text', json: 'flag' }, SETTINGS_USAGE);
  const [action = 'list', name, value, ...rest] = options.positionals;
  const note = options.text('note') ?? '';
  if (rest.length > 0 || (value !== undefined) !== (action === 'set' || action === 'preview')) throw new CommandRefused(`用法：${SETTINGS_USAGE}`);
  await withWorkspace(options, 'open', async (engine) => {
    if (action === 'list') return printStates(unwrap(await engine.call('settings.get', {})).settings, SETTING_IDS, options);
    const setting = settingOf(name);
    if (action === 'get') return printStates(unwrap(await engine.call('settings.get', {})).settings, [setting], options);
    if (action === 'set') return printStates(unwrap(await engine.call('settings.set', { setting, value: jsonOrText(value ?? ''), note })).settings, [setting], options);
    if (action === 'reset') return printStates(unwrap(await engine.call('settings.reset', { setting, note })).settings, [setting], options);
    if (action === 'preview') return printMoves(unwrap(await engine.call('settings.preview', { setting, value: jsonOrText(value ?? '') })), unwrap(await engine.call('settings.get', {})).settings, options);
    if (action !== 'history') throw new CommandRefused(`用法：${SETTINGS_USAGE}`);
    const { versions } = unwrap(await engine.call('settings.history', { setting }));
    if (options.flag('json')) printJson(versions);
    else printLine(formatTable(['版本', '时间', '操作人', '内容', '原因'], versions.map((version) => [String(version.version), version.changedAt, version.changedBy, version.text, version.note])));
  });
  return EXIT.done;
}

function settingOf(name: string | undefined): SettingId {
  const id = SETTING_IDS.find((each) => each === name);
  if (id === undefined) throw new CommandRefused(`没有名为“${name ?? ''}”的设置。可用：${SETTING_IDS.join('、')}。`);
  return id;
}

function jsonOrText(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

/** Pupils by level before and after. */
function printMoves(moves: LevelMoves, { riskLabels }: SettingStates, options: ParsedArguments): void {
  if (options.flag('json')) {
    printJson(moves);
    return;
  }
  const scheme = riskScheme(riskLabels.value);
  const shown = (persons: SafeCount): string => (persons === null ? '不显示' : String(persons));
  printLine(`${moves.schoolYear}学年：${shown(moves.persons)} 名学生，等级变动 ${shown(moves.moved)} 人。少于 ${moves.minimum} 人的不显示。没有改动任何设置。`);
  printLine(formatTable(['现在', '保存后', '人数'], moves.cells.map(({ before, after, persons }) => [levelLabel(scheme, before), levelLabel(scheme, after), shown(persons)])));
}

function printStates(states: SettingStates, ids: readonly SettingId[], options: ParsedArguments): void {
  if (options.flag('json')) {
    printJson(Object.fromEntries(ids.map((id) => [id, states[id]])));
    return;
  }
  const row = (id: SettingId): string[] => {
    const state: SettingState<unknown> = states[id];
    return [id, state.label, state.text, state.version === 0 ? '未改动' : `第 ${state.version} 版`, state.changedAt ?? '', state.changedBy ?? ''];
  };
  printLine(formatTable(['设置', '名称', '当前值', '版本', '改动时间', '操作人'], ids.map(row)));
}
