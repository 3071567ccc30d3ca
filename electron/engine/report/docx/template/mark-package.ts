/** Writes which report it is into a document that others laid out, beside what properties it has of its own. */
import { strFromU8, strToU8 } from 'fflate';
import { REPORT_PROPERTIES } from '../../document-stamp';

const PART = 'docProps/custom.xml';
const FORMAT_ID = '{D5CDD505-2E9C-101B-9397-08002B2CF9AE}';
const VALUES = 'http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes';
const EMPTY = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"></Properties>';
const OVERRIDE = `<Override PartName="/${PART}" ContentType="application/vnd.openxmlformats-officedocument.custom-properties+xml"/>`;
const RELATION = `<Relationship Id="rIdYuxinReport" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties" Target="${PART}"/>`;
/** The least that a property may have. */
const FIRST_ID = 2;

type Parts = Readonly<Record<string, Uint8Array>>;

export function markedPackage(parts: Parts, report: { readonly id: string; readonly dataState: string }): Parts {
  const text = (name: string): string => strFromU8(parts[name] ?? new Uint8Array());
  const own = text(PART);
  const named = own.includes('<Properties') ? own.replace('/>', (end, at: number) => (/<Properties[^>]*$/.test(own.slice(0, at)) ? '></Properties>' : end)) : EMPTY;
  const types = text('[Content_Types].xml');
  const relations = text('_rels/.rels');
  return {
    ...parts,
    [PART]: strToU8(withProperties(named, [[REPORT_PROPERTIES.id, report.id], [REPORT_PROPERTIES.dataState, report.dataState]])),
    '[Content_Types].xml': strToU8(types.includes(`"/${PART}"`) ? types : types.replace('</Types>', `${OVERRIDE}</Types>`)),
    '_rels/.rels': strToU8(relations.includes('/custom-properties"') ? relations : relations.replace('</Relationships>', `${RELATION}</Relationships>`)),
  };
}

/** Earlier values of the same names are replaced: a filled document may be a template again. */
function withProperties(xml: string, values: readonly (readonly [name: string, value: string])[]): string {
  const rest = values.reduce((left, [name]) => left.replace(new RegExp(`<property[^>]*name="${name}"[^>]*>.*?</property>`, 's'), ''), xml);
  const last = Math.max(FIRST_ID - 1, ...[...rest.matchAll(/ pid="(\d+)"/g)].map(([, id]) => Number(id)));
  const added = values.map(([name, value], index) => `<property xmlns:vt="${VALUES}" fmtid="${FORMAT_ID}" pid="${last + 1 + index}" name="${name}"><vt:lpwstr>${value}</vt:lpwstr></property>`);
  return rest.replace('</Properties>', `${added.join('')}</Properties>`);
}
