/** For whom a report was made, and what it keeps back for the sake of earlier ones, said on every sheet of it. */
import { AUDIENCES } from '../../../shared/audience';
import type { PrivacySettings } from '../privacy/settings';
import type { ReportModel, ReportSection, ReportTextBlock } from './model';
import { chineseNumber } from './words/chinese-number';

export function audienceWords({ audience, minimumValidResults }: PrivacySettings): string {
  return `本表供${AUDIENCES[audience].label}使用（${AUDIENCES[audience].explanation}），隐私保护人数门槛为 ${minimumValidResults} 人；改作他用须按相应门槛另出。`;
}

/** Empty where counts are told as they are. */
export function roundingNote({ rounding }: Pick<PrivacySettings, 'rounding'>): string {
  if (rounding === null) return '';
  return `为保护学生隐私，应测、实测、有效结果、各等级和跟进的学生人数四舍五入到 ${rounding} 的倍数（不足 ${Math.ceil(rounding / 2)} 人的记为 0），百分比和平均数由取整后的人数计算，分项之和可能与合计不等。最轻一级的人数为有效结果减去其他各级。`;
}

/** Numbered where those before it are. */
function nextHeading(blocks: readonly ReportTextBlock[], text: string): string {
  const numbered = blocks.filter(({ heading }) => /^[一二三四五六七八九十]+、/.test(heading)).length;
  return numbered === 0 ? text : `${chineseNumber(numbered + 1)}、${text}`;
}

export function statedFor(model: ReportModel, privacy: PrivacySettings): ReportModel {
  const words = [audienceWords(privacy), roundingNote(privacy), privacy.issuing?.hidden.note ?? ''].filter((text) => text !== '');
  const stated = (section: ReportSection): ReportSection => {
    switch (section.kind) {
      case 'table':
        return { ...section, notes: [...section.notes, ...words] };
      case 'text':
        return { ...section, blocks: [...section.blocks, { kind: 'paragraphs', heading: nextHeading(section.blocks, '使用范围'), texts: words }] };
      // The text of an official document says for whom it is by its address; a chart stands beside its table.
      case 'prose':
      case 'chart':
        return section;
    }
  };
  return { ...model, sections: model.sections.map(stated) };
}
