/** Everything that is asked, each thing once, above the list of files. */
import { Button, Input, Radio, Select } from 'antd';
import { useState } from 'react';
import type { InspectedFile } from '../../../shared/contract';
import { formatInteger } from '../../../shared/format';
import { schoolYearFrom, schoolYearLabel } from '../../../shared/school-year';
import { sourcesOf } from './file-list';
import { useImportSession } from './import-session';
import { QuestionCard } from './question-card';
import type { HiddenContent, Questions } from './questions';
import { currentSchoolYear, schoolYearFor } from './stage-request';

/** From next school year back; older files are rare but come up in audits. */
const YEARS_BACK = 10;

function yearOptions() {
  const newest = Number(currentSchoolYear().slice(0, 4)) + 1;
  return Array.from({ length: YEARS_BACK + 2 }, (_, index) => schoolYearFrom(newest - index)).map((year) => ({ value: year, label: schoolYearLabel(year) }));
}

function namesOf(files: readonly InspectedFile[]): string {
  return `${files.slice(0, 2).map(({ name }) => name).join('、')}${files.length > 2 ? ' 等' : ''}`;
}

function PasswordCard({ files }: { readonly files: readonly InspectedFile[] }) {
  const { state, readAgain } = useImportSession();
  const [password, setPassword] = useState('');
  const tried = state.answers.passwords;
  const submit = () => {
    if (password === '') return;
    setPassword('');
    void readAgain(sourcesOf(files), { passwords: [...new Set([...tried, password])] });
  };
  return (
    <QuestionCard
      testId="question-password"
      title={`${formatInteger(files.length)} 个文件需要打开密码`}
      detail={`${namesOf(files)}。${tried.length > 0 ? `已试 ${tried.length} 个密码，这些文件仍打不开；不同的密码请逐个填写。` : '密码不同的，请逐个填写。'}只用于这一次，不会保存。`}
    >
      <form
        className="inline-form"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Input.Password value={password} onChange={(event) => setPassword(event.target.value)} placeholder="Excel 打开密码" autoComplete="off" style={{ width: 190 }} aria-label="打开密码" data-testid="password-field" />
        <Button htmlType="submit" type="primary" disabled={password === ''} data-testid="password-try">
          打开
        </Button>
      </form>
    </QuestionCard>
  );
}

function SchoolYearCard({ files }: { readonly files: readonly InspectedFile[] }) {
  const { state, answer } = useImportSession();
  return (
    <QuestionCard testId="question-school-year" title={`${formatInteger(files.length)} 个文件没有写明学年`} detail={`${namesOf(files)}。请核对右边的学年。`}>
      按
      <Select
        value={schoolYearFor(state.files, state.answers)}
        options={yearOptions()}
        onChange={(schoolYear) => answer({ schoolYear })}
        style={{ width: 150 }}
        data-testid="import-school-year"
        aria-label="没有写明学年的表所属学年"
      />
      导入
    </QuestionCard>
  );
}

function HiddenCard({ hidden }: { readonly hidden: HiddenContent }) {
  const { state, readAgain } = useImportSession();
  const parts = [
    [hidden.sheets, '张隐藏的工作表'],
    [hidden.rows, '行隐藏的行'],
    [hidden.columns, '列隐藏的列'],
  ] as const;
  const found = parts.filter(([count]) => count > 0).map(([count, what]) => `${formatInteger(count)} ${what}`);
  return (
    <QuestionCard
      testId="question-hidden"
      title={`${formatInteger(hidden.files.length)} 个文件里有隐藏的内容`}
      detail={`${found.join('、')}（${namesOf(hidden.files)}）。隐藏的往往是草稿或旧数据。`}
    >
      <Radio.Group
        optionType="button"
        value={state.answers.includeHidden}
        onChange={(event) => void readAgain(sourcesOf(hidden.files), { includeHidden: event.target.value === true })}
        options={[
          { value: false, label: '不导入隐藏内容' },
          { value: true, label: '也导入' },
        ]}
        data-testid="hidden-choice"
      />
    </QuestionCard>
  );
}

/** All but the layouts, which have a dialog of their own. */
export function SimpleQuestions({ questions }: { readonly questions: Questions }) {
  const { password, schoolYear, hidden } = questions;
  return (
    <>
      {password.length > 0 && <PasswordCard files={password} />}
      {schoolYear.length > 0 && <SchoolYearCard files={schoolYear} />}
      {hidden.files.length > 0 && <HiddenCard hidden={hidden} />}
    </>
  );
}
