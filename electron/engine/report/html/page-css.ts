/** Sheets of paper. The same page is printed as it flows by a browser of today, or laid out beforehand (shared/lay-pages.ts), which shows each sheet and needs no support for page numbers. */

const NUMBER_FONT = '宋体, SimSun, "Noto Serif CJK SC", serif';

/** Nothing that ends a text of CSS or the style gets in. */
const cssText = (text: string): string => `"${text.replace(/["\\<>\p{Cc}]/gu, '')}"`;

/** @param isForm tables of a workbook instead of an official document @param foot at the foot of every sheet, '' for none */
export function flowCss(isForm: boolean, foot: string): string {
  if (isForm) {
    return `@page { size: A4 portrait; margin: 15mm 15mm 16mm; @bottom-center { content: "第 " counter(page) " 页\\3000 共 " counter(pages) " 页"; font: 9pt ${NUMBER_FONT}; } @bottom-left { content: ${cssText(foot)}; color: #595959; font: 9pt ${NUMBER_FONT}; } }
@page across { size: A4 landscape; }`;
  }
  return `@page { size: A4 portrait; margin: 37mm 26mm 35mm 28mm; @bottom-center { content: ${cssText(foot)}; padding-bottom: 6mm; color: #595959; font: 9pt ${NUMBER_FONT}; } }
@page :right { @bottom-right { content: "— " counter(page) " —"; margin-right: 14pt; padding-bottom: 12mm; font: 14pt ${NUMBER_FONT}; } }
@page :left { @bottom-left { content: "— " counter(page) " —"; margin-left: 14pt; padding-bottom: 12mm; font: 14pt ${NUMBER_FONT}; } }
@page across { size: A4 landscape; margin: 28mm 35mm 26mm 37mm; }`;
}

/** In force once the sheets have been laid out. A sheet is a hair lower than the paper, so that rounding adds no empty page. */
export const LAID_CSS = `
@page { size: A4 portrait; margin: 0; }
@page across { size: A4 landscape; margin: 0; }
html, body { margin: 0; padding: 0; }
.paper { --top: 37mm; --left: 28mm; --wide: 156mm; --high: 225mm; position: relative; width: 210mm; height: 296.8mm; overflow: hidden; background: #fff; break-after: page; }
.paper:last-child { break-after: auto; }
.paper.across { --top: 28mm; --left: 37mm; --wide: 225mm; --high: 156mm; page: across; width: 297mm; height: 209.8mm; }
.form .paper { --top: 15mm; --left: 15mm; --wide: 180mm; --high: 266mm; }
.form .paper.across { --wide: 267mm; --high: 179mm; }
.paper-body { position: absolute; top: var(--top); left: var(--left); width: var(--wide); height: var(--high); display: flow-root; }
.paper-body.galley { height: auto; }
.paper ~ .paper > .paper-body:not(.galley) > :first-child { margin-top: 0; }
.paper-body:not(.galley) > .imprint { position: absolute; right: 0; bottom: 0; left: 0; margin: 0; }
.report .cut { text-align-last: justify; }
.report .rest { text-indent: 0; }
.paper-foot { position: absolute; top: calc(var(--top) + var(--high)); left: var(--left); width: var(--wide); letter-spacing: 0; text-align: center; }
.paper-number { position: absolute; top: calc(7mm - 7pt); font: 14pt/14pt ${NUMBER_FONT}; }
.odd > .paper-number { right: 14pt; }
.even > .paper-number { left: 14pt; }
.paper-id { position: absolute; top: 13mm; right: 0; left: 0; color: #595959; font: 9pt/12pt ${NUMBER_FONT}; }
.form .paper-number { top: 5mm; right: 0; left: 0; font: 9pt/12pt ${NUMBER_FONT}; }
.form .paper-id { top: 5mm; text-align: left; }
@media screen {
  body { background: #e4e7ec; }
  .report.report { background: none; }
  .paper { margin: 0 auto 14px; box-shadow: 0 1px 4px rgb(0 0 0 / 25%); }
}
`;
