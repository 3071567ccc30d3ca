/** What the chosen files were taken for and what must be asked, before anything is written. */
import { Button } from 'antd';
import { useCallback, useDeferredValue, useMemo, useRef, useState, useEffect } from 'react';
import { formatInteger } from '../../../shared/format';
import { fileKey, isImportable, waitsFor } from './file-list';
import { useImportSession } from './import-session';
import { isBusy } from './import-state';
import { InspectedDetail } from './inspected-detail';
import { InspectedList } from './inspected-list';
import { LayoutQuestions } from './layout-questions';
import { ListToolbar } from './list-toolbar';
import { LevelQuestions } from './level-questions';
import { SimpleQuestions } from './question-cards';
import { questionsOf } from './questions';
import { countFiles, EVERYTHING, filterFiles, rateFiles } from './rated-files';
import { WorkProgress } from './work-progress';

/** What will not go along, in words. */
function leftOutText(waiting: number, failed: number): string {
  const parts = [waiting > 0 ? `${formatInteger(waiting)} 个等您回答` : '', failed > 0 ? `${formatInteger(failed)} 个无法读取或识别` : ''].filter((part) => part !== '');
  return parts.length === 0 ? '' : `${parts.join('，')}，这次不会导入；原因见列表。`;
}

export function RecogniseStep() {
  const session = useImportSession();
  const { state, stage, showChoices, clear, remove } = session;
  const { files } = state;
  const [filter, setFilter] = useState(EVERYTHING);
  const [openKey, setOpenKey] = useState<string | null>(null);

  const rated = useMemo(() => rateFiles(files), [files]);
  const counts = useMemo(() => countFiles(rated), [rated]);
  const questions = useMemo(() => questionsOf(files), [files]);
  // Typing must not wait for the list.
  const deferred = useDeferredValue(filter);
  const listed = useMemo(() => filterFiles(rated, deferred), [rated, deferred]);
  const importable = useMemo(() => files.filter(isImportable).length, [files]);
  const waiting = useMemo(() => files.filter((file) => waitsFor(file) !== null).length, [files]);
  const leftOut = leftOutText(waiting, files.length - importable - waiting);

  // The session is another object on every step of a progress; the list must not be drawn anew for it.
  const latestRemove = useRef(remove);
  useEffect(() => {
    latestRemove.current = remove;
  });
  const removeOne = useCallback((key: string) => latestRemove.current(key), []);

  if (state.stage === 'recognising' && files.length === 0) return <WorkProgress progress={state.progress} paused={state.paused} note="只是先看一看，还没有导入任何数据。" />;
  const busy = isBusy(state);
  return (
    <div className="recognise-step">
      {state.stage === 'recognising' ? (
        <WorkProgress progress={state.progress} paused={state.paused} note="正在重新查看有关的文件。" />
      ) : (
        <div className="question-cards" data-testid="questions">
          <SimpleQuestions questions={questions} />
          <LayoutQuestions questions={questions.layouts} />
          <LevelQuestions questions={questions.levels} />
        </div>
      )}
      <ListToolbar counts={counts} total={files.length} filter={filter} onChange={setFilter} onAdd={showChoices} onClear={clear} />
      {/* Another choice is read from its first file on. */}
      <InspectedList key={JSON.stringify(deferred)} entries={listed} onOpen={setOpenKey} onRemove={removeOne} />
      <div className="commit-bar">
        <span className="caution" data-testid="import-left-out">
          {leftOut}
        </span>
        <span className="toolbar-gap" />
        <Button type="primary" size="large" disabled={busy || importable === 0} onClick={() => void stage()} data-testid="import-start">
          检查并导入（{formatInteger(importable)} 个文件）
        </Button>
      </div>
      <InspectedDetail file={openKey === null ? undefined : files.find((file) => fileKey(file) === openKey)} onClose={() => setOpenKey(null)} />
    </div>
  );
}
