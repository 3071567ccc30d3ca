/** Dimensions, and the indicators of the catalogue by theme, with a search in names and definitions. */
import { Input } from 'antd';
import { useState } from 'react';
import { DIMENSION_IDS, INDICATORS, THEME_LABELS, type IndicatorTheme } from '../../../../shared/indicators';
import { cannotBeCut, DIMENSION_LABELS, filteredBy, type IndicatorVisualQuery, MOST_INDICATORS, type VisualDimension } from '../../../../shared/visual-query';
import { addIndicator, placeDimension, withoutIndicator } from './edit';
import { PaletteItem } from './palette-item';

export interface IndicatorPaletteProps {
  readonly query: IndicatorVisualQuery;
  readonly onChange: (query: IndicatorVisualQuery) => void;
  readonly onFilter: (dimension: VisualDimension) => void;
}

const CUTS: readonly VisualDimension[] = [...DIMENSION_IDS, 'schoolYear'];
const THEMES = Object.keys(THEME_LABELS) as readonly IndicatorTheme[];
const named = (names: readonly string[]): string => (names.length > 2 ? `${names.slice(0, 2).join('”“')}”等` : `${names.join('”“')}”`);

export function IndicatorPalette({ query, onChange, onFilter }: IndicatorPaletteProps) {
  const [search, setSearch] = useState('');
  const wanted = search.trim();
  const shelves = [...query.rows, ...query.columns, ...filteredBy(query.where)];
  const refusedDimension = (id: VisualDimension): string => {
    const names = cannotBeCut(query.indicators, id);
    return names.length === 0 ? '' : `“${named(names)}不能按${DIMENSION_LABELS[id]}统计`;
  };
  const refusedIndicator = (id: string): string => {
    const dimensions = shelves.filter((dimension) => cannotBeCut([id], dimension).length > 0);
    if (dimensions.length > 0) return `不能按${[...new Set(dimensions)].map((own) => DIMENSION_LABELS[own]).join('、')}统计或筛选`;
    return query.indicators.length >= MOST_INDICATORS && !query.indicators.includes(id) ? `最多选 ${MOST_INDICATORS} 个指标` : '';
  };
  const themes = THEMES.map((theme) => ({ theme, found: INDICATORS.filter((indicator) => indicator.theme === theme && (wanted === '' || indicator.label.includes(wanted) || indicator.definition.includes(wanted))) })).filter(({ found }) => found.length > 0);
  return (
    <>
      <h3>分组</h3>
      <ul className="visual-items">
        {CUTS.map((id) => (
          <PaletteItem
            key={id}
            item={{ kind: 'group', key: id }}
            label={DIMENSION_LABELS[id]}
            refused={refusedDimension(id)}
            used={query.rows.includes(id) || query.columns.includes(id)}
            onAdd={() => onChange(placeDimension(query, id, 'rows'))}
            actions={[
              { label: `${DIMENSION_LABELS[id]}放到列`, text: '列', onClick: () => onChange(placeDimension(query, id, 'columns')) },
              { label: `按${DIMENSION_LABELS[id]}筛选`, text: '筛', onClick: () => onFilter(id) },
            ]}
          />
        ))}
      </ul>
      <h3>指标</h3>
      <Input allowClear size="small" value={search} onChange={(event) => setSearch(event.target.value)} placeholder="按名称或口径查找" aria-label="查找指标" data-testid="palette-search" />
      <div className="visual-themes">
        {themes.map(({ theme, found }) => (
          <details key={theme} open={wanted !== '' || found.some(({ id }) => query.indicators.includes(id)) || theme === THEMES[0]}>
            <summary>
              {THEME_LABELS[theme]}
              <span>{found.length}</span>
            </summary>
            <ul className="visual-items">
              {found.map(({ id, label, definition }) => (
                <PaletteItem
                  key={id}
                  item={{ kind: 'value', key: id }}
                  label={label}
                  hint={definition}
                  refused={refusedIndicator(id)}
                  used={query.indicators.includes(id)}
                  onAdd={() => onChange(query.indicators.includes(id) ? withoutIndicator(query, id) : addIndicator(query, id))}
                />
              ))}
            </ul>
          </details>
        ))}
        {themes.length === 0 && <p className="visual-none">没有找到含“{wanted}”的指标。</p>}
      </div>
    </>
  );
}
