/** `--parameter` of `yuxin query`: values of a kept query's parameters, or of those written into the text. */
import { type BoundParameter, PARAMETER_TYPE_IDS, PARAMETER_TYPES, type QueryParameter } from '../../shared/query-parameters';
import { findCounty } from '../../shared/regions';
import { CommandRefused } from './failure';

interface Given {
  readonly name: string;
  readonly type: QueryParameter['type'] | null;
  readonly value: string;
}

/** @param text `name=value` or `name:type=value` */
function givenOf(text: string): Given {
  const match = /^([^=:]+)(?::([^=]*))?=(.*)$/s.exec(text);
  if (match === null) throw new CommandRefused(`--parameter 应写成 名称=值，收到“${text}”。`);
  const [, name = '', type, value = ''] = match;
  const known = PARAMETER_TYPE_IDS.find((id) => id === type || PARAMETER_TYPES[id] === type);
  if (type !== undefined && known === undefined) throw new CommandRefused(`参数没有“${type}”这种类型。可用：${PARAMETER_TYPE_IDS.map((id) => `${id}（${PARAMETER_TYPES[id]}）`).join('、')}。`);
  return { name, type: known ?? null, value };
}

/**
 * @param declared of a kept query; null: the query stands on the command line, and its parameters are texts unless their type is given
 * @throws CommandRefused for values of no parameter and parameters without a value
 */
export function parametersOf(texts: readonly string[], declared: readonly QueryParameter[] | null): readonly BoundParameter[] {
  const given = texts.map(givenOf);
  if (declared === null) return given.map(({ name, type, value }) => bound({ name, type: type ?? 'text', label: '', choices: [], defaultValue: '' }, value));
  const unknown = given.find(({ name }) => !declared.some((parameter) => parameter.name === name));
  if (unknown !== undefined) throw new CommandRefused(`这条收藏没有参数“${unknown.name}”。它的参数：${declared.map(({ name }) => name).join('、') || '无'}。`);
  return declared.map((parameter) => bound(parameter, given.find(({ name }) => name === parameter.name)?.value ?? parameter.defaultValue));
}

/** Counties may be given by their Chinese names. */
function bound(parameter: QueryParameter, value: string): BoundParameter {
  return { ...parameter, value: parameter.type === 'county' ? (findCounty(value)?.code ?? value) : value };
}
