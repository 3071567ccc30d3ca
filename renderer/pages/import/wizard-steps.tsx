import { Steps } from 'antd';
import { useImportSession } from './import-session';
import type { ImportState } from './import-state';

const TITLES = ['选择文件', '识别与提问', '检查', '问题与预览', '完成'] as const;

const STEP: Readonly<Record<ImportState['stage'], number>> = { choosing: 0, recognising: 1, recognised: 1, staging: 2, review: 3, committing: 3, finished: 4 };

/** Where one is; steps that can be gone back to are buttons. */
export function WizardSteps() {
  const { state, showChoices, showList, discard, clear } = useImportSession();
  const { stage, files } = state;
  const ways: Readonly<Partial<Record<ImportState['stage'], Readonly<Record<number, () => void>>>>> = {
    choosing: files.length > 0 ? { 1: showList } : {},
    recognised: { 0: showChoices },
    review: files.length > 0 ? { 1: () => void discard('keepFiles') } : {},
    finished: { 0: clear },
  };
  const open = ways[stage] ?? {};
  return (
    <Steps
      size="small"
      className="import-steps"
      current={STEP[stage]}
      onChange={(step) => open[step]?.()}
      items={TITLES.map((title, index) => ({ title, disabled: open[index] === undefined }))}
    />
  );
}
