/** Which files and folders of this computer a request names, told by the request schemas themselves. */
import type { z } from 'zod';
import { SETTING_IDS, SETTINGS } from '../settings';
import { pathUses, type PathUse } from './request-fields';
import { type Method, requestSchemas } from './requests';

export interface NamedPath {
  readonly path: string;
  readonly use: PathUse;
}

type Schema = z.core.$ZodTypes;
type Pair = readonly [schema: Schema, value: unknown];

/** The parts of a value with the schemas that they are held to. */
function partsOf(schema: Schema, value: unknown): readonly Pair[] {
  const { def } = schema._zod;
  // Schemas that only wrap another one.
  if ('innerType' in def) return [[def.innerType as Schema, value]];
  if (def.type === 'lazy') return [[def.getter() as Schema, value]];
  if (def.type === 'pipe') return [[def.in as Schema, value]];
  // Every alternative: a path that the one that fits would drop is refused rather than overlooked.
  if (def.type === 'union') return def.options.map((option) => [option as Schema, value]);
  if (typeof value !== 'object' || value === null) return [];
  if (def.type === 'array') return Array.isArray(value) ? value.map((element) => [def.element as Schema, element]) : [];
  // No list is a record: looked at as both, lists in lists would take twice as long for every level.
  if (def.type === 'record') return Array.isArray(value) ? [] : Object.values(value).map((element) => [def.valueType as Schema, element]);
  if (def.type !== 'object') return [];
  return Object.entries(def.shape).flatMap(([key, field]) => (Object.hasOwn(value, key) ? [[field as Schema, (value as Record<string, unknown>)[key]] as const] : []));
}

/** A setting's value has no schema in the request: the catalogue of settings says which of them are folders. */
function folderSet(request: unknown): readonly NamedPath[] {
  if (typeof request !== 'object' || request === null || !('setting' in request) || !('value' in request)) return [];
  const id = SETTING_IDS.find((each) => each === request.setting);
  if (id === undefined || SETTINGS[id].isFolder !== true) return [];
  // As it will be kept, without what the catalogue takes off its ends.
  const kept = SETTINGS[id].schema.safeParse(request.value);
  return kept.success && typeof kept.data === 'string' && kept.data !== '' ? [{ path: kept.data, use: 'write' }] : [];
}

/** @param request not validated yet: what is no text where a path belongs is left to the validation, however deep the rest goes */
export function pathsOfRequest(method: Method, request: unknown): readonly NamedPath[] {
  const found: NamedPath[] = method === 'settings.set' ? [...folderSet(request)] : [];
  const open: Pair[] = [[requestSchemas[method], request]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [schema, value] = next;
    const use = pathUses.get(schema)?.use;
    if (use === undefined) open.push(...partsOf(schema, value).toReversed());
    else if (typeof value === 'string') found.push({ path: value, use });
  }
  return found;
}
