/** Filters that are seldom used, behind one button that says how many of them are in force. */
import { FilterOutlined } from '@ant-design/icons';
import { Badge, Button, DatePicker, Popover, Select } from 'antd';
import { AS_OF_RULE } from '../../shared/as-of';
import { DIMENSIONS } from '../../shared/indicators';
import { type FilterId, usePageFilter } from '../address';

const SELDOM: readonly FilterId[] = ['urbanRural', 'ownership', 'schoolType', 'grade', 'gender'];

export function MoreFilters() {
  const [filter, change] = usePageFilter();
  const inForce = SELDOM.filter((name) => filter[name].length > 0).length + (filter.asOf === null ? 0 : 1);
  const fields = (
    <div className="more-filters" role="dialog" aria-label="更多筛选">
      {SELDOM.map((name) => {
        const { label, values = [] } = DIMENSIONS[name];
        return (
          <label key={name}>
            {label}
            <Select
              mode="multiple"
              allowClear
              value={[...filter[name]]}
              options={values.map((value) => ({ value: value.id, label: value.label }))}
              onChange={(chosen: string[]) => change({ [name]: chosen })}
              maxTagCount="responsive"
              placeholder={`全部${label}`}
              optionFilterProp="label"
              data-testid={`filter-${name}`}
              aria-label={label}
            />
          </label>
        );
      })}
      <label>
        目标日期
        <DatePicker
          key={filter.asOf === null ? 'rule' : 'chosen'}
          placeholder={filter.asOf ?? '学年末或今天'}
          onChange={(_, day) => change({ asOf: typeof day === 'string' && day !== '' ? day : null })}
          data-testid="filter-as-of" aria-label="目标按哪一天判断" />
      </label>
      <p className="panel-note">{AS_OF_RULE}</p>
      <p className="panel-note">年级、性别只筛选学生的数据；不能这样筛选的数字会注明“不随年级筛选”。</p>
    </div>
  );
  return (
    <Popover trigger="click" placement="bottomRight" content={fields}>
      <Badge count={inForce} size="small" color="var(--accent)">
        <Button icon={<FilterOutlined />} data-testid="filter-more" aria-label={inForce === 0 ? '更多筛选' : `更多筛选，已用 ${inForce} 项`}>
          更多
        </Button>
      </Badge>
    </Popover>
  );
}
