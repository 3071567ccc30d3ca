import { describe, expect, it } from 'vitest';
import { findIndicator } from '../../../shared/indicators';
import { COUNTIES } from '../../../shared/regions';
import { DEFAULT_RISK_SCHEME } from '../../../shared/risk-labels';
import { annualReport, type AnnualReportInput } from '../../../electron/engine/report/annual';
import { ANNUAL_INDICATORS } from '../../../electron/engine/report/annual-indicators';
import type { ReportCell, ReportModel, ReportTable, ReportTextSheet } from '../../../electron/engine/report/model';
import { batches, CITY, type City, COUNTS, type Counts, releasedFigures, reportInput, stageFigures, sumOf, wholeInput } from './city';

const tables = (changes: Partial<AnnualReportInput> = {}): readonly ReportTable[] => annualReport(reportInput(changes)).sections.filter((section) => section.kind === 'table');
const tableOf = (city: City, position: number): ReportTable => {
  const table = tables({ figures: releasedFigures(city) })[position];
  if (table === undefined) throw new Error(`no table ${position}`);
  return table;
};
const sheetOf = (model: ReportModel, name: string): ReportTextSheet => {
  const sheet = model.sections.find((section) => section.name === name);
  if (sheet?.kind !== 'text') throw new Error(`no sheet of text ${name}`);
  return sheet;
};
const coverOf = (model: ReportModel): ReportTextSheet => sheetOf(model, '封面说明');
const rowOf = (table: ReportTable, label: string): readonly ReportCell[] => {
  const row = [table.totals, ...table.rows].find(([first]) => first?.kind === 'text' && first.text === label);
  if (row === undefined) throw new Error(`no row ${label}`);
  return row;
};
const shown = (cell: ReportCell | undefined): number | string | undefined => (cell?.kind === 'figure' ? cell.value : cell?.kind);
const labels = (table: ReportTable): (string | undefined)[] => table.rows.map(([first]) => (first?.kind === 'text' ? first.text : undefined));
const without = (code: string): Readonly<Record<string, Counts>> => Object.fromEntries(Object.entries(COUNTS).filter(([county]) => county !== code));
const county = (code: string): Counts => {
  const counts = COUNTS[code];
  if (counts === undefined) throw new Error(`no county ${code}`);
  return counts;
};

/** Dongming with 7 valid results: too few to show. */
const small: Counts = { ...county('371728'), levels: { '0': 5, '1': 0, '2': 0, '3': 2, X: 1, N: 4 } };
const withSmall: City = (() => {
  const counties = { ...COUNTS, '371728': small };
  return { counties, whole: sumOf(Object.values(counties)) };
})();

describe('the rows', () => {
  it('are the counties in code order, city schools and zones only where they have figures', () => {
    const [staffing] = tables();
    expect(labels(staffing!)).toEqual(['市直', '牡丹区', '定陶区', '曹县', '单县', '成武县', '巨野县', '郓城县', '鄄城县', '东明县', '鲁西新区']);
    const few = tableOf({ counties: { '371721': county('371721') }, whole: county('371721') }, 0);
    expect(labels(few)).toEqual(COUNTIES.filter(({ code }) => code >= '371702' && code <= '371728').map(({ label }) => label));
  });

  it('end with what has no county, so that nothing is dropped', () => {
    const table = tableOf({ counties: { ...COUNTS, '000000': county('371790') }, whole: CITY.whole }, 0);
    expect(labels(table).at(-1)).toBe('未注明县区');
  });

  it('are all dashes for a county that sent nothing', () => {
    for (const position of [0, 1]) {
      const table = tableOf({ counties: without('371723'), whole: sumOf(Object.values(without('371723'))) }, position);
      expect(rowOf(table, '成武县').slice(1).map((cell) => cell.kind)).toEqual(table.codeRow.slice(1).map(() => 'missing'));
      // The dash does not keep the totals from being live sums.
      expect(rowOf(table, '全市合计')[1]).toMatchObject({ formula: { kind: 'sumOfBody' } });
    }
  });
});

describe('表1', () => {
  it('holds the counts of a county', () => {
    const { schools, covered, fullTime, partTime, students } = county('371721');
    expect(rowOf(tableOf(CITY, 0), '曹县').slice(1).map(shown)).toEqual([schools, covered, covered / schools, schools - covered, fullTime + partTime, fullTime, partTime, students, students / (fullTime + partTime)]);
  });

  it('writes the city’s own count of persons where one teaches in two counties, and says in which columns', () => {
    const table = tableOf({ counties: COUNTS, whole: { ...CITY.whole, partTime: CITY.whole.partTime - 3 } }, 0);
    expect(table.totals[5]).toEqual({ kind: 'figure', value: CITY.whole.fullTime + CITY.whole.partTime - 3, format: 'integer' });
    expect(table.totals[6]).toMatchObject({ formula: { kind: 'sumOfBody' } });
    expect(table.totals[7]).not.toHaveProperty('formula');
    expect(table.notes.at(-1)).toMatch(/^第5、7栏的全市合计/);
    expect(tableOf(CITY, 0).notes.join()).not.toContain('单独计算');
  });
});

describe('表2', () => {
  it('holds the counts of a county, worst level first', () => {
    const { schools, schoolsAssessed, students, levels } = county('371702');
    const valid = levels['0'] + levels['1'] + levels['2'] + levels['3'];
    expect(rowOf(tableOf(CITY, 1), '牡丹区').slice(1).map(shown)).toEqual([
      schools, schoolsAssessed, students, valid + levels.X, (valid + levels.X) / students, valid,
      levels['3'], levels['3'] / valid, levels['2'], levels['2'] / valid, levels['1'], levels['1'] / valid, levels['0'], levels['0'] / valid, levels.X, levels.N,
    ]);
    expect(tableOf(CITY, 1).columns.slice(7, 15).map(({ header }) => header[0])).toEqual(['危机（一级）', '危机（一级）', '重点关注（二级）', '重点关注（二级）', '一般关注（三级）', '一般关注（三级）', '正常', '正常']);
  });

  it('hides a county with too few valid results, keeps its zeros elsewhere, and sums nothing live over the gap', () => {
    const table = tableOf(withSmall, 1);
    const row = rowOf(table, '东明县');
    expect(row.slice(1, 6).map((cell) => cell.kind)).toEqual(['figure', 'figure', 'figure', 'figure', 'figure']);
    expect(row.slice(6).map((cell) => cell.kind)).toEqual(row.slice(6).map(() => 'suppressed'));
    expect(JSON.stringify(row.slice(6))).not.toMatch(/\d/);
    for (const column of [6, 7, 9, 11, 13, 15, 16]) expect(table.totals[column]).not.toHaveProperty('formula');
    expect(table.totals[7]).toMatchObject({ value: withSmall.whole.levels['3'] });
    expect(table.notes.at(-1)).toMatch(/^第6、7、9、11、13、15、16栏有县区因样本过小未显示/);
    expect(shown(rowOf(tableOf(CITY, 1), '东明县')[7])).toBe(0);
  });
});

/** Value of one side of a check such as 7＋9＋11＋13 or 4÷3, by column codes. */
function sideOf(row: readonly ReportCell[], side: string): number {
  const parts = side.split(/([＋－÷])/);
  const at = (code: string | undefined): number => {
    const cell = row[Number(code)];
    if (cell?.kind !== 'figure') throw new Error(`column ${code} holds no figure`);
    return cell.value;
  };
  let value = at(parts[0]);
  for (let position = 1; position < parts.length; position += 2) {
    const next = at(parts[position + 1]);
    value = parts[position] === '＋' ? value + next : parts[position] === '－' ? value - next : value / next;
  }
  return value;
}

describe('审核关系', () => {
  it.each([0, 1])('printed under table %i hold in every row', (position) => {
    const table = tableOf(CITY, position);
    const checks = (/^审核关系：([\d＝＋－÷≤；]+)/.exec(table.notes[0] ?? '')?.[1] ?? '').split('；');
    expect(checks.length).toBeGreaterThan(4);
    for (const row of [table.totals, ...table.rows]) {
      for (const check of checks) {
        const [left = '', sign = '', right = ''] = check.split(/([＝≤])/);
        if (sign === '≤') expect(sideOf(row, left), check).toBeLessThanOrEqual(sideOf(row, right));
        else expect(sideOf(row, left), check).toBeCloseTo(sideOf(row, right), 9);
      }
    }
  });
});

describe('the cover', () => {
  const model = annualReport(reportInput({ batches: batches(3), figures: releasedFigures(withSmall) }));
  const cover = coverOf(model);
  const definitions = sheetOf(model, '口径说明');
  const text = JSON.stringify(cover);
  const defined = JSON.stringify(definitions);

  it('states unit, year, 口径, maker, date and nature of the form', () => {
    expect(cover.blocks[0]).toMatchObject({ facts: [{ text: '菏泽市教育局' }, { text: '2025—2026学年（9月1日至次年8月31日）' }, { text: expect.stringMatching(/^管理口径：/) as string }, ...['全体学生', '含教学点', '公办和民办', '专职或兼职'].map((choice) => ({ text: expect.stringMatching(`^${choice}：`) as string })), { text: expect.stringMatching(/^2026年8月31日。/) as string }, { text: '张三' }, { text: '2026年7月15日' }, { text: '内部工作用表' }, { text: '育心数据台 0.1.0，离线生成' }] });
    expect(text).not.toMatch(/表号|批准文号|有效期/);
  });

  it('defines every indicator that the tables use', () => {
    for (const id of ANNUAL_INDICATORS) expect(defined).toContain(JSON.stringify(findIndicator(id)?.definition).slice(1, -1));
  });

  it('maps every level and says which is worst', () => {
    expect(definitions.blocks[1]?.heading).toContain('一级最重');
    for (const { label, explanation } of DEFAULT_RISK_SCHEME.levels) expect(defined).toContain(`"${label}","${explanation}"`);
  });

  it('explains suppression and the three states, help lines, no diagnosis, and what was hidden', () => {
    for (const phrase of ['有效结果少于 10 人', '“样本过小”', '“—”', '“0”', '12356', '6885885', '筛查结果不作为诊断依据', '7 条教师记录、41 名学生的学校不在本学年学校名录中']) expect(text).toContain(phrase);
    const hidden = JSON.stringify(model.sections.filter(({ kind }) => kind === 'table')).split('"suppressed"').length - 1;
    expect(hidden).toBeGreaterThan(0);
    expect(text).toContain(`各表共有 ${hidden} 个单元格因此不显示`);
  });

  it('lists every batch with file, sheet, rows, time and the whole hash', () => {
    const sources = sheetOf(model, '数据来源').blocks[0];
    expect(sources?.kind === 'list' && sources.rows).toEqual(batches(3).map((batch, position) => [String(position + 1), ['学校名录', '心理健康教师台账', '心理测评结果'][position], batch.fileName, 'Sheet1', `1,19${position}`, batch.loadedAt.slice(0, 16), batch.sha256]));
  });

  it('says nothing of rows without a school when there are none', () => {
    for (const summary of [null, { schoolYear: '2025-2026', schools: 1, counselors: 1, assessed: 1, unmatchedCounselors: 0, unmatchedStudents: 0 }]) {
      expect(JSON.stringify(coverOf(annualReport(reportInput({ summary }))))).not.toContain('不在本学年学校名录中');
    }
  });
});

describe('a day before any target', () => {
  it('leaves the shortfall open instead of measuring it against what was not asked for yet', () => {
    const [staffing] = tables({ asOf: '2012-01-01' });
    expect(staffing?.rows.map((row) => row[4]?.kind)).toEqual(staffing?.rows.map(() => 'missing'));
    expect(staffing?.totals[4]?.kind).toBe('missing');
    expect(staffing?.notes[1]).toContain('2012年1月1日没有有效的目标，不计');
    expect(staffing?.columns.some(({ target }) => target !== undefined)).toBe(false);
    expect(staffing?.notes[0]).not.toContain('4＝1－2');
  });
});

describe('其中', () => {
  it('lists the stages below the counties, in no sum', () => {
    const [staffing] = annualReport(wholeInput()).sections.filter((section) => section.kind === 'table');
    expect(staffing?.parts?.map(([name]) => name)).toEqual([{ kind: 'text', text: '其中：小学' }, { kind: 'text', text: '\u3000\u3000\u3000初中' }]);
    const sum = (staffing?.parts ?? []).reduce((running, row) => running + (row[1]?.kind === 'figure' ? row[1].value : 0), 0);
    expect(sum).toBe(CITY.whole.schools);
    expect(staffing?.rows).toHaveLength(11);
  });

  it('is left out where a stage would be hidden: the totals less the other stages would tell it', () => {
    const tiny = { ...county('371728'), levels: { '0': 5, '1': 1, '2': 0, '3': 0, X: 0, N: 0 } };
    const [, assessment] = annualReport(wholeInput({ figures: [...releasedFigures(CITY), stageFigures(tiny)] })).sections.filter((section) => section.kind === 'table');
    expect(assessment?.parts).toEqual([]);
  });
});

describe('an approved survey', () => {
  const survey = { formNumber: '菏教基1表', madeBy: '菏泽市教育局', approvedBy: '菏泽市统计局', approvalNumber: '菏统制〔2026〕3号', validUntil: '2028年12月' };

  it('bears its block and is no working form', () => {
    const model = annualReport(wholeInput({ survey, signatories: { head: '李某', statistician: '王某', telephone: '0530-1234567' } }));
    for (const table of model.sections.filter((section) => section.kind === 'table')) {
      expect(table.survey).toEqual(['表　　号：菏教基1表', '制定机关：菏泽市教育局', '批准机关：菏泽市统计局', '批准文号：菏统制〔2026〕3号', '有效期至：2028年12月']);
      expect(table.headerLine.right).not.toContain('内部工作用表');
      expect(table.footerLine).toEqual(['单位负责人：李某', '统计负责人：王某', '填表人：张三', '联系电话：0530-1234567', '报出日期：2026年7月15日']);
    }
  });

  it('is not claimed by a form that none has approved', () => {
    for (const table of tables()) expect([table.survey, table.headerLine.right.startsWith('内部工作用表')]).toEqual([undefined, true]);
  });
});

describe('the charts', () => {
  it('draw columns of tables of the report', () => {
    const { sections } = annualReport(wholeInput());
    const charts = sections.filter((section) => section.kind === 'chart');
    expect(charts.map(({ form, table }) => [form, table])).toEqual([['bars', '表1 师资覆盖'], ['stackedShares', '表2 测评与风险'], ['lines', '表3 历年情况'], ['pyramid', '表4 实测学生构成']]);
    expect(charts[0]?.target).toEqual({ value: 1, label: '市定目标 100%' });
    for (const { table, series } of charts) {
      const drawn = sections.find((section) => section.kind === 'table' && section.name === table) as ReportTable;
      for (const { column } of series) expect([...drawn.rows, drawn.totals].some((row) => row[column]?.kind === 'figure')).toBe(true);
    }
  });

  it('of earlier years and of pupils are left out with their tables', () => {
    const { sections } = annualReport(reportInput());
    expect(sections.filter((section) => section.kind === 'chart').map(({ name }) => name)).toEqual(['图1', '图2']);
  });
});
