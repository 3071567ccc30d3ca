import { BarChartOutlined, FileExcelOutlined, HeartOutlined, ImportOutlined, SearchOutlined, SettingOutlined, TeamOutlined } from '@ant-design/icons';
import { Alert, Button, Layout as AntdLayout, Menu } from 'antd';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Outlet, useLocation, useNavigate } from 'react-router';
import { AUDIENCES } from '../shared/audience';
import { searchNow } from './address';
import { DisplayControl } from './components/display-control';
import { useRunCommand } from './commands/registry';
import { WorkspaceCommands } from './commands/workspace-commands';
import { focusPage, focusPageIfLost } from './focus-page';
import { PAGE_LIST, type PagePath } from './page-list';
import { THEME_PAGES } from './pages/theme/theme-pages';
import { PrintHeader } from './print/print-header';
import { useTableHabits } from './shell/use-table-habits';
import { RecoveryDialog } from './recovery/recovery-dialog';
import { RecoveryOffer } from './recovery/recovery-offer';
import { PageDrop } from './shell/page-drop';
import { useWorkspaceSession } from './workspace-session';

const ICONS: Readonly<Partial<Record<PagePath, ReactNode>>> = {
  '/overview': <BarChartOutlined />,
  '/staffing': <TeamOutlined />,
  '/assessment': <HeartOutlined />,
  ...Object.fromEntries(THEME_PAGES.map(({ path, icon }) => [`/${path}`, icon])),
  '/import': <ImportOutlined />,
  '/query': <SearchOutlined />,
  '/report': <FileExcelOutlined />,
  '/settings': <SettingOutlined />,
};

const PAGES = PAGE_LIST.map(({ path, label }) => ({ key: path, label, icon: ICONS[path], 'data-testid': `nav-${path.slice(1)}` }));

export function Layout() {
  const { pathname } = useLocation();
  const navigate = useNavigate();
  const run = useRunCommand();
  const content = useRef<HTMLDivElement>(null);
  const { status, created } = useWorkspaceSession();
  // A workspace that has just been made asks by itself, once. Kept here: what stands in a page ends with the page.
  const [askingRecovery, setAskingRecovery] = useState(created && status?.hasRecoveryCode === false);

  // Who goes by keyboard or by ear goes on reading where the new page begins.
  useEffect(() => focusPage(content.current), [pathname]);
  useTableHabits(content, pathname);

  return (
    <PageDrop>
      <button type="button" className="skip-link" onClick={() => focusPage(content.current)}>
        跳到正文
      </button>
      <AntdLayout className="frame" hasSider>
        <AntdLayout.Sider width={168} className="frame-sider" aria-label="导航与工作区">
          <div className="brand">
            <h1>育心数据台</h1>
            <span>学生心理健康数据</span>
          </div>
          {/* The filters go along from page to page. */}
          <nav aria-label="页面" className="frame-navigation">
            <Menu theme="dark" mode="inline" items={PAGES} selectedKeys={[pathname]} onClick={({ key }) => void navigate({ pathname: key, search: searchNow() })} />
          </nav>
          <div className="frame-workspace">
            <span>当前工作区</span>
            <strong title={status?.path ?? ''} data-testid="workspace-name">
              {status?.name}
            </strong>
            <span className="frame-made-for" title={AUDIENCES.internal.explanation} data-testid="pages-made-for">
              页面供{AUDIENCES.internal.label}使用
            </span>
            {status?.operator != null && <span className="frame-operator" title={`记入操作记录的操作人：${status.operator}`}>操作人：{status.operator}</span>}
            <div className="frame-actions">
              <Button size="small" onClick={() => run('workspace.close')} data-testid="workspace-close">
                关闭工作区
              </Button>
              <DisplayControl />
            </div>
          </div>
        </AntdLayout.Sider>
        {/* A new page starts at its top; its key makes the scroll box a new one. */}
        <div className="frame-content" key={pathname} ref={content}>
          {status?.auditIntact === false && (
            <Alert
              banner
              type="error"
              data-testid="audit-broken"
              title={`操作记录不完整：这个工作区文件被本程序以外的方式改动过。${status.auditProblem ?? ''}上报数据前，请在“设置 → 完整性检查”中检查，并与备份核对。`}
            />
          )}
          <RecoveryOffer onStart={() => setAskingRecovery(true)} />
          <PrintHeader title={PAGES.find(({ key }) => key === pathname)?.label ?? ''} />
          <Outlet />
        </div>
      </AntdLayout>
      {/* The offer, whose button opened it, has gone when there is a code. */}
      <RecoveryDialog open={askingRecovery} onClose={() => setAskingRecovery(false)} onClosed={() => focusPageIfLost(content.current)} />
      <WorkspaceCommands />
    </PageDrop>
  );
}
