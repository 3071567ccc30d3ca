/** 导出: a chart as PNG, SVG or in the clipboard. */
import { DownloadOutlined } from '@ant-design/icons';
import { App, Button, Dropdown } from 'antd';
import { failure, success, type Outcome, type ProducedFile } from '../../shared/contract';
import { drawPicture, toPng } from '../charts/picture/picture';
import type { PictureNotes } from '../charts/picture/picture-notes';
import { useSave } from '../use-save';

export interface ExportMenuProps {
  readonly id: string;
  readonly title: string;
  /** What is printed under the picture, when it is made. */
  readonly notes: () => PictureNotes;
  /** The drawn chart; null while there is none. */
  readonly chart: () => HTMLElement | null;
  readonly disabled: boolean;
}

const NO_PICTURE = '图片没有生成。请重新打开本页再试，或切换到“表”查看数字。';
const NOT_COPIED = '没有复制成功：剪贴板不接受图片，或没有得到使用许可。请改用“导出 PNG 图片”保存后插入文档。';
const ITEMS = [
  { key: 'png', label: '导出 PNG 图片' },
  { key: 'svg', label: '导出 SVG 矢量图' },
  { key: 'copy', label: '复制为图片' },
] as const;

/** Windows allows none of these in a file name. */
const fileNameOf = (title: string, schoolYear: string | null): string => `${title.replace(/[\\/:*?"<>|]/g, '_')}${schoolYear === null ? '' : `-${schoolYear}学年`}`;

export function ExportMenu({ id, title, notes, chart, disabled }: ExportMenuProps) {
  const { saving, save } = useSave();
  const { message } = App.useApp();
  const painted = () => {
    const drawn = chart();
    if (drawn === null) throw new Error('no chart in the page');
    return drawPicture(drawn, { title, notes: notes().lines });
  };
  const made = async (extension: 'png' | 'svg', bytes: () => Promise<Uint8Array>): Promise<Outcome<ProducedFile>> => {
    try {
      return success({ fileName: `${fileNameOf(title, notes().schoolYear)}.${extension}`, bytes: await bytes() });
    } catch {
      return failure('INTERNAL', NO_PICTURE);
    }
  };
  const png = async (): Promise<Uint8Array> => new Uint8Array(await (await toPng(painted())).arrayBuffer());
  const copy = async () => {
    try {
      // The promise, not the picture: the browser asks that writing begins within the click.
      await navigator.clipboard.write([new ClipboardItem({ 'image/png': toPng(painted()) })]);
      void message.success('已复制，可直接粘贴到文档中。');
    } catch {
      void message.error(NOT_COPIED, 8);
    }
  };
  const run = (key: string): void => {
    if (key === 'png') void save(() => made('png', png));
    else if (key === 'svg') void save(() => made('svg', async () => new TextEncoder().encode(painted().svg)));
    else void copy();
  };
  return (
    <Dropdown trigger={['click']} disabled={disabled} menu={{ items: ITEMS.map((item) => ({ ...item, 'data-testid': `export-${item.key}-${id}` })), onClick: ({ key }) => run(key) }}>
      <Button type="text" size="small" className="export-menu" icon={<DownloadOutlined />} loading={saving} aria-label={`导出“${title}”`} title={disabled ? '切换到“图”后可导出图片' : undefined} data-testid={`export-${id}`}>
        导出
      </Button>
    </Dropdown>
  );
}
