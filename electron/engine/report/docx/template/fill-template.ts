/** Fills in a bureau's own Word template. */
import { patchDetector, patchDocument } from 'docx';
import { EngineFailure } from '../../../../../shared/contract';
import type { DocumentStamp } from '../../document-stamp';
import type { ReportModel } from '../../model';
import { finishDocument } from '../finish-package';
import { inspectTemplate } from './inspect-template';
import { figurePlaceholders, partPlaceholders } from './placeholders';

/** Names of figures that a message lists; there are hundreds. */
const MOST_LISTED = 30;

/**
 * @throws EngineFailure of openTemplate; BAD_REQUEST for placeholders that nobody knows, with their places and those that are known, and for a template without any
 */
export async function fillTemplate(template: Uint8Array, model: ReportModel, { issuedOn, report }: DocumentStamp): Promise<Uint8Array> {
  const parts = partPlaceholders(model, report?.id ?? '');
  const figures = model.namedFigures ?? {};
  const known = new Map([...parts, ...figurePlaceholders(figures)]);
  const found = inspectTemplate(template);
  const asked = await patchDetector({ data: template, trimPlaceholders: true });
  const listed = `可用的有：${[...parts.keys()].map(marked).join('、')}；单个数字如${Object.keys(figures).slice(0, MOST_LISTED).map(marked).join('、')}。`;
  const unknown = asked.filter((name) => !known.has(name));
  if (unknown.length > 0) throw new EngineFailure('BAD_REQUEST', `模板中有不认识的占位符：${unknown.map((name) => `${marked(name)}${placeOf(found.find((each) => each.name === name)?.place)}`).join('、')}。${listed}`, { unknown: unknown.join('、') });
  if (asked.length === 0) throw new EngineFailure('BAD_REQUEST', `模板中没有占位符，不知道内容放在哪里。${listed}`);
  const patches = Object.fromEntries(asked.flatMap((name) => (known.has(name) ? [[name, known.get(name)]] : []))) as Parameters<typeof patchDocument>[0]['patches'];
  const filled = await patchDocument({ outputType: 'uint8array', data: template, patches, trimPlaceholders: true, recursive: false });
  return finishDocument(filled, issuedOn, { ownFonts: true, ...(report === undefined ? {} : { mark: report }) });
}

export function marked(name: string): string {
  return `{{${name}}}`;
}

function placeOf(place: string | undefined): string {
  return place === undefined ? '' : `（${place}）`;
}
