/** 页码: 4号宋体 between dashes, odd pages on the right, even ones on the left, one character in; under it the report's number. */
import { AlignmentType, Footer, PageNumber, Paragraph, TextRun } from 'docx';
import { FINE_LINE, SIZES } from './page';
import { exactly, fontOf, run } from './text';

const ONE_CHARACTER = SIZES.small * 10;
const GREY = '595959';

/** Of a page that stands alone and needs no number. */
export function reportFooter(reportId: string): { readonly default: Footer } {
  return { default: new Footer({ children: [reportLine(reportId)] }) };
}

function reportLine(reportId: string): Paragraph {
  return new Paragraph({ alignment: AlignmentType.CENTER, spacing: exactly(FINE_LINE), children: reportId === '' ? [] : [run(`报告编号：${reportId}`, { font: 'number', size: SIZES.fine, colour: GREY })] });
}

/** @param reportId '' for none */
export function pageFooters(reportId: string): { readonly default: Footer; readonly even: Footer } {
  const footer = (alignment: 'left' | 'right'): Footer => {
    const number = new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], font: { ...fontOf('number'), ascii: fontOf('number').eastAsia, hAnsi: fontOf('number').eastAsia }, size: SIZES.small });
    return new Footer({
      children: [
        new Paragraph({ alignment: AlignmentType[alignment === 'left' ? 'LEFT' : 'RIGHT'], indent: { [alignment]: ONE_CHARACTER }, spacing: exactly(SIZES.small * 10), children: [number] }),
        reportLine(reportId),
      ],
    });
  };
  return { default: footer('right'), even: footer('left') };
}
