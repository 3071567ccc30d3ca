/** What a definition file is found to say, before it is kept: every finding with its place, else what the key makes of simple sheets. */
import { Alert, Button, Table, type TableColumnsType } from 'antd';
import type { DefinitionCheck, GoldenCase } from '../../../shared/own-scales';
import { levelLabel, type RiskScheme } from '../../../shared/risk-labels';
import { useRiskScheme } from '../../settings';
import { ScaleDetails } from './scale-details';

interface CaseRow {
  readonly key: string;
  readonly golden: GoldenCase;
  readonly score: GoldenCase['scores'][number];
  /** Rows of the sheet that this one stands for; 0 where an earlier one does. */
  readonly span: number;
}

function rowsOf(cases: readonly GoldenCase[]): CaseRow[] {
  return cases.flatMap((golden) => golden.scores.map((score, index) => ({ key: `${golden.id}|${score.name}`, golden, score, span: index === 0 ? golden.scores.length : 0 })));
}

const once = ({ span }: CaseRow) => ({ rowSpan: span });
const columnsOf = (scheme: RiskScheme): TableColumnsType<CaseRow> => [
  { title: '这样作答', key: 'label', width: 220, onCell: once, render: (_, { golden }) => golden.label },
  { title: '得分', key: 'name', width: 140, render: (_, { score }) => score.name },
  { title: '分数', key: 'value', width: 80, align: 'right', render: (_, { score }) => Number(score.value.toFixed(2)) },
  { title: '等级', key: 'band', width: 150, className: 'after-number', render: (_, { score }) => score.band ?? '没有分级' },
  { title: '这份答卷的结果', key: 'level', onCell: once, render: (_, { golden }) => [levelLabel(scheme, golden.level), ...golden.critical.map((kind) => `危机题阳性：${kind}`), ...golden.remarks].join('；') },
];

export interface DefinitionReviewProps {
  readonly check: DefinitionCheck;
  readonly saving: boolean;
  readonly onSave: () => void;
  readonly onDiscard: () => void;
}

export function DefinitionReview({ check, saving, onSave, onDiscard }: DefinitionReviewProps) {
  const { fileName, findings, dropped, scale, cases, replaces } = check;
  const scheme = useRiskScheme();
  return (
    <div className="definition-review" data-testid="definition-review">
      {dropped.length > 0 && <Alert type="info" showIcon title={`文件中的“${dropped.join('”“')}”像是题目文字，已丢弃，不保存、不显示。`} data-testid="definition-dropped" />}
      {findings.length > 0 && (
        <Alert
          type="error"
          showIcon
          title={`“${fileName}”自检发现 ${findings.length} 处问题，没有保存。请改正后重新上传。`}
          description={
            <ol className="definition-findings" data-testid="definition-findings">
              {findings.map((finding) => (
                <li key={finding}>{finding}</li>
              ))}
            </ol>
          }
        />
      )}
      {scale !== null && (
        <>
          <Alert type="success" showIcon title={`“${fileName}”自检通过：${scale.label}（${scale.id}），${scale.items} 题。${replaces === null ? '将作为新量表保存。' : `将替换正在使用的第 ${replaces} 版，原版留存备查，有关作答重新记分。`}请对照使用手册核对下面的得分和等级，确认无误再保存。`} />
          <Table<CaseRow> size="small" columns={columnsOf(scheme)} dataSource={rowsOf(cases)} pagination={false} scroll={{ x: 760 }} />
          <ScaleDetails scale={scale} />
        </>
      )}
      <div className="setting-actions">
        {scale !== null && (
          <Button type="primary" loading={saving} onClick={onSave} data-testid="definition-save">
            保存为{replaces === null ? '新量表' : `第 ${replaces + 1} 版`}
          </Button>
        )}
        <Button disabled={saving} onClick={onDiscard}>
          {scale === null ? '关闭' : '放弃'}
        </Button>
      </div>
    </div>
  );
}
