import { createRoot } from 'react-dom/client';
import { App } from './app';
import { connect } from './connect/connect';
import './tokens.css';
import './styles.css';
import './print/print.css';

const container = document.getElementById('root');
if (container === null) throw new Error('index.html has no #root');

const started = connect().then(async (connection) => {
  const start = await connection.shell.readStart();
  createRoot(container).render(<App connection={connection} start={start} onPainted={connection.wakeEngine} />);
});
started.catch((reason: unknown) => {
  const notice = document.createElement('div');
  notice.className = 'starting';
  notice.textContent = `无法连接数据引擎，请关闭程序后重新打开。（${reason instanceof Error ? reason.message : String(reason)}）`;
  container.replaceChildren(notice);
});
