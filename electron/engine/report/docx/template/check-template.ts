/** Whether a template can be filled in from a document, name by name. */
import type { TemplateCheck, TemplatePlaceholder } from '../../../../../shared/contract';
import type { ReportModel } from '../../model';
import { inspectTemplate } from './inspect-template';
import { namesOf, textsOf } from './placeholders';

/** Without them a document is hardly one, or cannot be found again. */
const USUAL = ['标题', '正文', '署名', '成文日期', '报告编号'] as const;
/** Share of two names' pairs of characters that are the same, from which one may have been meant for the other. */
const ALIKE = 0.4;

/** @param reportId under which it would be issued @throws EngineFailure of openTemplate */
export function checkTemplate(template: Uint8Array, model: ReportModel, reportId: string): TemplateCheck {
  const names = new Set(namesOf(model));
  const texts = new Map([...textsOf(model, reportId), ...Object.entries(model.namedFigures ?? {})]);
  const placeholders = inspectTemplate(template).map(({ broken, ...found }): TemplatePlaceholder => {
    const known = names.has(found.name);
    return { ...found, state: broken ? 'broken' : known ? 'known' : 'unknown', value: broken ? '' : (texts.get(found.name) ?? ''), suggestion: known ? '' : nearest(found.name, names) };
  });
  const asked = new Set(placeholders.map(({ name }) => name));
  return { placeholders, missing: USUAL.filter((name) => !asked.has(name)), usable: placeholders.length > 0 && placeholders.every(({ state }) => state === 'known') };
}

function nearest(name: string, names: ReadonlySet<string>): string {
  let best = '';
  let alike = ALIKE;
  for (const each of names) {
    const share = likeness(name, each);
    if (share > alike) [best, alike] = [each, share];
  }
  return best;
}

/** 0 nothing in common, 1 the same (Dice). */
function likeness(one: string, other: string): number {
  const [pairs, others] = [pairsOf(one), pairsOf(other)];
  const common = pairs.filter((pair) => others.includes(pair)).length;
  return (2 * common) / Math.max(1, pairs.length + others.length);
}

function pairsOf(text: string): string[] {
  const characters = [...` ${text} `];
  return characters.slice(1).map((character, index) => `${characters[index] ?? ''}${character}`);
}
