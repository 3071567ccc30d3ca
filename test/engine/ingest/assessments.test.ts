/** Assessments as platforms export them: one column a question or subscale, or one row; and totals that cannot be. */
import { describe, expect, it } from 'vitest';
import { newDesk } from '../support/engine';
import { stored } from '../support/stored';
import { type Cell, csv } from '../support/spreadsheets';

const pupil = (index: number): Cell[] => ['曹县第一中学', `赵测${index}`, `S${100 + index}`, '七年级', '2025-10-16'];
const header = ['学校名称', '姓名', '学号', '年级', '测评时间'];

describe('answers', () => {
  it('of a wide table are kept together, in order, by question', async () => {
    const desk = await newDesk();
    const questions = Array.from({ length: 20 }, (_, index) => `题${index + 1}`);
    const list = csv([['2025-2026学年心理测评原始作答（PHQ-9）'], [...header, ...questions], ...Array.from({ length: 6 }, (_, row) => [...pupil(row), ...questions.map((__, index) => (row === 2 && index === 4 ? '' : (row + index) % 4))])]);
    const report = await desk.import(desk.write('作答.csv', list));
    expect(report.files).toMatchObject([{ dataset: 'assessmentAnswers', rowsLoaded: 6, rowsRejected: 0 }]);
    const rows = await stored(desk, 'SELECT CAST(a.scores AS VARCHAR), b.measures FROM assessment_answer a JOIN batch b USING (batch) ORDER BY sourceRow');
    expect(rows).toHaveLength(6);
    expect(rows[0]).toEqual([`[${questions.map((_, index) => `${index % 4}.0`).join(', ')}]`, JSON.stringify(questions.map((_, index) => String(index + 1)))]);
    expect(String(rows[2]?.[0])).toContain('NULL');
  });

  it('of a long table are one row each', async () => {
    const desk = await newDesk();
    const list = csv([['2025-2026学年心理测评作答明细'], [...header, '题号', '得分'], ...Array.from({ length: 12 }, (_, row) => [...pupil(Math.floor(row / 4)), (row % 4) + 1, row % 3])]);
    const report = await desk.import(desk.write('作答.csv', list));
    expect(report.files).toMatchObject([{ dataset: 'assessmentAnswers', rowsLoaded: 12 }]);
    expect(await stored(desk, 'SELECT count(*), count(DISTINCT pseudonym), count(DISTINCT measure), sum(score) FROM assessment_answer')).toEqual([[12n, 3n, 4n, 12]]);
  });
});

describe('results', () => {
  const subscales = ['学习焦虑', '对人焦虑', '孤独倾向', '自责倾向', '过敏倾向', '身体症状', '恐怖倾向', '冲动倾向'];

  it('with subscales keep them beside the total', async () => {
    const desk = await newDesk();
    const list = csv([['2025-2026学年心理健康测评结果'], [...header, '量表', ...subscales, '总分', '预警等级'], ...Array.from({ length: 5 }, (_, row) => [...pupil(row), 'MHT', ...subscales.map((__, index) => index + row), 30 + row, '正常'])]);
    const report = await desk.import(desk.write('结果.csv', list));
    expect(report.files).toMatchObject([{ dataset: 'assessmentResults', rowsLoaded: 5, issues: 0 }]);
    const rows = await stored(desk, 'SELECT totalScore, CAST(scores AS VARCHAR), b.measures FROM assessment JOIN batch b USING (batch) ORDER BY sourceRow');
    expect(rows[1]).toEqual([31, '[1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0]', JSON.stringify(subscales)]);
  });

  it('with a total that the scale cannot give are told, and kept as reported', async () => {
    const desk = await newDesk();
    const list = csv([['2025-2026学年心理健康测评结果'], [...header, '量表', '总分', '预警等级'], [...pupil(1), 'PHQ-9', 27, '一级'], [...pupil(2), 'PHQ-9', 31, '二级'], [...pupil(3), '本校自编问卷', 310, '正常']]);
    await desk.import(desk.write('结果.csv', list));
    const { issues } = await desk.call('import.issues', {});
    expect(issues).toMatchObject([{ code: 'score.scaleRange', cell: 'G4', action: 'noted', value: '31' }]);
    expect(await stored(desk, 'SELECT totalScore, riskLevel FROM assessment ORDER BY sourceRow')).toEqual([[27, '3'], [31, '2'], [310, '0']]);
  });
});
