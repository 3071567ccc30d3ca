/** The parts around the text of an official document, and what the office adds to it. */
import { Input } from 'antd';
import { DateField } from '../../components/date-field';
import { Field } from './field';
import type { LetterChoices } from './letter-choices';

const LONGEST_LINE = 100;
const LONGEST_TEXT = 2000;

export function LetterFields({ choices, onChange }: { readonly choices: LetterChoices; readonly onChange: (changed: Partial<LetterChoices>) => void }) {
  const line = (id: 'redHead' | 'number' | 'signedBy' | 'addressedTo' | 'copiesTo', placeholder: string) => (
    <Input value={choices[id]} maxLength={LONGEST_LINE} placeholder={placeholder} onChange={({ target }) => onChange({ [id]: target.value })} data-testid={`letter-${id}`} />
  );
  const paragraphs = (id: 'measures' | 'requests', placeholder: string) => (
    <Input.TextArea value={choices[id]} maxLength={LONGEST_TEXT} autoSize={{ minRows: 2, maxRows: 8 }} placeholder={placeholder} onChange={({ target }) => onChange({ [id]: target.value })} data-testid={`letter-${id}`} />
  );
  return (
    <>
      <Field label="发文机关标志（红头）" wide>{line('redHead', '如：菏泽市教育局文件；用印好的红头纸则留空')}</Field>
      <Field label="发文字号">{line('number', '菏教字〔2026〕12号')}</Field>
      <Field label="签发人">{line('signedBy', '上行文才填')}</Field>
      <Field label="主送机关" wide>{line('addressedTo', '留空：按文种的惯用写法')}</Field>
      <Field label="抄送机关" wide>{line('copiesTo', '多个用顿号隔开')}</Field>
      <Field label="整改完成时限" wide>
        <DateField value={choices.dueBy} placeholder="留空：当年年底" onChange={(dueBy) => onChange({ dueBy })} testId="letter-dueBy" />
      </Field>
      <Field label="主要做法（自己写的段落，一行一段）" wide>{paragraphs('measures', '写进“主要做法和成效”')}</Field>
      <Field label="补充要求（自己写的段落，一行一段）" wide>{paragraphs('requests', '写进“下一步要求”，第一句作小标题')}</Field>
    </>
  );
}
