/** How each kind of column is filled in: the words of the templates. */
import type { ColumnType, DatasetColumn, Storage } from '../../../shared/datasets';
import { COUNTIES } from '../../../shared/regions';
import { RISK_LEVEL_DEFINITIONS } from '../../../shared/risk';
import { STAGES } from '../../../shared/stages';

export const STORAGE_LABELS: Readonly<Record<Storage, string>> = {
  keep: '入库',
  identity: '读取时转换为假名，原文不入库',
  discard: '不入库，读到即丢弃',
};

const grades = ['一年级', '二年级', '三年级', '四年级', '五年级', '六年级', '七年级', '八年级', '九年级', '高一', '高二', '高三'];

/** A drop-down list; null for what is written freely. */
export function listOf(column: DatasetColumn): readonly string[] | null {
  switch (column.type) {
    case 'county':
      return COUNTIES.map(({ label }) => label);
    case 'stage':
      return STAGES.filter(({ inScope }) => inScope).map(({ label }) => label);
    case 'gender':
      return ['男', '女'];
    case 'boolean':
      return ['是', '否'];
    case 'grade':
      return grades;
    case 'riskLevel':
      return RISK_LEVEL_DEFINITIONS.map(({ level, label, synonyms }) => (level === '0' || level === 'N' ? label : (synonyms[0] ?? label)));
    case 'choice':
      return (column.choices ?? []).map(({ label }) => label);
    default:
      return null;
  }
}

const numbers: ReadonlySet<ColumnType> = new Set(['integer', 'decimal']);

export function kindOf(column: DatasetColumn): 'number' | 'text' {
  return numbers.has(column.type) ? 'number' : 'text';
}

/** One sentence for the input message and the guide. */
export function inputRule(column: DatasetColumn): string {
  const { minimum, maximum } = column;
  const range = minimum !== undefined && maximum !== undefined ? `，在 ${minimum} 到 ${maximum} 之间` : '';
  switch (column.type) {
    case 'text':
      return '文字，照实填写。';
    case 'personName':
      return '姓名全称，中间不加空格。';
    case 'schoolName':
      return '学校全称，与学校名录一致，如“曹县第一中学”。';
    case 'schoolCode':
      return '十位学校（机构）标识码，数字。';
    case 'integer':
      return `整数，只填数字，不写单位${range}。`;
    case 'decimal':
      return `数字，可带小数，不写单位${range}。`;
    case 'date':
      return column.storage === 'discard' ? '可以不填；填了也不入库。' : '如 2025-10-16；只知道年月的写 2025.10。';
    case 'idCard':
      return '18 位身份证号，末位 X 大写；单元格须为文本格式，否则后三位会变成 0。';
    case 'studentNumber':
      return '照学籍系统填写；单元格须为文本格式。';
    case 'phone':
      return '可以不填；填了也不入库。';
    case 'county':
    case 'stage':
    case 'gender':
    case 'boolean':
    case 'grade':
    case 'riskLevel':
    case 'choice':
      return `从下拉列表中选：${(listOf(column) ?? []).join('、')}。`;
  }
}
