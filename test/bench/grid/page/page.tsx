/** The grid alone, with rows made in the page: `?rows=1000000&columns=30`, or `?small`. */
import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import '../../../../renderer/tokens.css';
import { allColumns, shownColumns } from '../../../../renderer/grid/column-set';
import { DataGrid } from '../../../../renderer/grid/data-grid';
import { gridSource } from '../../../../renderer/grid/grid-source';
import type { Block } from '../../../../renderer/grid/selection';
import { StatusLine } from '../../../../renderer/grid/status-line';
import { benchTable, smallTable } from './table';
import './page.css';

const asked = new URLSearchParams(location.search);
const made = performance.now();
const table = asked.has('small') ? smallTable() : benchTable(Number(asked.get('rows') ?? 1000), Number(asked.get('columns') ?? 30));
const source = gridSource(table, { school: '学校', students: '学生数' });

function Page() {
  const [set, setSet] = useState(() => ({ ...allColumns(source), frozen: Number(asked.get('frozen') ?? 0) }));
  const [block, setBlock] = useState<Block | null>(null);
  const [told, setTold] = useState('');
  const [columns] = useState(() => shownColumns(source, set));
  return (
    <div className="page">
      <h1>结果表</h1>
      <DataGrid source={source} label="查询结果" columnSet={set} onColumnSet={setSet} onSelect={setBlock} onMenu={(column) => setTold(`menu ${column}`)} onOpenCell={(row, column) => setTold(`cell ${row} ${column}`)} onCopied={(cells) => setTold(`copied ${cells}`)} />
      <StatusLine columns={columns} rowCount={source.rowCount} truncated={false} block={block} />
      <output>{told}</output>
    </div>
  );
}

const root = document.getElementById('root');
if (root !== null) createRoot(root).render(<Page />);
document.documentElement.dataset['made'] = String(Math.round(performance.now() - made));
