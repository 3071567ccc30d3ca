/** Who a row of teachers is about. Teachers are adults in office: names are kept, ID numbers become pseudonyms, phones are dropped. */
import type { DatasetColumn } from './types';

export function teacherColumns({ synonyms, example }: { readonly synonyms: readonly string[]; readonly example: string }): readonly DatasetColumn[] {
  return [
    { id: 'name', label: '姓名', type: 'personName', storage: 'keep', required: true, synonyms, example },
    { id: 'gender', label: '性别', type: 'gender', storage: 'keep', synonyms: ['男/女'], example: '女' },
    { id: 'idCard', label: '身份证号', type: 'idCard', storage: 'identity', synonyms: ['身份证', '身份证号码', '身份证件号', '证件号码', '公民身份号码', '身份证件号码', '证件号', '教师身份证号'], example: '' },
    { id: 'phone', label: '联系电话', type: 'phone', storage: 'discard', synonyms: ['手机', '电话', '联系方式', '手机号', '手机号码', '电话号码'], example: '' },
  ];
}
