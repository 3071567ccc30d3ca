import { describe, expect, it } from 'vitest';
import { type Candidate, type RuleId, eligibilityOf, matchCertificates, normalisedCertificate, scoreOf, verdictsOf } from '../../../electron/engine/core-team';
import { candidate, rulesOf, without } from './support';

const rules = rulesOf();

function verdict(rule: RuleId, changes: Partial<Candidate>, without: readonly (keyof Candidate)[] = []): readonly [string, string] {
  const entries = Object.entries({ ...candidate('a'), ...changes }).filter(([key]) => !without.includes(key as keyof Candidate));
  const found = verdictsOf(Object.fromEntries(entries) as unknown as Candidate, rules).find((one) => one.rule === rule);
  return [found?.verdict ?? '', found?.reason ?? ''];
}

describe('certificates', () => {
  it.each([
    ['国家二级心理咨询师', '国家二级心理咨询师'],
    ['心理咨询师（国家二级）', '国家二级心理咨询师'],
    ['心理咨询师(国家职业资格２级)证书', '国家二级心理咨询师'],
    ['国家 心理咨询师 贰级', '国家二级心理咨询师'],
    ['心理咨询师Ⅱ级', '二级心理咨询师'],
    ['《心理健康辅导员》资格证', '心理健康辅导员'],
  ])('reads %s as %s', (written, normalised) => {
    expect(normalisedCertificate(written)).toBe(normalised);
  });

  it('takes names only as a whole, several in one text apart, and doubts dates after the last examination', () => {
    const kinds = (name: string, issuedOn?: string) => matchCertificates([issuedOn === undefined ? { name } : { name, issuedOn }], rules.certificates).map(({ kind }) => kind);
    expect(kinds('育婴师证')).toEqual(['other']);
    expect(kinds('心理咨询师培训合格证')).toEqual(['doubtful']);
    expect(kinds('山东省心理健康辅导员')).toEqual(['doubtful']);
    expect(kinds('普通话二级甲等、三级心理咨询师')).toEqual(['other', 'accepted']);
    expect(kinds('二级心理咨询师', '2018-05')).toEqual(['accepted']);
    expect(kinds('二级心理咨询师', '2018')).toEqual(['accepted']);
    expect(kinds('二级心理咨询师', '2018-06-01')).toEqual(['doubtful']);
    expect(kinds('心理健康辅导员', '2024')).toEqual(['accepted']);
    expect(kinds('心理咨询师')).toEqual(['doubtful']);
  });
});

describe('verdicts', () => {
  it('meets every rule in a clear case', () => {
    const verdicts = verdictsOf(candidate('a'), rules);
    expect(verdicts.map((one) => one.verdict)).toEqual(['met', 'met', 'met', 'met', 'met', 'met']);
    expect(eligibilityOf(verdicts)).toBe('eligible');
  });

  it('tells a no from what nobody reported', () => {
    expect(verdict('certificate', { certificates: [] })).toEqual(['notMet', '填报为无证书']);
    expect(verdict('certificate', {}, ['certificates'])).toEqual(['missing', '未填报证书，请补报证书名称']);
    expect(verdict('certificate', { certificates: [{ name: '育婴师' }] })).toEqual(['notMet', '所持“育婴师”不在认可证书清单内']);
    expect(verdict('certificate', { certificates: [{ name: '山东省心理健康辅导员证' }] })).toEqual(['doubtful', '“山东省心理健康辅导员证”与认可的“心理健康辅导员”名称相近但不相同，请核验原件']);
    expect(verdict('inService', { inService: false })[0]).toBe('notMet');
    expect(verdict('inService', {}, ['inService'])[0]).toBe('missing');
    expect(verdict('willing', {}, ['willing'])[0]).toBe('missing');
    expect(verdict('county', {}, ['county'])[0]).toBe('missing');
    expect(verdict('county', { county: '999999' })[0]).toBe('notMet');
  });

  it('counts years from the start where none are reported, and doubts the two when they decide differently', () => {
    expect(verdict('years', { years: 2.9 })).toEqual(['notMet', '从事心理健康教育 2.9 年，不满 3 年']);
    expect(verdict('years', { startedOn: '2023-09' }, ['years'])[0]).toBe('met');
    expect(verdict('years', { startedOn: '2023-09-02' }, ['years'])[0]).toBe('notMet');
    expect(verdict('years', {}, ['years'])[0]).toBe('missing');
    expect(verdict('years', { years: Number.NaN })[0]).toBe('missing');
    expect(verdict('years', { years: 5, startedOn: '2025-09' })).toEqual(['doubtful', '填报年限 5 年与起始年月 2025-09（满 1 年）不一致，请核实']);
    expect(verdict('years', { years: 3, startedOn: '2023-10' })[0]).toBe('met');
  });

  it('takes teachers, full or part time, and researchers', () => {
    expect(verdict('post', { employment: 'partTime' })[0]).toBe('met');
    expect(verdict('post', { employment: 'none', researcher: true })).toEqual(['met', '心理教研员']);
    expect(verdict('post', { employment: 'none', researcher: false })[0]).toBe('notMet');
    expect(verdict('post', { employment: 'none' })[0]).toBe('missing');
    expect(verdict('post', { researcher: false }, ['employment'])[0]).toBe('missing');
  });

  it('keeps someone incomplete as long as nothing speaks against them', () => {
    const unknown = without('willing', candidate('a'));
    expect(eligibilityOf(verdictsOf(unknown, rules))).toBe('incomplete');
    expect(eligibilityOf(verdictsOf({ ...unknown, inService: false }, rules))).toBe('notEligible');
  });
});

describe('scoreOf', () => {
  it('adds points rounded to hundredths and says what was not reported', () => {
    const score = scoreOf(candidate('a', { years: 7, title: '一级教师', hotlineVolunteer: false }), rules);
    expect(score.items.map(({ id, points }) => [id, points])).toEqual([['years', 14], ['certificate', 25], ['fullTime', 15], ['relatedMajor', 0], ['title', 6], ['hotline', 0]]);
    expect(score.total).toBe(60);
    expect(score.items.find(({ id }) => id === 'relatedMajor')?.note).toBe('未填报，计 0 分');
    expect(score.items.find(({ id }) => id === 'hotline')?.note).toBe('否');
  });
});
