import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coreTeamList, selectCoreTeam } from '../../../electron/engine/core-team';
import { anyCandidates, candidate, rulesOf, without } from './support';

function many(county: string, count: number, years = 5) {
  return Array.from({ length: count }, (_, index) => candidate(`${county}-${String(index).padStart(3, '0')}`, { county, years: years + (index % 7) }));
}

describe('selectCoreTeam', () => {
  it('chooses 100 by the quotas of the counties', () => {
    const { quotas, candidates } = selectCoreTeam([...many('371702', 60), ...many('371721', 60), ...many('371722', 60)], rulesOf());
    expect(quotas.counties.map(({ quota, filled, takenOver }) => [quota, filled, takenOver])).toEqual([[31, 31, 0], [40, 40, 0], [29, 29, 0]]);
    expect(quotas.apportionment?.shares.map(({ exact, extra }) => [exact, extra])).toEqual([[31.1, 0], [40.2, 0], [28.7, 1]]);
    expect(candidates.filter(({ outcome }) => outcome === 'chosen')).toHaveLength(100);
    expect(candidates.filter(({ outcome }) => outcome === 'reserve').map(({ candidate: { county }, rank }) => [county, rank])).toEqual([['371702', 32], ['371702', 33], ['371702', 34], ['371721', 41], ['371721', 42], ['371721', 43], ['371722', 30], ['371722', 31], ['371722', 32]]);
  });

  it('passes seats on that a county cannot fill, round by round, or leaves them open', () => {
    const few = [...many('371702', 5), ...many('371721', 42), ...many('371722', 80)];
    const passed = selectCoreTeam(few, rulesOf());
    // 26 seats are open; 曹县 takes its 2 to spare, the rest goes to 单县.
    expect(passed.quotas.counties.map(({ filled, takenOver }) => [filled, takenOver])).toEqual([[5, 0], [40, 2], [29, 24]]);
    expect(passed.quotas.redistributions.map(({ open, taken }) => [open, taken.map(({ seats }) => seats)])).toEqual([[26, [2, 11]], [13, [13]]]);
    expect(passed.quotas.open).toBe(0);
    expect(passed.candidates.filter(({ reason }) => reason.includes('递补其他县区空缺名额入选'))).toHaveLength(26);

    const left = selectCoreTeam(few, rulesOf({}, { shortfall: 'leaveOpen' }));
    expect(left.quotas).toMatchObject({ open: 26, redistributions: [] });
    expect(coreTeamList(left).notes).toContain('尚有 26 个名额空缺，按规则保留。');
    expect(coreTeamList(left).notes).toContain('牡丹区名额 31 个，符合条件 5 人，缺 26 人。');
  });

  it('breaks equal scores by the stated order and says by what', () => {
    const rules = rulesOf({ size: 1, scoring: [], reservePerCounty: 1 }, { counties: [{ county: '371721', label: '曹县', count: 1 }] });
    const three = [candidate('a', { weeklyHours: 4 }), candidate('b', { weeklyHours: 8 }), candidate('c', { weeklyHours: 8 })];
    expect(selectCoreTeam(three, rules).candidates.map(({ candidate: { id }, outcome, reason }) => [id, outcome, reason])).toEqual([
      ['b', 'chosen', '符合全部条件，得分 0.00，列曹县第 1 名（共 3 人符合条件），在本县区 1 个名额之内，入选。'],
      ['c', 'reserve', '符合全部条件，得分 0.00，列曹县第 2 名（共 3 人符合条件），未进入前 1 名（与入选末位同分，按编号排在其后），列候补第 1 位。'],
      ['a', 'notChosen', '符合全部条件，得分 0.00，列曹县第 3 名（共 3 人符合条件），未进入前 1 名（与入选末位同分，按周心理课时数排在其后），未入选。'],
    ]);
  });

  it('counts what keeps people out, and whom one rule alone keeps out', () => {
    const silent = without('willing', candidate('b'));
    const { ruleCounts, candidates } = selectCoreTeam([candidate('a'), silent, candidate('c', { years: 1 }), candidate('d', { years: 1, inService: false })], rulesOf());
    expect(ruleCounts.find(({ rule }) => rule === 'years')).toEqual({ rule: 'years', counts: { met: 2, notMet: 2, missing: 0, doubtful: 0 }, onlyThis: 1 });
    expect(ruleCounts.find(({ rule }) => rule === 'willing')).toEqual({ rule: 'willing', counts: { met: 3, notMet: 0, missing: 1, doubtful: 0 }, onlyThis: 1 });
    expect(candidates.map(({ candidate: { id }, outcome, reason }) => [id, outcome, reason]).slice(1)).toEqual([
      ['b', 'toCheck', '暂不能认定：未填报是否自愿，请补报。'],
      ['c', 'notEligible', '不符合条件：从事心理健康教育 1 年，不满 3 年。'],
      ['d', 'notEligible', '不符合条件：从事心理健康教育 1 年，不满 3 年；不在职。'],
    ]);
  });

  it('makes rows for the official list', () => {
    const rules = rulesOf({ size: 1 }, { base: 'fixed', counties: [{ county: '371721', label: '曹县', count: 1 }] });
    const list = coreTeamList(selectCoreTeam([candidate('a', { researcher: true })], rules));
    expect(list.chosen).toEqual([{ 序号: 1, 姓名: '教师a', 性别: '女', 单位: '曹县第一中学', 县区: '曹县', '专/兼职': '专职、教研员', 证书: '国家二级心理咨询师', 年限: 5, 得分: 50, 入选理由: '符合全部条件，得分 50.00，列曹县第 1 名（共 1 人符合条件），在本县区 1 个名额之内，入选。' }]);
    expect(list.notes[0]).toBe('名额：共 1 个，按固定名额分配。');
    expect(coreTeamList(selectCoreTeam([], rulesOf())).notes).toContain('牡丹区：100×311÷1000＝31.1000，整数 31，得 31 个。');
  });

  it('refuses rules and lists that contradict themselves', () => {
    expect(() => selectCoreTeam([candidate('a'), candidate('a')], rulesOf())).toThrow('编号相同');
    expect(() => selectCoreTeam([], rulesOf({ size: 3 }, { base: 'fixed' }))).toThrow('固定名额合计 1000 个，与总名额 3 个不一致');
    expect(() => selectCoreTeam([], rulesOf({ scoring: [{ id: 'x', label: '年限', points: 5, measure: { kind: 'number', field: 'years', full: 0 } }] }))).toThrow('评分项“年限”');
    expect(() => selectCoreTeam([candidate('a')], rulesOf({ asOf: '2026年' }))).toThrow('评选基准日');
  });
});

describe('any candidates', () => {
  const rules = fc.record({ size: fc.integer({ min: 0, max: 30 }), reservePerCounty: fc.integer({ min: 0, max: 3 }), shortfall: fc.constantFrom('redistribute' as const, 'leaveOpen' as const) }).map(({ shortfall, ...rest }) => rulesOf(rest, { shortfall }));

  it('never chooses anyone who breaks a rule, fills what can be filled, and explains everyone', () => {
    fc.assert(
      fc.property(anyCandidates, rules, (candidates, set) => {
        const selection = selectCoreTeam(candidates, set);
        const chosen = selection.candidates.filter(({ outcome }) => outcome === 'chosen');
        const eligible = selection.candidates.filter(({ eligibility }) => eligibility === 'eligible');
        expect(selection.candidates.map(({ candidate: { id } }) => id).sort()).toEqual(candidates.map(({ id }) => id).sort());
        for (const one of [...chosen, ...selection.candidates.filter(({ outcome }) => outcome === 'reserve')]) expect(one.verdicts.every(({ verdict }) => verdict === 'met')).toBe(true);
        for (const { reason, verdicts } of selection.candidates) {
          expect(reason).toMatch(/。$/);
          expect(verdicts.every((verdict) => verdict.reason.length > 0)).toBe(true);
        }
        expect(chosen.length + selection.quotas.open).toBe(set.size);
        if (set.quota.shortfall === 'redistribute') expect(chosen.length).toBe(Math.min(set.size, eligible.length));
        for (const { county, quota, filled, takenOver } of selection.quotas.counties) {
          expect(chosen.filter((one) => one.candidate.county === county)).toHaveLength(filled + takenOver);
          expect(filled).toBeLessThanOrEqual(quota);
          // Nobody left out scores more than somebody chosen in the same county.
          const scores = (isChosen: boolean) => eligible.filter((one) => one.candidate.county === county && (one.outcome === 'chosen') === isChosen).map(({ score }) => score.total);
          expect(Math.min(...scores(true))).toBeGreaterThanOrEqual(Math.max(...scores(false)));
        }
        for (const { rule, counts } of selection.ruleCounts) expect([rule, counts.met + counts.notMet + counts.missing + counts.doubtful]).toEqual([rule, candidates.length]);
      }),
      { numRuns: 150 },
    );
  });

  it('makes the same list from any order', () => {
    fc.assert(
      fc.property(
        anyCandidates.chain((candidates) => fc.tuple(fc.constant(candidates), fc.shuffledSubarray([...candidates], { minLength: candidates.length }))),
        rules,
        ([candidates, shuffled], set) => {
          expect(selectCoreTeam(shuffled, set)).toEqual(selectCoreTeam(candidates, set));
          expect(coreTeamList(selectCoreTeam(shuffled, set))).toEqual(coreTeamList(selectCoreTeam(candidates, set)));
        },
      ),
      { numRuns: 80 },
    );
  });
});
