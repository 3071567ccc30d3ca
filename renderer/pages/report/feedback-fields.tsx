/** What feedback to schools needs besides: which schools, by when. */
import { Checkbox, Input, Select } from 'antd';
import { COUNTIES } from '../../../shared/regions';
import type { Choices } from './choices';
import { Field } from './field';

export function FeedbackFields({ choices, onChange }: { readonly choices: Pick<Choices, 'feedback'>; readonly onChange: (changed: Partial<Choices>) => void }) {
  const { feedback } = choices;
  const change = (changed: Partial<Choices['feedback']>): void => onChange({ feedback: { ...feedback, ...changed } });
  return (
    <>
      <Field label="反馈哪些学校">
        <Select value={feedback.county} options={[{ value: '', label: '全市学校' }, ...COUNTIES.map(({ code, label }) => ({ value: code, label }))]} onChange={(county: string) => change({ county })} data-testid="feedback-county" />
      </Field>
      <Field label="整改、补报时限">
        <Input type="date" value={feedback.dueBy} onChange={({ target }) => change({ dueBy: target.value })} data-testid="feedback-dueBy" />
      </Field>
      <Checkbox className="report-field-wide" checked={feedback.openOnly} onChange={({ target }) => change({ openOnly: target.checked })} data-testid="feedback-open-only">
        只给有事项需整改、补报的学校
      </Checkbox>
    </>
  );
}
