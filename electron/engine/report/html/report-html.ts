/** A report as HTML: what the preview shows and what is printed. A pure function of the model; nothing in it is fetched from anywhere. */
import { dayLabel } from '../../../../shared/as-of';
import { breakTitle } from '../docx/title-break';
import { tableOf } from '../chart-values';
import type { LetterFrame } from '../letter-model';
import type { ReportChart } from '../chart-model';
import type { ReportModel, ReportSection } from '../model';
import { chartSvg } from './chart-svg';
import { element, escaped } from './markup';
import { flowCss, LAID_CSS } from './page-css';
import { REPORT_CSS } from './report-css';
import { tableHtml } from './report-table';
import { tableClasses } from './table-width';
import { textSheetClasses, textSheetHtml } from './text-sheet';

/** Points of the widest red head; 156 mm are 442. */
const RED_HEAD_WIDTH = 405;
const LARGEST_RED_HEAD = 60;

/** @returns one element per sheet or run of sheets of one orientation. */
export function reportSheets(model: ReportModel): readonly string[] {
  const end = 1 + model.sections.findLastIndex(({ kind }) => kind === 'prose');
  const { letter } = model;
  const text = model.sections.slice(0, end).map((section) => sectionHtml(section, model)).join('');
  const first = letter === undefined ? (text === '' ? '' : `${title(model.title)}${text}`) : `${head(model.title, letter)}${text}${tail(letter)}`;
  const attached: { html: string; readonly name: string; readonly holds: ReportSection }[] = [];
  let number = 0;
  for (const section of model.sections.slice(end)) {
    const last = attached[attached.length - 1];
    if (section.kind === 'chart' && last !== undefined && standsWith(section, last.holds)) {
      last.html += sectionHtml(section, model);
      continue;
    }
    number++;
    const label = (letter?.attachments.length ?? 0) === 0 ? '' : element('p', { class: 'attachment-label' }, `附件${letter?.attachments.length === 1 ? '' : number}`);
    attached.push({ html: `${label}${sectionHtml(section, model)}`, name: ['sheet', ...classesOf(section, letter === undefined)].join(' '), holds: section });
  }
  const sheets = [...(first === '' ? [] : [{ html: first, name: 'sheet' }]), ...attached];
  return sheets.map(({ html, name }) => element('section', { class: name }, html));
}

/** A page of its own, with its style: printed as it is, or laid out on sheets first. @param reportId '' for none. */
export function reportHtml(model: ReportModel, reportId: string): string {
  const isForm = model.letter === undefined;
  const foot = reportId === '' ? '' : `报告编号：${reportId}`;
  const styles = `<style>${REPORT_CSS}</style><style id="flow-pages">${flowCss(isForm, foot)}</style><style id="laid-pages" media="not all">${LAID_CSS}</style>`;
  const article = element('article', { class: isForm ? 'report form' : 'report', 'data-numbers': isForm ? 'total' : 'dash', 'data-foot': foot }, reportSheets(model).join(''));
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><title>${escaped(model.title)}</title>${styles}</head><body>${article}</body></html>`;
}

/** With the table it draws, or with other charts. */
function standsWith(chart: ReportChart, other: ReportSection): boolean {
  return other.kind === 'chart' || (other.kind === 'table' && other.name === chart.table);
}

function classesOf(section: ReportSection, isForm: boolean): readonly string[] {
  switch (section.kind) {
    case 'table':
      return tableClasses(section, isForm);
    case 'text':
      return textSheetClasses(section);
    case 'chart':
    case 'prose':
      return [];
  }
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
  const listed = attachments.map((name, index) => element('p', { class: ['attachments', ...(index === 0 ? ['first'] : []), ...(attachments.length === 1 ? ['only'] : [])].join(' ') }, escaped(`${index === 0 ? '附件：' : ''}${attachments.length === 1 ? '' : `${index + 1}. `}${name}`)));
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
      return tableHtml(section, model.letter === undefined);
    case 'text':
      return textSheetHtml(section);
  }
}
