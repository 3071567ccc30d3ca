/** Names of schools that the year's directory does not have: which school is meant is asked once and remembered. */
import { App, Button, Select, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import type { SchoolQuestion } from '../../../shared/contract';
import { formatInteger } from '../../../shared/format';
import { countyLabel } from '../../../shared/regions';
import { useEngine } from '../../engine-client';
import { fileName } from '../../file-name';
import { useAvailableHeight } from '../../use-available-height';
import { likelyQuestions, pickedSchool, questionKey } from './school-matching';

export interface SchoolQuestionsProps {
  readonly questions: readonly SchoolQuestion[];
  readonly onAnswered: () => void;
  /** Pixels to keep free below. */
  readonly below: number;
}

export function SchoolQuestions({ questions, onAnswered, below }: SchoolQuestionsProps) {
  const engine = useEngine();
  const { message } = App.useApp();
  const [picked, setPicked] = useState<ReadonlyMap<string, string>>(new Map());
  const [busy, setBusy] = useState(false);
  const [box, height] = useAvailableHeight(below);
  const likely = likelyQuestions(questions);

  /** @param none: none of the directory's schools is meant. */
  const answer = async (answered: readonly SchoolQuestion[], none: boolean) => {
    setBusy(true);
    for (const question of answered) {
      const { schoolYear, schoolRef } = question;
      const outcome = await engine.call('import.answerSchool', { schoolYear, schoolRef, school: none ? null : (pickedSchool(question, picked) ?? null) });
      if (outcome.ok) continue;
      void message.error(outcome.error.message, 8);
      break;
    }
    setBusy(false);
    onAnswered();
  };

  const columns: TableColumnsType<SchoolQuestion> = [
    { title: '表中的校名', dataIndex: 'name', width: 220, ellipsis: true },
    { title: '县区', dataIndex: 'county', width: 110, ellipsis: true, render: (_, { county }) => (county === null ? '未注明' : countyLabel(county)) },
    { title: '行数', dataIndex: 'rows', width: 70, align: 'right', render: (rows: number) => formatInteger(rows) },
    { title: '文件', key: 'files', className: 'after-number', width: 180, ellipsis: true, render: (_, { files }) => <span title={files.join('\n')}>{files.map(fileName).join('、')}</span> },
    {
      title: '是名录里的哪一所',
      key: 'school',
      render: (_, question) => (
        <Select
          size="small"
          style={{ width: '100%' }}
          value={pickedSchool(question, picked)}
          onChange={(school) => setPicked(new Map(picked).set(questionKey(question), school))}
          placeholder="名录里没有相近的学校"
          disabled={question.candidates.length === 0}
          options={question.candidates.map(({ school, name, county, score }) => ({ value: school, label: `${name}（${county === '' ? '未注明县区' : countyLabel(county)}，相近 ${Math.round(score * 100)}%）` }))}
          aria-label={`“${question.name}”是哪一所学校`}
        />
      ),
    },
    {
      title: '操作',
      key: 'answer',
      width: 140,
      render: (_, question) => (
        <span className="choose-files">
          <Button size="small" type="primary" disabled={busy || pickedSchool(question, picked) === undefined} onClick={() => void answer([question], false)} data-testid="school-confirm">
            就是它
          </Button>
          <Button size="small" disabled={busy} onClick={() => void answer([question], true)} data-testid="school-none">
            都不是
          </Button>
        </span>
      ),
    },
  ];
  return (
    <div data-testid="school-questions">
      {questions.length > 0 && (
        <div className="toolbar">
          <span>这些校名在当年的学校名录里找不到，指认后会记住；不指认也可导入，但这些数据暂时归不到学校。</span>
          <span className="toolbar-gap" />
          {likely.length > 1 && (
            <Button disabled={busy} onClick={() => void answer(likely, false)} data-testid="school-confirm-likely">
              确认最相近的 {formatInteger(likely.length)} 所
            </Button>
          )}
        </div>
      )}
      <div ref={box}>
        <Table<SchoolQuestion> size="small" virtual rowKey={questionKey} columns={columns} dataSource={questions} pagination={false} scroll={{ x: 1000, y: height }} locale={{ emptyText: '校名都对得上' }} />
      </div>
    </div>
  );
}
