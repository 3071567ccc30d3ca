/** Fills in a bureau's own Word template. */
import { patchDetector, patchDocument } from 'docx';
import { EngineFailure } from '../../../../../shared/contract';
import type { ReportModel } from '../../model';
import { finishDocument } from '../finish-package';
import { openTemplate } from './open-template';
import { figurePlaceholders, partPlaceholders } from './placeholders';

/** Names of figures that a message lists; there are hundreds. */
const MOST_LISTED = 30;

/**
 * @param figures single figures by name.
 * @param issuedOn the only time in the document.
 * @throws EngineFailure of openTemplate; BAD_REQUEST for placeholders that nobody knows, with those that are known, and for a template without any
 */
export async function fillTemplate(template: Uint8Array, model: ReportModel, figures: ReadonlyMap<string, string>, issuedOn: Date): Promise<Uint8Array> {
  openTemplate(template);
  const parts = partPlaceholders(model);
  const known = new Map([...parts, ...figurePlaceholders(figures)]);
  const asked = await patchDetector({ data: template, trimPlaceholders: true });
  const unknown = asked.filter((name) => !known.has(name));
  const listed = `可用的有：${[...parts.keys()].map(marked).join('、')}；单个数字如${[...figures.keys()].slice(0, MOST_LISTED).map(marked).join('、')}。`;
  if (unknown.length > 0) throw new EngineFailure('BAD_REQUEST', `模板中有不认识的占位符：${unknown.map(marked).join('、')}。${listed}`, { unknown: unknown.join('、') });
  if (asked.length === 0) throw new EngineFailure('BAD_REQUEST', `模板中没有占位符，不知道内容放在哪里。${listed}`);
  const patches = Object.fromEntries(asked.flatMap((name) => (known.has(name) ? [[name, known.get(name)]] : []))) as Parameters<typeof patchDocument>[0]['patches'];
  const filled = await patchDocument({ outputType: 'uint8array', data: template, patches, trimPlaceholders: true, recursive: false });
  return finishDocument(filled, issuedOn, { ownFonts: true });
}

function marked(name: string): string {
  return `{{${name}}}`;
}
