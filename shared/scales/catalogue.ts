/** The questionnaires that are known at one place and time, and how texts name them: the built-in ones and a bureau's own. */
import type { KeyedScale, ScaleDefinition } from './types';

export interface ScaleCatalogue {
  readonly scales: readonly ScaleDefinition[];
  byId(id: string): ScaleDefinition | undefined;
  /** @param text a scale's name, abbreviation, or a longer text that holds one: 心理健康诊断测验（MHT）, PHQ-9抑郁筛查. */
  find(text: string): ScaleDefinition | undefined;
}

/** Names as they are compared: without spaces, brackets and dashes, in capitals. */
export function scaleNameKey(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s《》"“”'()\-‐-―−_—]+/g, '');
}

/** A Latin name inside a text must stand alone: SAS is no part of SASS. */
function contains(text: string, name: string): boolean {
  const at = text.indexOf(name);
  if (at < 0) return false;
  if (!/^[A-Z0-9]+$/.test(name)) return true;
  return !/[A-Z0-9]/.test(text.charAt(at - 1)) && !/[A-Z0-9]/.test(text.charAt(at + name.length));
}

export function namesOf({ id, label, aliases }: ScaleDefinition): readonly string[] {
  return [id, label, ...aliases];
}

/** A few names stand in millions of rows. */
const MOST_REMEMBERED = 256;

/** @param own scales that a bureau has defined; their names are none of the built-in ones */
export function scaleCatalogue(builtIn: readonly ScaleDefinition[], own: readonly KeyedScale[] = []): ScaleCatalogue {
  const scales = [...builtIn, ...own];
  const byName = new Map(scales.flatMap((scale) => namesOf(scale).map((name) => [scaleNameKey(name), scale] as const)));
  /** Longest first, so that CESD-10 is not taken for CES-D. */
  const namesByLength = [...byName].sort(([a], [b]) => b.length - a.length);
  const remembered = new Map<string, ScaleDefinition | undefined>();
  const search = (text: string): ScaleDefinition | undefined => {
    const key = scaleNameKey(text);
    if (key === '') return undefined;
    return byName.get(key) ?? namesByLength.find(([name]) => contains(key, name))?.[1];
  };
  return {
    scales,
    byId: (id) => scales.find((scale) => scale.id === id),
    find(text) {
      if (!remembered.has(text)) {
        if (remembered.size >= MOST_REMEMBERED) remembered.clear();
        remembered.set(text, search(text));
      }
      return remembered.get(text);
    },
  };
}
