/** 全市 › 曹县 › 曹县第一中学: where the filters have drilled to, and the way back up. */
import { Breadcrumb } from 'antd';
import { CITY, countyLabel } from '../../shared/regions';
import { drillLevel, usePageFilter } from '../address';
import { useSchools } from '../use-schools';

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
    items.push(step(formerNames.length === 0 ? name : `${name}（曾用名：${formerNames.join('、')}）`, 'school'));
  }
  return <Breadcrumb className="drill-path" separator="›" items={items} data-testid="place-path" />;
}
