/** Values and names of what calls are counted by: the register's own choices, save for the grades, which are told by stage. */
import { getDataset } from './datasets';
import type { CallPartId } from './hotline-calls';

interface CallPartNames {
  readonly label: string;
  /** In order; last what was not written down. */
  readonly values: readonly { readonly value: string; readonly label: string }[];
}

const NOT_WRITTEN = { value: 'unknown', label: '未填写' } as const;

export const CALL_PART_NAMES: Readonly<Record<CallPartId, CallPartNames>> = {
  caller: ofRegister('caller'),
  schooling: { label: '学生所在学段', values: [{ value: 'primary', label: '小学' }, { value: 'junior', label: '初中' }, { value: 'senior', label: '高中' }, NOT_WRITTEN] },
  topic: ofRegister('topic'),
  crisisLevel: ofRegister('crisisLevel'),
  handling: ofRegister('handling'),
};

function ofRegister(id: string): CallPartNames {
  const column = getDataset('hotlineCalls').columns.find((each) => each.id === id);
  if (column?.choices === undefined) throw new Error(`the register of calls has no choices for ${id}`);
  return { label: column.label, values: [...column.choices.map(({ value, label }) => ({ value, label })), NOT_WRITTEN] };
}
