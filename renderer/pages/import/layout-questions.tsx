/** Headers that were not told for certain: one answer serves every file with the same header. */
import { App, Button } from 'antd';
import { useState } from 'react';
import { formatInteger } from '../../../shared/format';
import { useEngine } from '../../engine-client';
import { sourcesOf } from './file-list';
import { useImportSession } from './import-session';
import { datasetLabel } from './labels';
import { firstChoice, layoutAnswer, type LayoutAnswer } from './layout-choice';
import { LayoutDialog } from './layout-dialog';
import { QuestionCard } from './question-card';
import type { LayoutQuestion } from './questions';

/** More would push the list off the screen; the next ones follow as these are answered. */
const SHOWN = 2;

function titleOf({ dataset, files, missingRequired }: LayoutQuestion): string {
  const count = `${formatInteger(files.length)} 个文件`;
  if (dataset === null) return `${count}的表头认不出是哪一种表`;
  if (missingRequired.length > 0) return `${count}像是${datasetLabel(dataset)}，但没找到“${missingRequired.join('”“')}”`;
  return `${count}像是${datasetLabel(dataset)}，表头没有完全认准`;
}

function detailOf({ files, sheet, headerRow, headers, holdsBack }: LayoutQuestion): string {
  const texts = headers.slice(0, 6).map(({ text }) => text);
  return `${files[0]?.name ?? ''}，工作表“${sheet}”第 ${headerRow} 行：${texts.join(' | ')}${headers.length > texts.length ? ' ……' : ''}${holdsBack ? '' : '（不答也会导入文件中其余的表）'}`;
}

export function LayoutQuestions({ questions }: { readonly questions: readonly LayoutQuestion[] }) {
  const engine = useEngine();
  const { message } = App.useApp();
  const { readAgain } = useImportSession();
  const [openKey, setOpenKey] = useState<string | null>(null);
  const open = questions.find(({ layoutKey }) => layoutKey === openKey);

  const confirm = async (question: LayoutQuestion, answer: LayoutAnswer) => {
    const outcome = await engine.call('import.confirmLayout', answer);
    if (!outcome.ok) {
      void message.error(outcome.error.message, 8);
      return;
    }
    setOpenKey(null);
    await readAgain(sourcesOf(question.files));
  };

  return (
    <>
      {questions.slice(0, SHOWN).map((question) => {
        const guess = layoutAnswer(question.layoutKey, firstChoice(question));
        return (
          <QuestionCard key={question.layoutKey} testId={`question-layout-${question.layoutKey}`} title={titleOf(question)} detail={detailOf(question)}>
            {guess !== null && (
              <Button onClick={() => void confirm(question, guess)} data-testid="layout-accept">
                识别正确
              </Button>
            )}
            <Button type="primary" onClick={() => setOpenKey(question.layoutKey)} data-testid="layout-open">
              {guess === null ? '指认' : '核对各列'}
            </Button>
          </QuestionCard>
        );
      })}
      {questions.length > SHOWN && <p className="chart-note">另有 {formatInteger(questions.length - SHOWN)} 种表头待指认，答完上面的就会列出。</p>}
      {open && <LayoutDialog key={open.layoutKey} question={open} onCancel={() => setOpenKey(null)} onConfirm={(answer) => confirm(open, answer)} />}
    </>
  );
}
