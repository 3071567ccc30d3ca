/** 这个数从哪来: definition, filters in force, schools, files and rows of one figure. */
import { Drawer, Tabs } from 'antd';
import { Link } from 'react-router';
import { findIndicator } from '../../../shared/indicators';
import { scopeWords } from '../../../shared/scope';
import { usePageFilter } from '../../address';
import { Definition } from './definition';
import type { AskedFigure } from './figure-origin';
import { figureQueryAddress, figureRequest, filterOfFigure } from './figure-request';
import { filterWords } from './filter-words';
import { KeepFigure } from './keep-figure';
import { OriginFiles } from './origin-files';
import { OriginSchools } from './origin-schools';
import './origin.css';

export function OriginPanel({ asked, onClose }: { readonly asked: AskedFigure | null; readonly onClose: () => void }) {
  const definition = asked === null ? undefined : findIndicator(asked.indicator);
  return (
    <Drawer
      open={definition !== undefined}
      onClose={onClose}
      size={760}
      destroyOnHidden
      title={definition === undefined ? '' : `这个数从哪来：${definition.label}${asked?.about === undefined ? '' : `（${asked.about}）`}`}
      data-testid="figure-origin"
    >
      {asked !== null && definition !== undefined && <Origin asked={asked} onClose={onClose} />}
    </Drawer>
  );
}

function Origin({ asked, onClose }: { readonly asked: AskedFigure; readonly onClose: () => void }) {
  const [filter] = usePageFilter();
  const definition = findIndicator(asked.indicator);
  if (definition === undefined) return null;
  const { row } = asked;
  const bySchool = definition.dimensions.includes('school');
  return (
    <>
      <p className="origin-filters" data-testid="origin-filters">
        范围：{filterWords(filterOfFigure(filter, row), row.labels)}；{scopeWords(filter.scope)}
      </p>
      <Tabs
        items={[
          { key: 'definition', label: '口径与算式', children: <Definition definition={definition} row={row} /> },
          ...(bySchool ? [{ key: 'schools', label: '学校', children: <OriginSchools row={row} definition={definition} onLeave={onClose} /> }] : []),
          { key: 'files', label: '文件和行', children: <OriginFiles request={figureRequest(filter, row)} /> },
        ]}
      />
      <footer className="origin-actions">
        <Link to={figureQueryAddress(filter, row)} onClick={onClose} data-testid="origin-query">
          在查询页打开
        </Link>
        <KeepFigure filter={filter} row={row} />
      </footer>
    </>
  );
}
