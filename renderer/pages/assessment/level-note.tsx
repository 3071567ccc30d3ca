import { RISK_LEVEL_DEFINITIONS } from '../../../shared/risk';

/** Which label stands for which severity: 一级 is the worst here and the mildest elsewhere, so it is always shown. */
export function LevelNote() {
  return (
    <div className="level-note" data-testid="level-note">
      <strong>等级口径（一级最重）：</strong>
      {RISK_LEVEL_DEFINITIONS.map((definition) => (
        <span key={definition.level} className="level-note-item">
          <i style={{ background: definition.color }} />
          {definition.label}：{definition.explanation}
        </span>
      ))}
    </div>
  );
}
