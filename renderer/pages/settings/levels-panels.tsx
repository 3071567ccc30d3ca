import { LevelMappingPanel } from './level-mapping-panel';
import { RiskLabelsPanel } from './risk-labels-panel';

/** What levels are called here, and what they are called in files. */
export function LevelsPanels() {
  return (
    <div className="settings-stack">
      <RiskLabelsPanel />
      <LevelMappingPanel />
    </div>
  );
}
