/** The core team as an official workbook: seats by county, the list, the reserves, everyone else with the reason, the rules. */
import { type CoreTeamPerson, type CoreTeamProposal, QUOTA_BASE_LABELS, type QuotaBase } from '../../../shared/core-team';
import { schoolYearLabel } from '../../../shared/school-year';
import type { ReportCell, ReportModel, ReportTable } from './model';
import { count, countyTable, type FormIssuer, formFrame, label } from './official-form';

export interface CoreTeamInput extends FormIssuer {
  readonly proposal: CoreTeamProposal;
  readonly base: QuotaBase;
  /** Who is not in the team, by name and with the reason: nothing for the public. */
  readonly namesOthers: boolean;
}

const decimal = (value: number | null): ReportCell => (value === null ? { kind: 'missing' } : { kind: 'figure', value, format: 'decimal' });

export function coreTeamReport({ proposal, base, namesOthers, ...issuer }: CoreTeamInput): ReportModel {
  const title = `${schoolYearLabel(proposal.schoolYear)}心理健康教育核心团队`;
  const frame = formFrame(issuer, `名额 ${proposal.size} 人（${QUOTA_BASE_LABELS[base]}分配）`, '');
  const people = (name: string, suffix: string, list: readonly CoreTeamPerson[], notes: readonly string[]): ReportTable => ({
    ...frame,
    name,
    title: `${title}${suffix}`,
    columns: [
      ['序号', 8], ['姓名', 11], ['性别', 7], ['单位', 28], ['县区', 12], ['专/兼职', 12], ['证书', 22], ['年限', 8], ['得分', 9], ['理由', 44],
    ].map(([header, width]) => ({ header: [String(header)], width: Number(width), ...(header === '理由' ? { wraps: true as const } : {}) })),
    codeRow: ['甲', '乙', '丙', '丁', '戊', '己', '庚', '1', '2', '辛'],
    totals: [label('合计'), label(`${list.length}人`), ...Array.from({ length: 8 }, () => label(''))],
    rows: list.map((person) => [count(person.order), label(person.name), label(person.gender), label(person.unit), label(person.county), label(person.post), label(person.certificate), decimal(person.years), decimal(person.score), label(person.reason)]),
    notes,
  });
  const seats = countyTable(
    frame,
    { name: '分县区名额', title: `${title}名额分配表`, notes: ['遴选条件、分配和评分办法见“遴选说明”。'] },
    ['符合条件人数', '分配名额', '名额内入选', '递补名额', '入选合计'].map((header) => [header]),
    proposal.counties.map((county) => ({ label: county.label, figures: [county.eligible, county.quota, county.filled, county.takenOver, county.filled + county.takenOver] })),
    13,
  );
  return {
    title,
    fileName: `${proposal.schoolYear}学年心理健康教育核心团队名单.xlsx`,
    sections: [
      seats,
      people('核心团队名单', '名单', proposal.chosen, ['按县区、得分排列；同分时的比较办法见“遴选说明”。']),
      people('递补名单', '递补名单', proposal.reserve, ['有人退出时，由本县区递补名单依次替补。']),
      ...(namesOthers ? [people('未入选及原因', '未入选人员及原因', proposal.others, ['缺少信息或待核实的，补齐后可重新遴选。'])] : []),
      {
        kind: 'text',
        name: '遴选说明',
        title: `${title}遴选说明`,
        blocks: [
          { kind: 'paragraphs', heading: '名额与评分', texts: proposal.notes },
          { kind: 'list', figures: true, heading: '各条件通过情况', header: ['条件', '符合', '不符合', '未填报', '待核实', '只差这一条'], rows: proposal.rules.map((rule) => [rule.label, ...[rule.met, rule.notMet, rule.missing, rule.doubtful, rule.onlyThis].map(String)]) },
        ],
      },
    ],
  };
}
