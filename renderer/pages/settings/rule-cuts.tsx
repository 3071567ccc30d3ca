/** Where levels begin, scale by scale, beside what was published. */
import { InputNumber, Table, type TableColumnsType } from 'antd';
import { type CutChange, type EditableCut, editableCuts, rangeText, STEP_LABELS } from '../../../shared/risk-rules';
import { type KeyedScale, SCALES } from '../../../shared/scales';

const CUTS = SCALES.filter((scale): scale is KeyedScale => scale.kind === 'keyed').flatMap(editableCuts);

export interface RuleCutsProps {
  readonly cuts: readonly CutChange[];
  readonly onChange: (cuts: readonly CutChange[]) => void;
}

const isOf = ({ scale, score, step }: EditableCut) => (change: CutChange): boolean => change.scale === scale && change.score === score && change.step === step;

export function RuleCuts({ cuts, onChange }: RuleCutsProps) {
  const move = (cut: EditableCut, from: number | null) => {
    const { scale, score, step, published } = cut;
    const others = cuts.filter((change) => !isOf(cut)(change));
    const isPublished = from === null || (published.length === 1 && from === published[0]);
    onChange(isPublished ? others : [...others, { scale, score, step, from }]);
  };
  const columns: TableColumnsType<EditableCut> = [
    { title: '量表', key: 'scale', render: (_, { scale, scaleLabel }) => `${scaleLabel}（${scale}）` },
    { title: '得分', dataIndex: 'scoreLabel', width: 150, ellipsis: true },
    { title: '从此分起（含）', dataIndex: 'step', width: 110, render: (step: EditableCut['step']) => STEP_LABELS[step] },
    { title: '通行划界', dataIndex: 'published', width: 90, align: 'right', render: (published: readonly number[]) => published.join('、') },
    {
      title: '本单位划界',
      key: 'own',
      width: 130,
      align: 'right',
      render: (_, cut) => (
        <InputNumber
          size="small"
          min={cut.minimum}
          max={cut.maximum}
          step={cut.whole ? 1 : 0.1}
          {...(cut.whole ? { precision: 0 } : {})}
          value={cuts.find(isOf(cut))?.from ?? null}
          placeholder="同通行"
          aria-label={`${cut.scaleLabel}${cut.scoreLabel}${STEP_LABELS[cut.step]}划界`}
          onChange={(from) => move(cut, from)}
        />
      ),
    },
    { title: '可调范围', key: 'range', width: 120, align: 'right', render: (_, cut) => rangeText(cut) },
  ];
  return <Table<EditableCut> size="small" rowKey={({ scale, score, step }) => `${scale}|${score}|${step}`} columns={columns} dataSource={[...CUTS]} pagination={{ pageSize: 12, showSizeChanger: false }} />;
}
