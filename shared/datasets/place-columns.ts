/** Where a row belongs: the same three columns, met under the same headers, in every dataset. */
import type { DatasetColumn } from './types';

const countySynonyms = [
  '县(区)', '县(市、区)', '县(市区)', '县市区', '区县', '区(县)', '市县区', '县区名', '县区名称', '区县名称', '所属县区', '所在县区', '所属区县', '所在区县', '所属县(区)', '所在县(区)',
  '所属县(市、区)', '所在县(市、区)', '学校所在县区', '行政区划', '区划代码', '行政区划代码', '县区代码',
];
const schoolNameSynonyms = ['学校', '单位', '单位名称', '学校全称', '所在学校', '所属学校', '学校名', '校名', '学校(单位)名称', '学校(机构)名称', '单位(学校)名称', '学校名称(全称)', '学校规范名称'];
const schoolCodeSynonyms = [
  '学校(机构)标识码', '学校机构标识码', '机构标识码', '标识码', '学校(机构)代码', '学校机构代码', '机构代码', '学校代码', '学校编码', '学校国标码', '学校(机构)编码', '单位代码', '10位标识码',
];

/** @param example a county's name */
export function countyColumn(example: string): DatasetColumn {
  return { id: 'county', label: '县区', type: 'county', storage: 'keep', synonyms: countySynonyms, example };
}

export function schoolNameColumn(options: { readonly synonyms?: readonly string[]; readonly required?: boolean; readonly example: string }): DatasetColumn {
  const { synonyms = [], required, example } = options;
  return { id: 'schoolName', label: '学校名称', type: 'schoolName', storage: 'keep', ...(required === undefined ? {} : { required }), synonyms: [...schoolNameSynonyms, ...synonyms], example };
}

export function schoolCodeColumn(example: string): DatasetColumn {
  return { id: 'schoolCode', label: '学校标识码', type: 'schoolCode', storage: 'keep', synonyms: schoolCodeSynonyms, example };
}
