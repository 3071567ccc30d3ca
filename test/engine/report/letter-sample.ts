/** A made-up official document whose lines are all full, for measuring pages. */
import type { LetterFrame } from '../../../electron/engine/report/letter-model';
import type { ReportModel } from '../../../electron/engine/report/model';
import { annualReport } from '../../../electron/engine/report/annual';
import { reportInput } from './city';

export const LETTER: LetterFrame = {
  redHead: '',
  number: '',
  signedBy: '',
  addressedTo: '各县区教育（教体）局，鲁西新区教育体育局，市直各学校',
  attachments: [],
  issuer: '菏泽市教育局',
  issuedOn: '2026-07-15',
  copiesTo: ['省教育厅', '市委教育工作领导小组秘书组'],
};

/** Chinese characters one after another, without marks that would hang or break a line early. */
export const FULL_LINES = '育心育德立德树人心理健康教育工作扎实推进成效明显'.repeat(60);

export function lettered(changes: Partial<LetterFrame> = {}): ReportModel {
  const sections = annualReport(reportInput()).sections.filter(({ kind }) => kind === 'table').map((section) => (section.kind === 'table' ? { ...section, footerLine: [] } : section));
  return {
    title: '菏泽市教育局关于2025—2026学年全市中小学心理健康教育师资配备情况的通报',
    fileName: '通报.docx',
    letter: { ...LETTER, ...changes },
    sections: [
      {
        kind: 'prose',
        name: '正文',
        blocks: [
          { kind: 'paragraph', text: '为全面掌握全市中小学心理健康教育师资配备情况，市教育局对2025—2026学年各县区上报数据进行了汇总核对，现将有关情况通报如下。' },
          { kind: 'heading', level: 1, text: '一、基本情况' },
          { kind: 'heading', level: 2, text: '（一）学校配备情况' },
          { kind: 'paragraph', text: FULL_LINES },
        ],
      },
      {
        kind: 'chart', name: '图1', title: '各县区专兼职心理健康教师配备率', form: 'bars', table: '表1 师资覆盖', categories: 0, withTotals: true,
        series: [{ column: 3, label: '配备率', colour: '2F5597' }], axis: { title: '配备率', format: 'percent' }, target: { value: 0.95, label: '目标95%' },
      },
      { kind: 'prose', name: '要求', blocks: [{ kind: 'heading', level: 1, text: '四、下一步要求' }, { kind: 'paragraph', text: '各县区要于2026年12月31日前补齐。' }] },
      ...sections,
    ],
  };
}
