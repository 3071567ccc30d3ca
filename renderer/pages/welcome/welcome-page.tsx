import type { ReactNode } from 'react';
import { useWorkspaceSession } from '../../workspace-session';
import { NewWorkspace } from './new-workspace';
import { OpenWorkspace } from './open-workspace';
import { TrySample } from './try-sample';
import { WelcomeDisplay } from './welcome-display';

const PROMISES = [
  ['全程离线', '不连接任何网络，数据只在本机'],
  ['不留学生身份', '姓名、身份证号、学籍号读取时即转换为假名，不写入磁盘'],
  ['每个数都有出处', '数字带口径、公式和依据，每次导入可整批撤销'],
] as const;

function Choice({ title, text, children }: { readonly title: string; readonly text: string; readonly children: ReactNode }) {
  return (
    <section className="welcome-choice" aria-label={title}>
      <h2>{title}</h2>
      <p>{text}</p>
      {children}
    </section>
  );
}

export function WelcomePage() {
  const { entry } = useWorkspaceSession();
  return (
    <main className="welcome" data-testid="welcome">
      <div className="welcome-display">
        <WelcomeDisplay />
      </div>
      <header className="welcome-head">
        <h1>育心数据台</h1>
        <p>学校报来的表格，变成分县区的图表和可上报的报表</p>
      </header>
      <div className="welcome-choices">
        <Choice title="打开工作区" text="继续以前的工作。">
          <OpenWorkspace key={entry.turn} asked={entry.file} />
        </Choice>
        <Choice title="新建工作区" text="一个工作区是一个文件，存放全部导入的数据。">
          <NewWorkspace key={entry.turn} goOn={entry.form === 'new'} />
        </Choice>
        <Choice title="先试一试" text="不必准备任何表格。">
          <TrySample />
        </Choice>
      </div>
      <ul className="welcome-promises">
        {PROMISES.map(([title, text]) => (
          <li key={title}>
            <strong>{title}</strong>
            <span>{text}</span>
          </li>
        ))}
      </ul>
    </main>
  );
}
