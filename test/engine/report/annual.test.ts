import { describe, expect, it } from 'vitest';
import { findIndicator } from '../../../shared/indicators';
import { COUNTIES } from '../../../shared/regions';
import { DEFAULT_RISK_SCHEME } from '../../../shared/risk-labels';
import { ANNUAL_INDICATORS, annualReport, type AnnualReportInput } from '../../../electron/engine/report/annual';
import type { ReportCell, ReportModel, ReportTable, ReportTextSheet } from '../../../electron/engine/report/model';
import { batches, CITY, type City, COUNTS, type Counts, releasedFigures, reportInput, sumOf } from './city';

const tables = (changes: Partial<AnnualReportInput> = {}): readonly ReportTable[] => annualReport(reportInput(changes)).sections.filter((section) => section.kind === 'table');
const tableOf = (city: City, position: number): ReportTable => {
  const table = tables({ figures: releasedFigures(city) })[position];
  if (table === undefined) throw new Error(`no table ${position}`);
  return table;
};
const coverOf = (model: ReportModel): ReportTextSheet => {
  const [cover] = model.sections;
  if (cover?.kind !== 'text') throw new Error('the first section is no text');
  return cover;
};
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
  const cover = coverOf(annualReport(reportInput({ batches: batches(3), figures: releasedFigures(withSmall) })));
  const text = JSON.stringify(cover);

  it('states unit, year, 口径, maker, date and nature of the form', () => {
    expect(cover.blocks[0]).toMatchObject({ facts: [{ text: '菏泽市教育局' }, { text: '2025—2026学年（9月1日至次年8月31日）' }, { text: expect.stringMatching(/^管理口径：/) as string }, ...['全体学生', '含教学点', '公办和民办', '专职或兼职'].map((choice) => ({ text: expect.stringMatching(`^${choice}：`) as string })), { text: expect.stringMatching(/^2026年8月31日。/) as string }, { text: '张三' }, { text: '2026年7月15日' }, { text: '内部工作用表' }, { text: '育心数据台 0.1.0，离线生成' }] });
    expect(text).not.toMatch(/表号|批准文号|有效期/);
  });

  it('defines every indicator that the tables use', () => {
    for (const id of ANNUAL_INDICATORS) expect(text).toContain(JSON.stringify(findIndicator(id)?.definition).slice(1, -1));
  });

  it('maps every level and says which is worst', () => {
    expect(cover.blocks[2]?.heading).toContain('一级最重');
    for (const { label, explanation } of DEFAULT_RISK_SCHEME.levels) expect(text).toContain(`"${label}","${explanation}"`);
  });

  it('explains suppression and the three states, help lines, no diagnosis, and what was hidden', () => {
    for (const phrase of ['有效结果少于 10 人', '“样本过小”', '“—”', '“0”', '12356', '6885885', '筛查结果不作为诊断依据', '7 条教师记录、41 名学生的学校不在本学年学校名录中', '不显示（标为“样本过小”），共 7 处']) expect(text).toContain(phrase);
  });

  it('lists every batch with file, sheet, rows, time and the whole hash', () => {
    const sources = cover.blocks.at(-1);
    expect(sources?.kind === 'list' && sources.rows).toEqual(batches(3).map((batch, position) => [['学校名录', '心理健康教师台账', '心理测评结果'][position], batch.fileName, 'Sheet1', `1,19${position}`, batch.loadedAt.slice(0, 16), batch.sha256]));
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
    expect(staffing?.notes[0]).toContain('2012年1月1日没有有效的目标，不计');
    expect(staffing?.notes[0]).not.toContain('4＝1－2');
  });
});
