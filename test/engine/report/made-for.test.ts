import { expect, it } from 'vitest';
import { statedFor } from '../../../electron/engine/report/made-for';
import type { ReportModel, ReportTextBlock } from '../../../electron/engine/report/model';

const headingsOf = (headings: readonly string[]): readonly string[] => {
  const blocks = headings.map((heading): ReportTextBlock => ({ kind: 'paragraphs', heading, texts: ['文'] }));
  const model: ReportModel = { title: '表', fileName: '表.xlsx', sections: [{ kind: 'text', name: '封面', title: '表', blocks }] };
  const [section] = statedFor(model, { audience: 'open', minimumValidResults: 20, rounding: null, within: [] }).sections;
  return section?.kind === 'text' ? section.blocks.map(({ heading }) => heading) : [];
};

it('says for whom a report is under a heading numbered as those before it', () => {
  expect(headingsOf(['一、基本信息', '二、数据保护与使用'])).toEqual(['一、基本信息', '二、数据保护与使用', '三、使用范围']);
  expect(headingsOf(['说明'])).toEqual(['说明', '使用范围']);
});
