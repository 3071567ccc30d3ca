/** County, school and stage: how every list of schools begins. */
import type { TableColumnsType } from 'antd';
import { countyLabel } from '../../../shared/regions';
import type { SchoolPlace } from '../../../shared/school-checks';
import { stageLabel } from '../../../shared/stages';

export function placeColumns<T extends SchoolPlace>(): TableColumnsType<T> {
  return [
    { title: '县区', dataIndex: 'county', width: 96, render: countyLabel },
    { title: '学校', dataIndex: 'name', width: 170, ellipsis: true },
    { title: '学段', dataIndex: 'stage', width: 96, render: stageLabel },
  ];
}
