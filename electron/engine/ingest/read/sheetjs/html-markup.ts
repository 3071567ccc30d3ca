/** Names in lower case; values of attributes as written, references in them included. */
export type HtmlAttributes = ReadonlyMap<string, string>;

export interface HtmlHandler {
  open(name: string, attributes: HtmlAttributes): void;
  close(name: string): void;
  /** As written, in pieces. */
  text(raw: string): void;
}

/** What stands in these is no markup and no text of a cell. */
const NOT_SHOWN: ReadonlySet<string> = new Set(['script', 'style', 'title']);
/** Elements whose attributes say something about a table. */
const WITH_ATTRIBUTES: ReadonlySet<string> = new Set(['td', 'th', 'tr', 'col']);
const NO_ATTRIBUTES: HtmlAttributes = new Map();

const NAME = /[a-z][^\s/>]*/iy;
/** One attribute, and what may stand before it. A quote is one only behind an equals sign; another is part of the text. */
const ATTRIBUTE = /[\s/]*([^\s/>][^\s/>=]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]*)))?/y;
const TAG_END = /[\s/]*>/y;

/**
 * Tells the tags and texts of an HTML page apart as browsers do: attributes without quotes, `<` that begins no tag, comments
 * (those that only Excel reads included) and scripts. Every piece is looked at once, whatever is broken in it.
 */
export function scanHtml(page: string, handler: HtmlHandler): void {
  for (let at = 0; at < page.length; ) {
    const open = page.indexOf('<', at);
    if (open !== at) handler.text(page.slice(at, open < 0 ? page.length : open));
    if (open < 0) return;
    at = markup(page, open, handler);
  }
}

/** Handles the markup at `open` and gives the offset behind it. */
function markup(page: string, open: number, handler: HtmlHandler): number {
  const next = page[open + 1] ?? '';
  if (next === '!' || next === '?') return page.startsWith('<!--', open) ? behind(page, '-->', open + 2) : behind(page, '>', open);
  const isEnd = next === '/';
  NAME.lastIndex = open + (isEnd ? 2 : 1);
  const name = NAME.exec(page)?.[0].toLowerCase();
  if (name === undefined) {
    handler.text('<');
    return open + 1;
  }
  const attributes = !isEnd && WITH_ATTRIBUTES.has(name) ? new Map<string, string>() : undefined;
  const end = tagEnd(page, NAME.lastIndex, attributes);
  if (isEnd) handler.close(name);
  else handler.open(name, attributes ?? NO_ATTRIBUTES);
  return !isEnd && NOT_SHOWN.has(name) ? endOf(page, name, end) : end;
}

function behind(page: string, end: string, from: number): number {
  const at = page.indexOf(end, from);
  return at < 0 ? page.length : at + end.length;
}

/** The offset behind the tag's bracket; its attributes are put into `attributes`. */
function tagEnd(page: string, from: number, attributes: Map<string, string> | undefined): number {
  for (let at = from; ; ) {
    TAG_END.lastIndex = at;
    if (TAG_END.test(page)) return TAG_END.lastIndex;
    ATTRIBUTE.lastIndex = at;
    const match = ATTRIBUTE.exec(page);
    if (match === null) return page.length;
    at = ATTRIBUTE.lastIndex;
    const [, name = '', double, single, plain] = match;
    if (attributes !== undefined && !attributes.has(name.toLowerCase())) attributes.set(name.toLowerCase(), double ?? single ?? plain ?? '');
  }
}

function endOf(page: string, name: string, from: number): number {
  const end = new RegExp(`</${name}[\\s/>]`, 'gi');
  end.lastIndex = from;
  return end.exec(page)?.index ?? page.length;
}
