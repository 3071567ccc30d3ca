/** 学校反馈单 as LibreOffice lays it out: one upright page, whatever is asked of the school, with everything on it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeSchoolPage } from '../../electron/engine/report/docx/school-page';
import { fitPage } from '../../electron/engine/report/docx/school-page-fit';
import { FEEDBACK_INDICATORS } from '../../electron/engine/report/school-feedback/indicators';
import { type Obligation, obligationsOf } from '../../electron/engine/report/school-feedback/obligations';
import type { SchoolPage } from '../../electron/engine/report/school-feedback/pages';
import { CONTRADICTION_KINDS } from '../../electron/engine/school-checks/contradictions';
import { findIndicator, UNIT_LABELS } from '../../shared/indicators';
import { SCHOOL_CHECKS } from '../../shared/school-checks';
import { type Office, openOffice } from './support/office';

const ID = 'YX-20260715-3F9A2C7B-0012';
/** What schools are called at the longest: county, township, community, kind, campus. */
const LONGEST_NAME = '菏泽市鲁西新区丹阳街道办事处中华路社区鲁西新区第一实验九年一贯制学校（菏泽学院附属学校）东校区';
const GRADES = ['一年级', '二年级', '三年级', '四年级', '五年级', '六年级', '七年级', '八年级', '九年级'];

/** All that the rules can ask of one school at once. */
function everythingAsked(): readonly Obligation[] {
  const values: Readonly<Record<string, number>> = { counselorCoverage: 1, fullTimeCoverage: 0, untrainedCounselors: 12, schoolAssessmentRate: 1, assessmentCompletion: 0.9123, consentShare: 0.8765 };
  const evidence = SCHOOL_CHECKS.map((_, index) => (index % 3 !== 1 ? `${GRADES.join('、')}公布考试排名` : `一年级45分钟、二年级30分钟（应没有）；${GRADES.slice(2, 6).map((grade) => `${grade}95分钟`).join('、')}（应不超过60分钟）；${GRADES.slice(6).map((grade) => `${grade}120分钟`).join('、')}（应不超过90分钟）`));
  return obligationsOf(
    {
      figure: (indicator) => (values[indicator] === undefined ? undefined : { indicator, group: {}, labels: {}, value: values[indicator], numerator: null, denominator: null, suppressed: false }),
      verdicts: SCHOOL_CHECKS.map(() => 'missed'),
      evidence,
      unreported: ['assessmentOrganisation'],
      contradictions: CONTRADICTION_KINDS.map(({ label }) => label),
    },
    '2026-07-15',
  );
}

function asked(count: number): Obligation[] {
  return Array.from({ length: count }, (_, index) => ({ problem: `第${index + 1}项未达标：一年级45分钟、二年级45分钟、三年级45分钟等9个年级（应不少于120分钟）。`, asked: '保证每天综合体育活动2小时。' }));
}

function pageOf(name: string, obligations: readonly Obligation[], city = 1_534_567): SchoolPage {
  const figure = { kind: 'figure', format: 'integer' } as const;
  const figures = FEEDBACK_INDICATORS.map((id, index) => {
    const { label, unit } = findIndicator(id)!;
    return { label, unit: UNIT_LABELS[unit], own: index % 5 === 4 ? ({ kind: 'suppressed' } as const) : { ...figure, value: 1234 }, county: { ...figure, value: 221_908 }, city: { ...figure, value: city }, target: { kind: 'missing' } as const, missed: index % 3 === 0 };
  });
  const indicators = figures.map(({ label, unit, target }) => ({ label, unit, target, atLeast: null }));
  return {
    number: 12, county: '菏泽高新技术产业开发区', name, code: '3137900012', stage: '九年一贯制', file: 'x.docx', reason: '', figures, obligations,
    frame: {
      title: '2025—2026学年学校心理健康教育工作反馈单', together: '2025-2026学年学校反馈单', dueBy: '2026年12月31日', issuer: '菏泽市教育局', issuedOn: '2026年12月15日', contact: '联系人：张三　　联系电话：0530-1234567', indicators, city: [], counties: {},
      opening: '根据2025—2026学年各学校、各县区上报的数据，现将你校心理健康教育工作情况反馈如下。请对照第二部分逐项整改、补报，于2026年12月31日前将办理情况书面报主管的教育（教体）局；数据有误的，一并提出更正。',
      notes: [
        '按学校计的比率，“本校”栏写作“是”“否”；“—”表示未上报、不能计算或没有目标，“0”表示确为零。目标按2026年8月31日有效的文件；口径：测评对象：小学高年级起；学校范围：含教学点；举办者：公办和民办；配备率：专职或兼职。县区：管理口径。按由谁管理统计：市直学校、鲁西新区（2022年9月2日以前为开发区、高新区）各自单列。',
        '为保护学生隐私，有效结果少于10的，以及能由合计推算出它的，标为“样本过小”。筛查结果不作为诊断依据。',
      ],
    },
  };
}

const PAGES = {
  nothing: pageOf('曹县第一小学', []),
  usual: pageOf('曹县第一小学', asked(6)),
  most: pageOf(LONGEST_NAME, everythingAsked()),
  tooMuch: pageOf(LONGEST_NAME, asked(60)),
} as const;

describe('the page of a school', () => {
  let office: Office;
  const texts = new Map<string, string>();
  const sizes = new Map<string, string>();
  beforeAll(async () => {
    office = await openOffice();
    for (const [name, page] of Object.entries(PAGES)) {
      const file = await office.write(`${name}.docx`, await writeSchoolPage(page, { issuedOn: new Date(2026, 11, 15), report: { id: ID, dataState: '3f9a' } }));
      const pdf = await office.convert(file, 'pdf', office.folder);
      texts.set(name, await office.textOfPdf(pdf));
      sizes.set(name, Buffer.from(await office.read(`${name}.pdf`)).toString('latin1'));
    }
  }, 240_000);
  afterAll(() => office.close());

  it.each(Object.keys(PAGES))('is one upright page: %s', (name) => {
    // Every page of the text ends with a form feed.
    expect(texts.get(name)?.split('\f')).toHaveLength(2);
    const [, width, height] = /\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/.exec(sizes.get(name) ?? '') ?? [];
    expect([Math.round(Number(width)), Math.round(Number(height))]).toEqual([595, 842]);
  });

  it.each(['nothing', 'usual', 'most'] as const)('says everything that there is to say: %s', (name) => {
    const text = (texts.get(name) ?? '').replace(/\s/g, '');
    const page = PAGES[name];
    expect(fitPage(page).shown).toBe(page.obligations.length);
    for (const { label } of page.figures) expect(text).toContain(label.slice(0, 6));
    for (const { problem } of page.obligations) expect(text).toContain(problem.slice(0, 12));
    expect(text).toContain('样本过小');
    expect(text).toContain('2026年12月15日');
    expect(text).toContain(`报告编号：${ID}`);
    expect(text.includes('没有需整改、补报的事项')).toBe(page.obligations.length === 0);
  });

  it('counts what does not fit on it, and keeps the rest', () => {
    const { shown } = fitPage(PAGES.tooMuch);
    expect(shown).toBeGreaterThan(8);
    const text = (texts.get('tooMuch') ?? '').replace(/\s/g, '');
    expect(text).toContain(`第${shown}项`);
    expect(text).not.toContain(`第${shown + 1}项`);
    expect(text).toContain(`另有${60 - shown}项`);
    expect(text).toContain('2026年12月15日');
  });

  it('is set in type that can be read where a usual number of things is asked', () => {
    expect(fitPage(PAGES.usual).table).toBeGreaterThanOrEqual(17);
  });
});
