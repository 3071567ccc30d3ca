import { Alert, Button } from 'antd';
import { formatInteger } from '../../../shared/format';
import { BlankTemplates } from './blank-templates';
import { ChooseFiles } from './drop-zone';
import { useImportSession } from './import-session';
import { RememberedLayouts } from './remembered-layouts';
import { WatchedFolders } from './watched-folders';

export function ChooseStep() {
  const { state, showList, clear } = useImportSession();
  const chosen = state.files.length;
  return (
    <div className="choose-step">
      <div className="choose-main">
        {chosen > 0 && (
          <Alert
            type="info"
            showIcon
            title={`已选 ${formatInteger(chosen)} 个文件，可以继续添加。`}
            action={
              <span className="choose-files">
                <Button size="small" type="primary" onClick={showList} data-testid="import-show-list">
                  回到识别结果
                </Button>
                <Button size="small" onClick={clear}>
                  清空
                </Button>
              </span>
            }
          />
        )}
        <ChooseFiles large />
      </div>
      <aside className="choose-side" aria-label="监视、模板与记住的表头">
        <WatchedFolders />
        <BlankTemplates />
        <RememberedLayouts />
      </aside>
    </div>
  );
}
