/** Reads untrusted JSON piece by piece; what does not fit is told in Chinese with the name of its place. */
export class Unreadable extends Error {}

export type Json = Readonly<Record<string, unknown>>;

export function refuse(problem: string): never {
  throw new Unreadable(problem);
}

export function objectOf(value: unknown, place: string): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) refuse(`“${place}”应是一组名称和值。`);
  return value as Json;
}

/** A misspelt name would otherwise be passed over in silence, and the answer be another than the one asked for. */
export function onlyNames(value: Json, names: readonly string[], place: string): void {
  const unknown = Object.keys(value).find((name) => !names.includes(name));
  if (unknown !== undefined) refuse(`“${place}”里有不认识的“${unknown.slice(0, 60)}”。可以写：${names.join('、')}。`);
}

export function listOf<T>(value: unknown, place: string, most: number, item: (value: unknown) => T): readonly T[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) refuse(`“${place}”应是一个列表。`);
  if (value.length > most) refuse(`“${place}”最多 ${most} 项，现有 ${value.length} 项。请减少。`);
  return value.map(item);
}

export function textOf(value: unknown, place: string, most: number): string {
  if (typeof value !== 'string') refuse(`“${place}”应是文字。`);
  if (value.length > most) refuse(`“${place}”最多 ${most} 个字。请缩短。`);
  return value;
}

export function truthOf(value: unknown, place: string): boolean {
  if (value === undefined) return false;
  if (typeof value !== 'boolean') refuse(`“${place}”应是 true 或 false。`);
  return value;
}

export function wholeOf(value: unknown, place: string, least: number, most: number): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < least || value > most) refuse(`“${place}”应是 ${least} 到 ${most} 的整数。`);
  return value;
}

/** @param choices what it may be, which is also told. */
export function oneOf<T extends string>(value: unknown, place: string, choices: readonly T[]): T {
  const found = choices.find((choice) => choice === value);
  if (found === undefined) refuse(`“${place}”不能是“${String(value).slice(0, 60)}”。可以是：${choices.join('、')}。`);
  return found;
}

export function withoutRepeats<T>(items: readonly T[], place: string, key: (item: T) => string): readonly T[] {
  const keys = items.map(key);
  const twice = keys.find((own, index) => keys.indexOf(own) !== index);
  if (twice !== undefined) refuse(`“${place}”里“${twice}”写了两次。请去掉一个。`);
  return items;
}
