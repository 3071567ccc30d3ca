import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findIndicator, type IndicatorDefinition, mainTarget } from '../../../../shared/indicators';
import { COUNTIES } from '../../../../shared/regions';
import type { RawFigure } from '../../../../electron/engine/metrics/figures';
import { changesOf } from '../../../../electron/engine/comparison/changes';
import { release } from '../../../../electron/engine/privacy/gate';
import type { ReleasedFigure } from '../../../../electron/engine/privacy/released';
import { amount, distance, namedAmount } from '../../../../electron/engine/report/words/amounts';
import { ended, missedParts, tell, tellHidden } from '../../../../electron/engine/report/words/sentences';
import type { Told } from '../../../../electron/engine/report/words/told';
import { DEFAULT_SETTINGS } from '../../../../shared/settings';

const definitionOf = (id: string): IndicatorDefinition => {
  const found = findIndicator(id);
  if (found === undefined) throw new Error(`no indicator ${id}`);
  return found;
};
const COVERAGE = definitionOf('counselorCoverage');
const CASES = definitionOf('interviewedShare');
const TEACHERS = definitionOf('counselorCount');

type Counts = readonly [number | null, number | null];

function released(definition: IndicatorDefinition, counts: readonly (Counts & { readonly county?: string })[] | readonly Counts[], counties: readonly (string | null)[]): readonly ReleasedFigure[] {
  const figures = counts.map(([numerator, denominator], index): RawFigure => {
    const code = counties[index] ?? null;
    const health = definition.suppression === 'health';
    return { indicator: definition, group: code === null ? {} : { county: code }, labels: code === null ? {} : { county: COUNTIES.find((each) => each.code === code)?.label ?? '' }, numerator, denominator, validResults: health ? (denominator ?? 0) : null, validLeftOut: health ? 0 : null };
  });
  return release({ schoolYear: '2025-2026', dimensions: [], figures }, DEFAULT_SETTINGS).figures;
}

function told(definition: IndicatorDefinition, city: Counts, { earlier, counties = {}, asOf = '2026-08-31' }: { readonly earlier?: Counts | null; readonly counties?: Readonly<Record<string, Counts>>; readonly asOf?: string } = {}): Told {
  const [figure] = released(definition, [city], [null]);
  if (figure === undefined) throw new Error('no figure');
  const before = earlier == null ? undefined : released(definition, [earlier], [null])[0];
  const [change] = changesOf([{ figure, earlier: before, comparable: true }]);
  return {
    definition,
    city: figure,
    compared: earlier === undefined || change === undefined ? undefined : { ...change, earlier: before },
    earlierYear: '上学年',
    parts: released(definition, Object.values(counties), Object.keys(counties)),
    partOf: { dimension: 'county', word: '县区' },
    target: mainTarget(definition, asOf),
  };
}

describe('a sentence', () => {
  it('says figure, change in points, gap to the target in points and schools, and the counties at both ends', () => {
    const text = tell(told(COVERAGE, [96, 100], { earlier: [90, 100], counties: { '371702': [30, 30], '371721': [40, 44], '371722': [26, 26] } }));
    expect(text).toBe('全市专兼职心理健康教师配备率为96.00%（100所学校中的96所），较上学年提高6.00个百分点，比市定目标（100%）低4.00个百分点，还差4所。其中，牡丹区、单县并列最高，均为100.00%，曹县最低，为90.91%。');
  });

  it('counts as people speak: what is counted, how many', () => {
    const spoken = (id: string, value: number): string => namedAmount(definitionOf(id), value);
    expect([spoken('counselorCount', 45), spoken('traineeTimes', 66), spoken('trainingSessions', 12), spoken('counselorCoverage', 0.95), spoken('studentsPerCounselor', 140.9)]).toEqual(['心理健康教师45人', '参训66人次', '培训12次', '专兼职心理健康教师配备率为95.00%', '生师比（专兼职心理健康教师）为140.9∶1']);
  });

  it('says once of all that is hidden, and ends what an office left without a stop', () => {
    expect(tellHidden([told(CASES, [1, 2]), told(TEACHERS, [3, null])], '全县')).toBe('全县访谈率、心理健康教师数因样本过小，按隐私保护规定不予反映。');
    expect([ended('10月底前报送整改情况'), ended('已经办理。')]).toEqual(['10月底前报送整改情况。', '已经办理。']);
  });

  it('lists counties that miss the target by their codes, not by their figures', () => {
    const text = missedParts(told(COVERAGE, [96, 120], { counties: { '371702': [30, 31], '371721': [20, 44], '371722': [26, 26], '371723': [20, 22] } }));
    expect(text).toBe('未达到的县区有3个：牡丹区（96.77%）、曹县（45.45%）、成武县（90.91%）。');
  });

  it.each([
    [[50, 100], [50, 100], '，与上学年持平'],
    [[50_001, 100_000], [50_000, 100_000], '，与上学年基本持平'],
    [[40, 100], [50, 100], '，较上学年下降10.00个百分点'],
    [[40, 100], null, '，上学年没有可比的数据'],
  ] as const)('tells the change from %j and %j as %s', (city, earlier, words) => {
    expect(tell(told(COVERAGE, city, { earlier }))).toContain(words);
  });

  it('counts persons as persons', () => {
    expect(tell(told(TEACHERS, [1210, null], { earlier: [1175, null] }))).toContain('全市心理健康教师1210人，较上学年增加35人');
  });

  it('says whether chance alone could have done it, of pupils only', () => {
    expect(tell(told(CASES, [50, 100], { earlier: [48, 100] }))).toContain('提高2.00个百分点，变化在偶然范围内，不作升降判断');
    expect(tell(told(CASES, [900, 1000], { earlier: [500, 1000] }))).toContain('提高40.00个百分点，变化超出偶然范围');
    expect(tell(told(CASES, [12, 12], { earlier: [11, 12] }))).toContain('不具备检验条件');
    expect(tell(told(COVERAGE, [50, 100], { earlier: [48, 100] }))).not.toContain('偶然');
  });

  it('says of the hidden and the missing that they are, with no number', () => {
    const hidden = tell(told(CASES, [3, 7], { earlier: [40, 80] }));
    expect(hidden).toBe('全市访谈率因样本过小，按隐私保护规定不予反映。');
    expect(tell(told(CASES, [40, 80], { earlier: [3, 7] }))).toContain('上学年样本过小，不作比较');
    expect(tell(told(COVERAGE, [null, null]))).toBe('全市专兼职心理健康教师配备率没有上报数据。');
  });

  it('names counties that sent nothing, and not those that have nothing of what is counted', () => {
    expect(tell(told(COVERAGE, [96, 100], { counties: { '371702': [30, 30], '371721': [40, 44], '371722': [null, 26] } }))).toMatch(/单县没有上报。$/);
    expect(tell(told(COVERAGE, [96, 100], { counties: { '371702': [30, 30], '371721': [40, 44], '371722': [0, 0] } }))).not.toContain('单县');
  });

  it('names many counties without their figures, which the table has', () => {
    const counties = Object.fromEntries(['371702', '371703', '371721', '371722', '371723', '371724'].map((code) => [code, [1, 2] as const]));
    expect(missedParts(told(COVERAGE, [6, 13], { counties: { ...counties, '371728': [1, 1] } }))).toBe('未达到的县区有6个：牡丹区、定陶区、曹县、单县、成武县、巨野县。');
    expect(missedParts(told(COVERAGE, [6, 12], { counties }))).toBe('有数据的6个县区均未达到。');
  });

  it('says 全市 where it is told to', () => {
    expect(tell(told(TEACHERS, [12, null]), '')).toBe('心理健康教师12人。');
  });

  it('never sets counties against each other by pupils’ results', () => {
    const text = tell(told(CASES, [500, 1000], { counties: { '371702': [100, 300], '371721': [390, 440] } }));
    expect(text).not.toMatch(/最高|最低|牡丹区|曹县|排名|第一/);
    expect(missedParts(told(CASES, [500, 1000], { counties: { '371702': [100, 300] } }))).toBe('');
  });
});

describe('numbers in the text', () => {
  const share = fc.integer({ min: 1, max: 5000 }).chain((base) => fc.tuple(fc.integer({ min: 0, max: base }), fc.constant(base)));
  const counties = fc.uniqueArray(fc.constantFrom(...COUNTIES.map(({ code }) => code)), { minLength: 0, maxLength: 8 });

  it('are those of the released figures and nothing else', () => {
    fc.assert(
      fc.property(fc.constantFrom(COVERAGE, CASES), share, fc.option(share, { nil: null }), counties, fc.array(share, { minLength: 8, maxLength: 8 }), (definition, city, earlier, codes, values) => {
        const each = told(definition, city, { earlier, counties: Object.fromEntries(codes.map((code, index) => [code, values[index] as Counts])) });
        const text = `${tell(each)}${missedParts(each)}`;
        const allowed = new Set<string>([each.city, each.compared?.earlier, ...each.parts].flatMap((figure) => (figure?.value == null ? [] : [amount(figure.value, definition.unit)])));
        if (each.compared?.difference != null) allowed.add(distance(each.compared.difference, 'share'));
        if (each.target !== undefined && each.city?.value != null) allowed.add(distance((each.city.value - each.target.target.value) * 100, 'share'));
        const plain = text.replace(/（(\d+)所学校中的(\d+)所）/, (_, base: string, count: string) => {
          expect([Number(count), Number(base)]).toEqual([each.city?.numerator, each.city?.denominator]);
          return '';
        });
        for (const [number] of plain.replace(/（100%）/g, '').matchAll(/\d+\.\d+(%|个百分点)/g)) expect(allowed, text).toContain(number);
        // A change of a share is never told in %.
        expect(text).not.toMatch(/(提高|下降|低|高)\d[\d.]*%/);
        if (each.city?.suppressed === true) expect(text.replace(missedParts(each), '')).not.toMatch(/\d/);
        expect(text).not.toMatch(/NaN|undefined|null|，。|。。/);
      }),
      { numRuns: 400 },
    );
  });
});
