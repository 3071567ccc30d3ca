/** 口径说明 and 数据来源 of the annual report: what every number means, and from which files it was counted. */
import { getDataset } from '../../../shared/datasets';
import { formatInteger } from '../../../shared/format';
import { findIndicator, type IndicatorDefinition, targetsAsOf } from '../../../shared/indicators';
import { citation } from '../../../shared/policies';
import type { AnnualReportInput } from './annual';
import { ANNUAL_INDICATORS, PUPIL_INDICATORS } from './annual-indicators';
import type { ReportTextSheet } from './model';

export function definitionsSheet({ asOf, levels }: AnnualReportInput): ReportTextSheet {
  return {
    kind: 'text',
    name: '口径说明',
    title: '口径说明',
    blocks: [
      {
        kind: 'list',
        heading: '一、指标口径',
        header: ['指标', '口径', '公式', '目标', '依据'],
        rows: [...ANNUAL_INDICATORS, ...PUPIL_INDICATORS].flatMap((id) => {
          const indicator = findIndicator(id);
          return indicator === undefined ? [] : [[indicator.label, indicator.definition, indicator.formula, targetsText(indicator, asOf), indicator.policy]];
        }),
      },
      {
        kind: 'list',
        heading: `二、风险等级（${levels.title}；各地叫法不同，以本表为准）`,
        header: ['代码', '名称', '含义'],
        rows: levels.levels.map(({ level, label, explanation }) => [level, label, explanation]),
      },
    ],
  };
}

export function sourcesSheet({ batches, grading }: AnnualReportInput): ReportTextSheet {
  return {
    kind: 'text',
    name: '数据来源',
    title: '数据来源',
    blocks: [
      {
        kind: 'list',
        heading: '一、所用文件',
        header: ['批次', '数据', '文件', '工作表', '导入行数', '导入时间', '文件校验值（SHA-256）'],
        rows: [...batches]
          .sort((a, b) => a.batch - b.batch)
          .map((batch) => [String(batch.batch), getDataset(batch.dataset).label, batch.fileName, batch.sheet, formatInteger(batch.rowsLoaded), batch.loadedAt.slice(0, 16), batch.sha256]),
      },
      grading.length === 0
        ? { kind: 'paragraphs', heading: '二、所用规则', texts: ['本学年的等级都由各平台给出，程序没有重新定级。'] }
        : { kind: 'facts', heading: '二、所用规则', facts: grading },
    ],
  };
}

/** Every target with its document; those that have run out are told as such, those not begun are left out. */
function targetsText(indicator: IndicatorDefinition, asOf: string): string {
  const told = targetsAsOf(indicator, asOf).filter(({ state }) => state !== 'notYet');
  return told.map(({ label, policy }) => `${label}：${citation(policy)}`).join('；') || '—';
}
