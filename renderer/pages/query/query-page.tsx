/** Questions of one's own: put together by hand or written in SQL, kept, and run again. */
import './query.css';
import { Tabs } from 'antd';
import { useSearchParams } from 'react-router';
import { SavedTab } from './saved/saved-tab';
import { SqlQuery } from './sql/sql-query';
import { VisualQuery } from './visual/visual-query';

const TABS = [
  { key: 'visual', label: '自由组合', Content: VisualQuery },
  { key: 'sql', label: 'SQL 查询', Content: SqlQuery },
  { key: 'saved', label: '收藏与历史', Content: SavedTab },
] as const;

export function QueryPage() {
  const [parameters, setParameters] = useSearchParams();
  const shown = TABS.find(({ key }) => key === parameters.get('tab'))?.key ?? TABS[0].key;
  const show = (key: string) =>
    setParameters((before) => {
      const next = new URLSearchParams(before);
      next.set('tab', key);
      return next;
    });
  return (
    <main className="page query-page">
      <div className="page-head">
        <h2>查询</h2>
        <span className="page-remark">只读：查询不会改动数据。学生个人的结果不能查询，人数过少的数字不显示。</span>
      </div>
      <Tabs
        className="query-tabs"
        activeKey={shown}
        onChange={show}
        destroyOnHidden
        items={TABS.map(({ key, label, Content }) => ({ key, label: <span data-testid={`query-tab-${key}`}>{label}</span>, children: <Content /> }))}
      />
    </main>
  );
}
