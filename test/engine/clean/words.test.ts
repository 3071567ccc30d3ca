import { describe, expect, it } from 'vitest';
import { normaliserFor } from '../../../electron/engine/ingest/clean/normaliser';
import { DATASETS, getDataset, type DatasetColumn, type DatasetId } from '../../../shared/datasets';
import { RISK_LEVEL_DEFINITIONS } from '../../../shared/risk';
import { booleanCell, column, emptyCell, errorCell, numberCell, textCell } from './cells';

function catalogueColumn(dataset: DatasetId, id: string): DatasetColumn {
  const found = getDataset(dataset).columns.find((candidate) => candidate.id === id);
  if (found === undefined) throw new Error(`no column ${id}`);
  return found;
}

type Row = readonly [string, string | number | boolean | null, string?];

function check(type: DatasetColumn['type'] | DatasetColumn, rows: readonly Row[]): void {
  const normalise = normaliserFor(typeof type === 'string' ? column(type) : type);
  it.each(rows.map(([text, value, code]) => [text, value, code] as const))('%j -> %j %s', (text, value, code) => {
    // Twice, because answers for repeated words are kept.
    for (let time = 0; time < 2; time += 1) {
      const answer = normalise(textCell(text));
      expect(answer.value).toBe(value);
      expect(answer.issue?.code).toBe(code);
      if (answer.issue && text !== '') expect(answer.issue.message).not.toContain(text);
    }
  });
}

describe('county', () => {
  check('county', [
    ['曹县', '371721'], [' 曹 县 ', '371721'], ['菏泽市曹县', '371721'], ['山东省菏泽市曹县', '371721'], ['371721', '371721'],
    ['３７１７２１', '371721'], ['371721000000', '371721'], ['371721001', '371721'], ['曹县教育和体育局', '371721'], ['定陶县', '371703'],
    ['甄城', '371726'], ['鲁西新区', '371790'], ['高新区', '371772'], ['市直', '371700'],
    ['曹县青菏街道', '371721', 'county.fromName'], ['济南市', null, 'county.unknown'], ['菏泽市', null, 'county.unknown'], ['/', null],
  ]);

  it('takes codes in number cells', () => {
    expect(normaliserFor(column('county'))(numberCell(371728))).toEqual({ value: '371728' });
  });
});

describe('stage', () => {
  check('stage', [
    ['小学', 'primary'], ['211', 'primary'], ['211小学', 'primary'], ['211-小学', 'primary'], ['普通初中', 'junior'], ['初中阶段', 'junior'],
    ['九年一贯制学校', 'nineYear'], ['九年一贯制（含小学）', 'nineYear'], ['完全中学', 'complete'], ['高中段', 'senior'], ['中职', 'vocational'],
    ['特教学校', 'special'], ['大学', null, 'stage.unknown'], ['小学和初中', null, 'stage.unknown'], ['—', null],
  ]);
});

describe('riskLevel', () => {
  check('riskLevel', [
    ['正常', '0'], ['无', '0'], ['三级', '1'], ['二级预警', '2'], ['一级', '3'], ['红色', '3'], ['Ⅲ级', '1'], ['Ⅰ级', '3'], ['【重度】', '3'],
    ['一级（红色）', '3'], ['二级/橙色', '2'], ['无效', 'X'], ['x', 'X'], ['未测', 'N'], ['N', 'N'], ['3', '3'], ['０', '0'],
    ['一级（黄色）', null, 'riskLevel.conflict'], ['N/A', null], ['/', null], ['暂无', null], ['', null], ['待定', null, 'riskLevel.unknown'], ['4', null, 'riskLevel.unknown'],
  ]);

  it('knows every word of the catalogue', () => {
    const normalise = normaliserFor(column('riskLevel'));
    for (const { level, synonyms } of RISK_LEVEL_DEFINITIONS) for (const word of synonyms) expect([word, normalise(textCell(word))]).toEqual([word, { value: level }]);
    expect(normalise(numberCell(2))).toEqual({ value: '2' });
  });
});

describe('gender', () => {
  check('gender', [
    ['男', 'male'], ['女', 'female'], ['男性', 'male'], ['女生', 'female'], ['1', 'male'], ['２', 'female'], ['m', 'male'], ['F', 'female'],
    ['未知', null], ['9', null], ['-', null], ['男女', null, 'gender.unknown'], ['3', null, 'gender.unknown'],
  ]);
});

describe('boolean', () => {
  check('boolean', [
    ['是', true], ['否', false], ['有', true], ['无', false], ['√', true], ['✔', true], ['✔\ufe0f', true], ['×', false], ['y', true], ['No', false], ['1', true], ['0', false],
    ['对', true], ['是（部分）', true], ['没有', false], ['', null], ['/', null], ['—', null], ['可能', null, 'boolean.unknown'], ['12', null, 'boolean.unknown'],
  ]);

  it('takes boolean and number cells', () => {
    const normalise = normaliserFor(column('boolean'));
    expect([normalise(booleanCell(true)), normalise(booleanCell(false)), normalise(numberCell(1)), normalise(numberCell(0))].map(({ value }) => value)).toEqual([true, false, true, false]);
  });
});

describe('choice', () => {
  check(catalogueColumn('counselors', 'employment'), [
    ['专职', 'fullTime'], ['专', 'fullTime'], ['1.专职', 'fullTime'], ['专 任', 'fullTime'], ['专职（心理）', 'fullTime'], ['兼课', 'partTime'],
    ['兼职心理健康教育教师', 'partTime'], ['否', 'none'], ['fullTime', 'fullTime'], ['无', null], ['', null],
    ['专（兼）职', null, 'choice.unknown'], ['专职（兼职）', null, 'choice.conflict'], ['其他', null, 'choice.unknown'],
  ]);

  it('says which words are expected', () => {
    expect(normaliserFor(catalogueColumn('counselors', 'employment'))(textCell('其他')).issue?.message).toContain('专职、兼职、否');
  });

  it('takes codes in number cells', () => {
    expect(normaliserFor(catalogueColumn('schools', 'urbanRural'))(numberCell(111))).toEqual({ value: 'urban' });
  });
});

describe('grade', () => {
  check('grade', [
    ['一年级', 1], ['小学一年级', 1], ['小一', 1], ['六', 6], ['七年级', 7], ['7', 7], ['7年级', 7], ['初一', 7], ['初三', 9], ['初中一年级', 7], ['初中七年级', 7], ['初一年级', 7],
    ['高一', 10], ['高三年级', 12], ['高中二年级', 11], ['十年级', 10], ['12', 12], ['七年级3班', 7], ['七年级（3）班', 7], ['初二(5)班', 8], ['七年级（2023级）', 7], ['2023级七年级', 7],
    ['初四', 9, 'grade.fiveFour'], ['初一（五四制）', 6, 'grade.fiveFour'], ['六年级（五四学制）', 6, 'grade.fiveFour'], ['七年级（六三制）', 7],
    ['中职一年级', 10, 'grade.vocational'], ['职高二', 11, 'grade.vocational'],
    ['2023级', null, 'grade.entryYear'], ['23级', null, 'grade.entryYear'], ['2023', null, 'grade.entryYear'],
    ['大班', null, 'grade.kindergarten'], ['小班', null, 'grade.kindergarten'], ['高四', null, 'grade.unknown'], ['13', null, 'grade.unknown'], ['0', null, 'grade.unknown'], ['毕业班', null, 'grade.unknown'], ['', null], ['无', null],
  ]);

  it('takes number cells', () => {
    expect(normaliserFor(column('grade'))(numberCell(7))).toEqual({ value: 7 });
    expect(normaliserFor(column('grade'))(numberCell(2023)).issue?.code).toBe('grade.entryYear');
    expect(normaliserFor(column('grade'))(numberCell(7.5)).value).toBeNull();
  });
});

describe('names and text', () => {
  describe('personName', () => {
    check('personName', [
      ['李静', '李静'], ['李　静', '李静'], ['\u200b李静\u00a0', '李静'], ['张伟（大）', '张伟（大）'], ['张伟(大)', '张伟（大）'], ['阿依古丽•买买提', '阿依古丽·买买提'],
      ['阿依古丽．买买提', '阿依古丽·买买提'], ['阿依古丽 · 买买提', '阿依古丽·买买提'], ['John  Smith', 'John Smith'], ['㛃𠅤', '㛃𠅤'], ['\uf92c明', '\uf92c明'],
      ['无', null], ['12', null, 'personName.digits'],
    ]);
  });

  describe('schoolName', () => {
    check('schoolName', [
      ['曹县 第一 中学', '曹县第一中学'], ['曹县第一中学(东校区)', '曹县第一中学（东校区）'], ['曹县第一中学（东校区）', '曹县第一中学（东校区）'], ['第２１中学', '第21中学'],
      ['无', null], ['3137000123', null, 'schoolName.digits'],
    ]);
  });

  describe('text', () => {
    check('text', [
      ['国家二级心理咨询师（2016）', '国家二级心理咨询师（2016）'], ['语文，数学', '语文，数学'], ['ＭＨＴ', 'MHT'], ['MHT (100)', 'MHT (100)'], ['3班', '3班'], ['７(3)班', '7（3）班'],
      ['暂无', null], ['', null],
    ]);

    it('cuts what is too long without splitting a character', () => {
      const answer = normaliserFor(column('text'))(textCell('𠅤'.repeat(600)));
      expect(answer.value).toBe('𠅤'.repeat(500));
      expect(answer.issue?.code).toBe('text.length');
      expect(normaliserFor(column('text'))(textCell('𠅤'.repeat(500)))).toEqual({ value: '𠅤'.repeat(500) });
    });
  });
});

describe('every column of the catalogue', () => {
  const columns = DATASETS.flatMap((dataset) => dataset.columns.map((each) => [`${dataset.id}.${each.id}`, each] as const));

  it.each(columns)('%s: empty says nothing, a formula error is emptied, the example is accepted', (_, each) => {
    const normalise = normaliserFor(each);
    expect(normalise(emptyCell)).toEqual({ value: null });
    expect(normalise(textCell(' \u3000'))).toEqual({ value: null });
    expect(normalise(errorCell('#N/A'))).toMatchObject({ value: null, issue: { code: 'cell.error', action: 'emptied' } });
    if (each.example !== '') {
      const answer = normalise(textCell(each.example));
      expect(answer.value).not.toBeNull();
      expect(answer.issue).toBeUndefined();
    }
  });

  it('never throws and never repeats a value in a message', () => {
    const oddities = ['\ud800', '\u0000', '(', ')(', '=', '="', "'", '%', '万', '半', '第', '年', '{"a":1}', '2023年13月45日', '🙂', 'x'.repeat(100_000), '（）', '1e999', '-', '零零零', '十十'];
    // Patterns that backtrack or recurse would take minutes or the stack here.
    const long = ['(', ')', '半', '(人)', '1,', '一', '十', '2023.', '日1:1', 'é ', '\t', '专职('].map((part) => part.repeat(50_000));
    for (const [, each] of columns) {
      const normalise = normaliserFor(each);
      for (const text of [...oddities, ...long]) {
        const { issue } = normalise(textCell(text));
        if (issue && text.length > 3) expect(issue.message).not.toContain(text);
      }
      for (const number of [Number.NaN, Infinity, -1, 1e300, 5e-324]) normalise(numberCell(number));
    }
  });
});
