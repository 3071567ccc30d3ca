import { Alert, Button, Empty } from 'antd';
import { useNavigate } from 'react-router';

export { ErrorNotice } from './error-notice';

/** The page stands, but some of its figures have nothing to be computed from. */
export function PartlyMissing({ missing }: { readonly missing: readonly string[] }) {
  const navigate = useNavigate();
  return (
    <Alert
      type="info"
      showIcon
      title={`本学年还没有导入${missing.join('、')}，相关数字显示为“—”或 0。`}
      data-testid="partly-missing"
      action={<Button size="small" onClick={() => void navigate('/import')}>去导入</Button>}
    />
  );
}

/** @param missing what has not been imported yet, e.g. 学校名录. */
export function MissingData({ missing, schoolYear }: { readonly missing: readonly string[]; readonly schoolYear: string | null }) {
  const navigate = useNavigate();
  return (
    <div className="missing-data" data-testid="missing-data">
      <Empty
        image={Empty.PRESENTED_IMAGE_SIMPLE}
        description={
          <>
            <p>
              {schoolYear === null ? '本工作区' : `${schoolYear}学年`}还没有导入{missing.join('、')}，这里暂时没有可显示的内容。
            </p>
            <p>把学校、县区报来的表格拖进“数据导入”即可。</p>
          </>
        }
      >
        <Button type="primary" onClick={() => void navigate('/import')} data-testid="go-import">
          去导入
        </Button>
      </Empty>
    </div>
  );
}
