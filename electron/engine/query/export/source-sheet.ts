/** 口径与来源: what a workbook made from a query says of itself, so that it can be made again and checked. */
import { AUDIENCES } from '../../../../shared/audience';
import type { Arrangement, ColumnCondition } from '../../../../shared/contract';
import { formatInteger } from '../../../../shared/format';
import { type BoundParameter, parameterLabel } from '../../../../shared/query-parameters';
import { stampOf } from '../../local-stamp';
import type { ReportTextSheet } from '../../report/model';
import type { ExportColumn } from './result-rows';

export interface SourceFacts {
  readonly title: string;
  readonly sql: string;
  readonly parameters: readonly BoundParameter[];
  readonly arrangement: Arrangement;
  readonly columns: readonly ExportColumn[];
  readonly rowCount: number;
  readonly workspace: string;
  readonly operator: string;
  readonly appVersion: string;
  readonly minimumValidResults: number;
  readonly issuedOn: Date;
}

export function sourceSheet({ title, sql, parameters, arrangement, columns, rowCount, workspace, operator, appVersion, minimumValidResults, issuedOn }: SourceFacts): ReportTextSheet {
  const name = (column: number): string => columns[column]?.label ?? '';
  const order = arrangement.order.map(({ column, descending }) => `${name(column)}（${descending ? '从大到小' : '从小到大'}）`).join('，');
  const conditions = arrangement.conditions.map((condition) => `${name(condition.column)}${conditionWords(condition)}`).join('；');
  return {
    kind: 'text',
    name: '口径与来源',
    title: '口径与来源',
    blocks: [
      {
        kind: 'facts',
        heading: '本文件',
        facts: [
          { label: '名称', text: title },
          { label: '行数', text: `${formatInteger(rowCount)} 行，${columns.length} 列` },
          { label: '筛选', text: conditions === '' ? '无' : conditions },
          { label: '排序', text: order === '' ? '按查询语句' : order },
          { label: '导出时间', text: stampOf(issuedOn) },
          { label: '导出人', text: operator },
          { label: '工作区', text: workspace },
          { label: '程序', text: `育心数据台 ${appVersion}` },
        ],
      },
      { kind: 'list', heading: '列', header: ['列名', '查询中的名称'], rows: columns.map(({ label, name: own }) => [label, own]) },
      { kind: 'facts', heading: '查询语句', facts: lines(sql).map((text, position) => ({ label: position === 0 ? 'SQL' : '', text })) },
      ...(parameters.length === 0 ? [] : [{ kind: 'list' as const, heading: '参数', header: ['参数', '值'], rows: parameters.map((parameter) => [`${parameterLabel(parameter)}（:${parameter.name}）`, parameter.value]) }]),
      {
        kind: 'paragraphs',
        heading: '保护学生隐私',
        texts: [
          `本文件供${AUDIENCES.internal.label}使用（${AUDIENCES.internal.explanation}）；上报、公开请在“报表”页另出。`,
          '查询只能读取有说明的视图：学生的结果只以学校合计出现，不含任何一名学生的姓名、号码和个人结果。',
          `有效结果（或个案）少于 ${minimumValidResults} 人的学校，其数字在视图中已隐藏，本文件中写“样本过小”或为空；空不等于 0。`,
          '请勿用合计减去其他各项的办法推算被隐藏的数字。',
        ],
      },
    ],
  };
}

/** A row of a sheet shows only so many characters. */
const MOST_CHARACTERS = 1500;

function lines(sql: string): string[] {
  return sql.split('\n').flatMap((line) => (line.trim() === '' ? [] : (line.trimEnd().match(new RegExp(`.{1,${MOST_CHARACTERS}}`, 'gsu')) ?? [])));
}

function conditionWords(condition: ColumnCondition): string {
  switch (condition.kind) {
    case 'contains':
      return `含“${condition.text}”`;
    case 'between':
      return `在 ${condition.from ?? '…'} 至 ${condition.to ?? '…'} 之间`;
    case 'among':
      return `为 ${condition.values.map((value) => value ?? '（空）').join('、')}`;
    case 'empty':
      return '为空';
    case 'filled':
      return '不为空';
  }
}
