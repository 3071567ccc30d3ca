/** Running text: 一、黑体; （一）楷体; 1. and paragraphs 仿宋. */
import type { Paragraph } from 'docx';
import type { ProseBlock } from '../prose-model';
import type { FontRole } from './fonts';
import { run, textParagraph } from './text';

const HEADING_FONTS: Readonly<Record<1 | 2 | 3, FontRole>> = { 1: 'heading', 2: 'subheading', 3: 'body' };

export function proseParagraphs(blocks: readonly ProseBlock[]): readonly Paragraph[] {
  return blocks.map((block) => (block.kind === 'paragraph' ? textParagraph([...(block.lead === undefined ? [] : [run(block.lead, { font: HEADING_FONTS[2] })]), run(block.text)]) : textParagraph([run(block.text, { font: HEADING_FONTS[block.level] })], { keepNext: true })));
}
