/** How many pupils would move between levels, told before anything is saved. */
import { Alert, Button, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import type { EngineError } from '../../../shared/contract';
import { formatInteger } from '../../../shared/format';
import { RISK_LEVELS } from '../../../shared/risk';
import { levelLabel } from '../../../shared/risk-labels';
import type { LevelMoves } from '../../../shared/scale-quality';
import type { SettingId } from '../../../shared/settings';
import { ErrorNotice } from '../../components/notices';
import { useEngine } from '../../engine-client';
import { useRiskScheme } from '../../settings';

type Shown = { readonly of: string } & ({ readonly moves: LevelMoves } | { readonly error: EngineError });

function headline({ schoolYear, minimum, persons, moved }: LevelMoves): string {
  if (persons === null) return `${schoolYear}学年有结果的学生少于 ${minimum} 人，不显示。`;
  if (moved === null) return `${schoolYear}学年 ${formatInteger(persons)} 名学生中，等级变动的（或不变的）少于 ${minimum} 人，不显示。`;
  return moved === 0 ? `${schoolYear}学年 ${formatInteger(persons)} 名学生的等级都不变。` : `${schoolYear}学年 ${formatInteger(persons)} 名学生中，${formatInteger(moved)} 人的等级会变动。`;
}

function MovesTable({ moves }: { readonly moves: LevelMoves }) {
  const scheme = useRiskScheme();
  const after = RISK_LEVELS.filter((level) => moves.cells.some((cell) => cell.after === level));
  const before = RISK_LEVELS.filter((level) => moves.cells.some((cell) => cell.before === level)).map((level) => ({ level }));
  const columns: TableColumnsType<{ readonly level: string }> = [
    { title: '现在 \\ 保存后', dataIndex: 'level', width: 150, render: (level: string) => levelLabel(scheme, level) },
    ...after.map((level) => ({
      title: levelLabel(scheme, level),
      key: level,
      width: 120,
      align: 'right' as const,
      render: (_: unknown, row: { readonly level: string }) => {
        const cell = moves.cells.find((each) => each.before === row.level && each.after === level);
        return cell === undefined ? '0' : cell.persons === null ? '不显示' : formatInteger(cell.persons);
      },
    })),
  ];
  return <Table size="small" rowKey="level" columns={columns} dataSource={before} pagination={false} scroll={{ x: 150 + after.length * 120 }} />;
}

export interface LevelPreviewProps {
  readonly setting: SettingId;
  readonly value: unknown;
  readonly disabled: boolean;
}

export function LevelPreview({ setting, value, disabled }: LevelPreviewProps) {
  const engine = useEngine();
  const [busy, setBusy] = useState(false);
  const [shown, setShown] = useState<Shown | null>(null);
  const wanted = JSON.stringify(value);
  // An answer to other values than those in the fields is none.
  const current = shown?.of === wanted && !disabled ? shown : null;
  const preview = async () => {
    setBusy(true);
    const outcome = await engine.call('settings.preview', { setting, value });
    setBusy(false);
    setShown(outcome.ok ? { of: wanted, moves: outcome.value } : { of: wanted, error: outcome.error });
  };
  return (
    <div className="settings-choice">
      <div>
        <Button loading={busy} disabled={disabled} onClick={() => void preview()} data-testid={`setting-preview-${setting}`}>
          先看有多少学生的等级会变动
        </Button>
      </div>
      {current !== null && 'error' in current && <ErrorNotice error={current.error} />}
      {current !== null && 'moves' in current && (
        <>
          <Alert type="info" showIcon title={headline(current.moves)} data-testid={`setting-preview-text-${setting}`} />
          {current.moves.cells.length > 0 && <MovesTable moves={current.moves} />}
        </>
      )}
    </div>
  );
}
