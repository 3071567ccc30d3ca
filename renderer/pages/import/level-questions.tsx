/** Files whose 一级 hardly means what it is taken to mean: one answer serves every file with the same header, now and later. */
import { Button } from 'antd';
import { formatInteger } from '../../../shared/format';
import { LEVEL_NUMBERINGS, type LevelNumbering, NUMBERING_LABELS } from '../../../shared/risk';
import { useSettings } from '../../settings';
import { useChangeSetting } from '../../use-change-setting';
import { sourcesOf } from './file-list';
import { useImportSession } from './import-session';
import { QuestionCard } from './question-card';
import type { LevelQuestion } from './questions';

/** More would push the list off the screen; the next ones follow as these are answered. */
const SHOWN = 2;

function detailOf({ meaning: { results, counts, contradicted }, files }: LevelQuestion): string {
  const [first, second, third] = counts.map(formatInteger);
  const found = `“${files[0]?.name ?? ''}”前 ${formatInteger(results)} 个结果中，一级 ${first}、二级 ${second}、三级 ${third}`;
  return `${found}${contradicted ? '，旁边的文字与序号的轻重相反' : ''}。请问清平台：一级最重，还是最轻？同样表头的文件以后都照此理解。`;
}

export function LevelQuestions({ questions }: { readonly questions: readonly LevelQuestion[] }) {
  const settings = useSettings();
  const { saving, set } = useChangeSetting();
  const { readAgain } = useImportSession();
  if (settings === null) return null;
  const answer = async ({ layoutKey, files }: LevelQuestion, numbering: LevelNumbering) => {
    const { preset, layouts } = settings.riskLevelMapping.value;
    const others = layouts.filter((layout) => layout.layoutKey !== layoutKey);
    if (await set('riskLevelMapping', { preset, layouts: [...others, { layoutKey, numbering, example: files[0]?.name ?? '' }] })) await readAgain(sourcesOf(files));
  };
  return (
    <>
      {questions.slice(0, SHOWN).map((question) => (
        <QuestionCard key={question.layoutKey} testId={`question-levels-${question.layoutKey}`} title={`${formatInteger(question.files.length)} 个文件：请核对等级含义`} detail={detailOf(question)}>
          {LEVEL_NUMBERINGS.map((numbering) => (
            <Button key={numbering} loading={saving} onClick={() => void answer(question, numbering)} data-testid={`levels-${numbering}`}>
              {NUMBERING_LABELS[numbering]}
            </Button>
          ))}
        </QuestionCard>
      ))}
    </>
  );
}
