/** A report as HTML: what the preview shows and what is printed. A pure function of the model; nothing in it is fetched from anywhere. */
import { dayLabel } from '../../../../shared/as-of';
import { breakTitle } from '../docx/title-break';
import { tableOf } from '../chart-values';
import type { LetterFrame } from '../letter-model';
import type { ReportModel, ReportSection, ReportTextBlock } from '../model';
import { chartSvg } from './chart-svg';
import { element, escaped } from './markup';
import { REPORT_CSS } from './report-css';
import { tableHtml } from './report-table';

/** Characters of columns beyond which a table is printed across, and beyond which it is set smaller. */
const WIDEST_UPRIGHT = 98;
const WIDEST = 120;
/** Points of the widest red head; 156 mm are 442. */
const RED_HEAD_WIDTH = 405;
const LARGEST_RED_HEAD = 60;

/** @returns one element per sheet or run of sheets of one orientation. */
export function reportSheets(model: ReportModel): readonly string[] {
  const end = 1 + model.sections.findLastIndex(({ kind }) => kind === 'prose');
  const { letter } = model;
  const text = model.sections.slice(0, end).map((section) => sectionHtml(section, model)).join('');
  const first = letter === undefined ? (text === '' ? '' : `${title(model.title)}${text}`) : `${head(model.title, letter)}${text}${tail(letter)}`;
  const attached: { html: string; name: string }[] = [];
  let number = 0;
  for (const section of model.sections.slice(end)) {
    if (section.kind === 'chart' && attached.length > 0) {
      const last = attached[attached.length - 1];
      if (last !== undefined) last.html += sectionHtml(section, model);
      continue;
    }
    number++;
    const label = (letter?.attachments.length ?? 0) === 0 ? '' : element('p', { class: 'attachment-label' }, `附件${letter?.attachments.length === 1 ? '' : number}`);
    attached.push({ html: `${label}${sectionHtml(section, model)}`, name: nameOf(section) });
  }
  const sheets = [...(first === '' ? [] : [{ html: first, name: 'sheet' }]), ...attached];
  return sheets.map(({ html, name }) => element('section', { class: name }, html));
}

/** At the foot of every page, between the places of the page number. Nothing that ends a text of CSS or the style gets in. */
function idCss(reportId: string): string {
  return reportId === '' ? '' : `@page { @bottom-center { content: "报告编号：${reportId.replace(/["\\<>\p{Cc}]/gu, '')}"; padding-bottom: 6mm; color: #595959; font: 9pt 宋体, SimSun, serif; } }`;
}

/** A page of its own, with its style. @param reportId '' for none. */
export function reportHtml(model: ReportModel, reportId: string): string {
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><title>${escaped(model.title)}</title><style>${REPORT_CSS}${idCss(reportId)}</style></head><body>${element('article', { class: 'report' }, reportSheets(model).join(''))}</body></html>`;
}

function nameOf(section: ReportSection): string {
  if (section.kind !== 'table') return 'sheet';
  const width = section.columns.reduce((sum, column) => sum + column.width, 0);
  return ['sheet', ...(width > WIDEST_UPRIGHT && section.onPortraitPage !== true ? ['across'] : []), ...(width > WIDEST ? ['wide'] : [])].join(' ');
}

function title(text: string): string {
  return element('h1', {}, breakTitle(text).map(escaped).join('<br>'));
}

function head(text: string, letter: LetterFrame): string {
  const number = letter.signedBy === '' ? escaped(letter.number) : `${element('span', {}, escaped(letter.number))}${element('span', {}, `签发人：${element('span', { class: 'signer' }, escaped(letter.signedBy))}`)}`;
  const size = Math.min(LARGEST_RED_HEAD, Math.floor(RED_HEAD_WIDTH / Math.max(1, letter.redHead.length)));
  return [
    letter.redHead === '' ? '' : element('p', { class: 'red-head', style: `font-size:${size}pt` }, escaped(letter.redHead)),
    letter.number === '' && letter.signedBy === '' && letter.redHead === '' ? '' : element('p', { class: ['number', ...(letter.redHead === '' ? [] : ['ruled']), ...(letter.signedBy === '' ? [] : ['signed'])].join(' ') }, number),
    title(text),
    letter.addressedTo === '' ? '' : element('p', { class: 'addressee' }, escaped(`${letter.addressedTo}：`)),
  ].join('');
}

function tail(letter: LetterFrame): string {
  const { attachments, copiesTo, issuer, issuedOn } = letter;
  const listed = attachments.map((name, index) => element('p', { class: 'attachments' }, escaped(`${index === 0 ? '附件：' : ''}${attachments.length === 1 ? '' : `${index + 1}. `}${name}`)));
  const imprint = letter.redHead === '' && copiesTo.length === 0 ? '' : element('div', { class: 'imprint' }, `${copiesTo.length === 0 ? '' : element('p', {}, escaped(`抄送：${copiesTo.join('，')}。`))}${element('p', { class: 'printed' }, `${element('span', {}, escaped(issuer))}${element('span', {}, `${dayLabel(issuedOn)}印发`)}`)}`);
  return `${listed.join('')}${element('div', { class: 'signature' }, element('div', {}, `${escaped(issuer)}<br>${dayLabel(issuedOn)}`))}${imprint}`;
}

function sectionHtml(section: ReportSection, model: ReportModel): string {
  switch (section.kind) {
    case 'prose':
      return section.blocks.map((block) => (block.kind === 'heading' ? element('p', { class: `text level-${block.level}` }, escaped(block.text)) : element('p', { class: 'text' }, `${block.lead === undefined ? '' : element('span', { class: 'lead' }, escaped(block.lead))}${escaped(block.text)}`))).join('');
    case 'chart':
      return element('figure', {}, `${chartSvg(section, tableOf(section, model))}${element('figcaption', {}, escaped([section.name, section.title].join('　')))}`);
    case 'table':
      return tableHtml(section);
    case 'text':
      return `${element('p', { class: 'table-title' }, escaped(section.title))}${section.blocks.map(blockHtml).join('')}`;
  }
}

function blockHtml(block: ReportTextBlock): string {
  const heading = element('p', { class: 'level-1' }, escaped(block.heading));
  const row = (texts: readonly string[]): string => element('tr', {}, texts.map((text) => element('td', {}, escaped(text))).join(''));
  switch (block.kind) {
    case 'facts':
      return `${heading}${element('table', {}, block.facts.map(({ label, text }) => row([label, text])).join(''))}`;
    case 'list':
      return `${heading}${element('table', {}, `${element('thead', {}, element('tr', {}, block.header.map((text) => element('th', {}, escaped(text))).join('')))}${block.rows.map(row).join('')}`)}`;
    case 'paragraphs':
      return `${heading}${block.texts.map((text, index) => element('p', { class: 'note' }, escaped(`${index + 1}. ${text}`))).join('')}`;
  }
}
