import { DEFAULT_SCOPE, type Scope, SCOPE_SWITCH_IDS, scopeSwitch } from '../../shared/scope';
import { CommandRefused } from './failure';

export const SCOPE_USAGE = '[--scope assessed=upperGrades|schools=legalEntities|ownership=public|employment=fullTime]';

/** Switches as `id=choice`, both by id or by Chinese name; several as several options. Those not named stand at their default. */
export function scopeOption(texts: readonly string[]): Scope {
  const scope: Record<string, string> = { ...DEFAULT_SCOPE };
  for (const text of texts) {
    const [name, chosen] = text.split(/[=＝](.*)/s);
    const id = SCOPE_SWITCH_IDS.find((each) => each === name || scopeSwitch(each).label === name);
    const choice = id === undefined ? undefined : scopeSwitch(id).choices.find((each) => each.id === chosen || each.label === chosen);
    if (id === undefined || choice === undefined) {
      const known = SCOPE_SWITCH_IDS.map((each) => `${each}（${scopeSwitch(each).label}）=${scopeSwitch(each).choices.map((one) => `${one.id}（${one.label}）`).join(' 或 ')}`);
      throw new CommandRefused(`没有口径“${text}”。可用：${known.join('；')}。`);
    }
    scope[id] = choice.id;
  }
  return scope as unknown as Scope;
}
