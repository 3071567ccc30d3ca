import { ColorPicker, Input } from 'antd';
import { RISK_LEVELS, type RiskLevel, riskLevelDefinition } from '../../../shared/risk';
import type { LevelLook } from '../../../shared/risk-labels';

const longestLabel = 12;

export interface LevelLooksProps {
  readonly levels: Readonly<Record<RiskLevel, LevelLook>>;
  readonly onChange: (levels: Readonly<Record<RiskLevel, LevelLook>>) => void;
}

/** Own name and colour of every level. */
export function LevelLooks({ levels, onChange }: LevelLooksProps) {
  const edit = (level: RiskLevel, part: Partial<LevelLook>) => onChange({ ...levels, [level]: { ...levels[level], ...part } });
  return (
    <div className="level-looks">
      <span>轻重</span>
      <span>名称</span>
      <span>颜色</span>
      {RISK_LEVELS.map((level) => {
        const { explanation } = riskLevelDefinition(level);
        return [
          <b key={`${level}-meaning`}>{explanation}</b>,
          <Input key={`${level}-label`} value={levels[level].label} maxLength={longestLabel} aria-label={`${explanation}的名称`} onChange={(event) => edit(level, { label: event.target.value })} />,
          <ColorPicker key={`${level}-color`} value={levels[level].color} disabledAlpha format="hex" aria-label={`${explanation}的颜色`} onChangeComplete={(color) => edit(level, { color: color.toHexString().toUpperCase() })} />,
        ];
      })}
    </div>
  );
}
