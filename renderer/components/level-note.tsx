import { useRiskScheme, useSettings } from '../settings';

/** Which label stands for which severity: 一级 is the worst in one place and the mildest in another, so it is always shown. */
export function LevelNote() {
  const { title, levels } = useRiskScheme();
  const rules = useSettings()?.riskRules;
  return (
    <div className="level-note" data-testid="level-note">
      <strong>{`等级口径（${title}）：`}</strong>
      {levels.map(({ level, label, color, explanation }) => (
        <span key={level} className="level-note-item">
          <i style={{ background: color }} />
          {label}：{explanation}
        </span>
      ))}
      {rules !== undefined && <span className="level-note-item" title={rules.text} data-testid="level-rules">{`定级规则：${rules.version === 0 ? '默认' : `第 ${rules.version} 版（${rules.changedAt?.slice(0, 10) ?? ''}）`}`}</span>}
    </div>
  );
}
