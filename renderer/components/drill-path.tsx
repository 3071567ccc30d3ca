/** 全市 › 曹县 › 曹县第一中学 › 七年级: where the filters have drilled to, the way back up, and the next step down. */
import { DownOutlined } from '@ant-design/icons';
import { Breadcrumb, Button } from 'antd';
import { CITY, countyLabel } from '../../shared/regions';
import { gradeLabel } from '../../shared/grades';
import { drillLevel, usePageFilter } from '../address';
import { useSchools } from '../use-schools';
import './drill-path.css';

/** What is below a group that was chosen but not gone into. */
const BELOW = { county: '查看所属学校', school: '只看这所学校' } as const;

export function DrillPath() {
  const [filter, change] = usePageFilter();
  const level = drillLevel(filter);
  const schools = useSchools(filter, level === 'school');
  const county = filter.county[0];
  const school = filter.school[0];

  const step = (label: string, id: string, onClick?: () => void) => ({
    key: id,
    title: onClick === undefined ? label : (
      <button type="button" className="group-link" onClick={onClick} data-testid={`path-${id}`}>
        {label}
      </button>
    ),
  });
  const items = [step(`${CITY.label}（全市）`, 'city', level === 'city' ? undefined : () => change({ county: [], school: [] }))];
  if (filter.county.length === 1 && county !== undefined) {
    items.push(step(countyLabel(county), 'county', level === 'school' ? () => change({ school: [] }) : undefined));
  } else if (filter.county.length > 1) {
    items.push(step(`${filter.county.length} 个县区`, 'counties'));
  }
  if (level === 'school' && school !== undefined) {
    const { name = '学校', formerNames = [] } = schools.get(school) ?? {};
    items.push(step(formerNames.length === 0 ? name : `${name}（曾用名：${formerNames.join('、')}）`, 'school', filter.grade.length > 0 ? () => change({ grade: [] }) : undefined));
  }
  if (filter.grade.length > 0) items.push(step(filter.grade.map(gradeLabel).join('、'), 'grade'));
  const { cut } = filter;
  const canDrill = (cut === 'county' || cut === 'school') && filter[cut].length === 1;
  return (
    <span className="drill-line">
      <Breadcrumb className="drill-path" separator="›" items={items} data-testid="place-path" />
      {canDrill && (
        <Button size="small" type="link" icon={<DownOutlined />} onClick={() => change({ cut: null })} title="也可在图上双击" data-testid="drill-down">
          下钻：{BELOW[cut]}
        </Button>
      )}
    </span>
  );
}
