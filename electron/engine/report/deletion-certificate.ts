/** 销毁记录: what was deleted when, by whom, on what ground, and what remains. */
import type { DeletionCertificate } from '../../../shared/contract';
import { formatInteger } from '../../../shared/format';
import { DELETION_SCOPES, RETENTION_CLASS_IDS, RETENTION_CLASSES } from '../../../shared/retention';
import { schoolYearLabel } from '../../../shared/school-year';
import type { ReportModel, ReportTextBlock } from './model';

export function deletionCertificate(certificate: DeletionCertificate, { unit, workspace }: { readonly unit: string; readonly workspace: string }): ReportModel {
  const { number, schoolYear, scope, deletedAt, operator, account, reason, datasets, rows, batches, issues, reports, deletedBatches, batchesHash, appVersion } = certificate;
  const blocks: ReportTextBlock[] = [
    {
      kind: 'facts',
      heading: '销毁事项',
      facts: [
        { label: '编号', text: number },
        { label: '单位', text: unit },
        { label: '工作区', text: workspace },
        { label: '学年', text: schoolYearLabel(schoolYear) },
        { label: '范围', text: DELETION_SCOPES[scope] },
        { label: '销毁时间', text: deletedAt },
        { label: '操作人', text: operator === account ? operator : `${operator}（本机账户 ${account}）` },
        { label: '原因', text: reason === '' ? '保存期限届满' : reason },
        { label: '数量', text: `${formatInteger(batches)} 个批次，${formatInteger(rows)} 行；与之相关的问题记录 ${formatInteger(issues)} 条` },
        { label: '批次校验值', text: batchesHash },
        { label: '程序版本', text: appVersion },
      ],
    },
    { kind: 'list', heading: '按数据种类', header: ['数据种类', '批次', '行数'], rows: datasets.map(({ label, batches: count, rows: each }) => [label, formatInteger(count), formatInteger(each)]) },
    {
      kind: 'paragraphs',
      heading: '依据和方式',
      texts: [
        `依据：${(scope === 'pupils' ? (['pupils', 'calls'] as const) : RETENTION_CLASS_IDS).map((id) => `${RETENTION_CLASSES[id].label}：${RETENTION_CLASSES[id].basis}`).join('。')}。`,
        '方式：在一个事务中删除上列批次的全部行和问题记录，重新汇总，然后把工作区写成新文件替换旧文件，新文件中不再含有被删除的内容。操作记录中留有本次删除的编号、数量和批次校验值。',
        '本程序以外的副本（备份、导出的文件、上报材料原件、回收站）不在此次销毁范围内，应由保管人另行处理并记录。旧文件原来占用的磁盘块由操作系统回收；需要物理销毁的，按保密规定处理存储介质。',
      ],
    },
    reports.length === 0
      ? { kind: 'paragraphs', heading: '保留的汇总数据', texts: ['本学年没有出具过报告。'] }
      : { kind: 'list', heading: '保留的汇总数据（已出具的报告，只有经过小数隐藏的汇总数）', header: ['报告编号', '名称', '报出日期'], rows: reports.map(({ id, title, issuedOn }) => [id, title, issuedOn]) },
    { kind: 'list', heading: '销毁的批次', header: ['批次', '数据种类', '文件', '行数', '文件校验值（SHA-256）'], rows: deletedBatches.map(({ batch, label, fileName, sha256, rows: each }) => [String(batch), label, fileName, formatInteger(each), sha256]) },
    { kind: 'paragraphs', heading: '签字', texts: ['经办人：________________　　复核人：________________　　日期：________________'] },
  ];
  return { title: '数据销毁记录', fileName: `数据销毁记录-${number}`, sections: [{ kind: 'text', name: '销毁记录', title: '数据销毁记录', blocks }] };
}
