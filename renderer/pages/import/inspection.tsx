/** What the chosen files were taken for, before anything is written. */
import { Alert, Button, Segmented, Select } from 'antd';
import { useMemo, useState } from 'react';
import { formatInteger } from '../../../shared/format';
import { schoolYearFrom, schoolYearLabel, schoolYearOf } from '../../../shared/school-year';
import type { EngineError, InspectedFile } from '../../../shared/contract';
import { ErrorNotice } from '../../components/notices';
import { ChooseFiles } from './drop-zone';
import { useImportSession } from './import-session';
import { commonSchoolYear, fileKey, isImportable, needsSchoolYear } from './import-state';
import { InspectedDetail } from './inspected-detail';
import { InspectedList } from './inspected-list';
import { INSPECTION_LABELS, INSPECTION_ORDER, inspectionStatus, type InspectionStatus } from './labels';

/** From next school year back; older files are rare but come up in audits. */
const YEARS_BACK = 10;

function currentSchoolYear(): string {
  const now = new Date();
  return schoolYearOf({ year: now.getFullYear(), month: now.getMonth() + 1 });
}

function yearOptions() {
  const newest = Number(currentSchoolYear().slice(0, 4)) + 1;
  return Array.from({ length: YEARS_BACK + 2 }, (_, index) => schoolYearFrom(newest - index)).map((year) => ({ value: year, label: schoolYearLabel(year) }));
}

export function Inspection({ files, error }: { readonly files: readonly InspectedFile[]; readonly error: EngineError | null }) {
  const { start, clear, remove } = useImportSession();
  const [shown, setShown] = useState<InspectionStatus | 'all'>('all');
  const [openKey, setOpenKey] = useState<string | null>(null);
  const [chosenYear, setChosenYear] = useState<string | null>(null);

  const rated = useMemo(
    () =>
      files
        .map((file) => ({ file, status: inspectionStatus(file) }))
        .sort((one, other) => INSPECTION_ORDER.indexOf(one.status) - INSPECTION_ORDER.indexOf(other.status)),
    [files],
  );
  const counts = new Map(INSPECTION_ORDER.map((status) => [status, rated.filter((entry) => entry.status === status).length]));
  const listed = useMemo(() => (shown === 'all' ? rated : rated.filter((entry) => entry.status === shown)), [rated, shown]);
  const asksYear = needsSchoolYear(files);
  const year = chosenYear ?? commonSchoolYear(files) ?? currentSchoolYear();
  const importable = files.filter(isImportable).length;
  const opened = files.find((file) => fileKey(file) === openKey);

  return (
    <div className="inspection">
      {error && <ErrorNotice error={error} />}
      <div className="toolbar">
        <Segmented
          value={shown}
          onChange={setShown}
          data-testid="inspect-filter"
          options={[
            { value: 'all' as const, label: `全部 ${formatInteger(files.length)}` },
            ...INSPECTION_ORDER.filter((status) => (counts.get(status) ?? 0) > 0).map((status) => ({
              value: status,
              label: `${INSPECTION_LABELS[status].label} ${formatInteger(counts.get(status) ?? 0)}`,
            })),
          ]}
        />
        <span className="toolbar-gap" />
        <ChooseFiles />
        <Button onClick={clear}>清空</Button>
      </div>
      <InspectedList entries={listed} onOpen={setOpenKey} onRemove={remove} />
      <div className="commit-bar">
        {asksYear && (
          <label>
            没有写明学年的表按
            <Select value={year} options={yearOptions()} onChange={setChosenYear} style={{ width: 150 }} data-testid="import-school-year" aria-label="没有写明学年的表所属学年" />
            导入
          </label>
        )}
        {importable < files.length && (
          <Alert type="warning" showIcon title={`${formatInteger(files.length - importable)} 个文件无法导入，将跳过；原因见列表。`} />
        )}
        <span className="toolbar-gap" />
        <Button type="primary" size="large" disabled={importable === 0} onClick={() => void start(asksYear ? year : null)} data-testid="import-start">
          开始导入（{formatInteger(importable)} 个文件）
        </Button>
      </div>
      <InspectedDetail file={opened} onClose={() => setOpenKey(null)} />
    </div>
  );
}
