/** Everything below is drawn by antd, in the theme that was chosen. */
import { App, ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import type { ReactNode } from 'react';
import { usePreferences } from './preferences';
import { APP_THEMES } from './theme';

export function Themed({ children }: { readonly children: ReactNode }) {
  const { theme } = usePreferences();
  return (
    <ConfigProvider locale={zhCN} theme={APP_THEMES[theme]} button={{ autoInsertSpace: false }}>
      <App component={false}>{children}</App>
    </ConfigProvider>
  );
}
