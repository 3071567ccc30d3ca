/** All that an official must know of a questionnaire before it is given out. The wording of its questions is nowhere. */
import { Descriptions } from 'antd';
import type { ScaleDefinition } from '../../../shared/scales';
import { bandLines, codingText, criticalText, gradesText, lieText, reverseText, scaleStatus, scoreText } from '../../../shared/scales/words';

interface Fact {
  readonly label: string;
  readonly lines: readonly string[];
}

function factsOf(scale: ScaleDefinition): readonly Fact[] {
  const scores = scale.kind === 'keyed' ? [...scale.totalScores, ...scale.subscales].map((score) => scoreText(score, scale.items)) : [`${scale.total.name}：${scale.total.parts.join('＋')}`, ...scale.subscales.map(({ name, range }) => `${name}：${range[0]}–${range[1]} 分`)];
  const sets = scale.bandSets.map((set) => `${set.label}${set.id === scale.defaultBandSet ? '（默认）' : ''}${set.certainty === 'unverified' ? '（出处未核实）' : ''}——${bandLines(scale, set.bands).slice(0, 1).map(({ name, text }) => `${name}：${text}`).join('')}。来源：${set.source}`);
  return [
    { label: '其他名称', lines: [scale.aliases.join('、') || '没有'] },
    { label: '记分键', lines: [scaleStatus(scale)] },
    { label: '记分方式', lines: [codingText(scale)] },
    { label: '得分怎样算', lines: scores },
    ...(scale.kind === 'keyed'
      ? [
          { label: '反向题', lines: [reverseText(scale)] },
          { label: '效度题', lines: [lieText(scale)] },
          { label: '危机题', lines: [criticalText(scale)] },
          { label: '缺答', lines: [scale.missing.note] },
        ]
      : []),
    { label: '分级', lines: sets.length > 0 ? sets : ['没有可查证的分级，只报告得分和百分位'] },
    { label: '适用范围', lines: [`${scale.applies.note}（${gradesText(scale)}）`] },
    { label: '出处', lines: [`${scale.source}（${scale.version}）`] },
    { label: '使用许可', lines: [scale.licence] },
    ...(scale.uncertain === '' ? [] : [{ label: '尚未核实', lines: [scale.uncertain] }]),
  ];
}

export function ScaleDetails({ scale }: { readonly scale: ScaleDefinition }) {
  return (
    <Descriptions
      size="small"
      column={1}
      bordered
      className="scale-details"
      items={factsOf(scale).map(({ label, lines }) => ({ key: label, label, children: lines.map((line) => <div key={line}>{line}</div>) }))}
    />
  );
}
