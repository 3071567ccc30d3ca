/** How the answer is shown, and what can be done with it. */
import { CodeOutlined, FileExcelOutlined, SaveOutlined } from '@ant-design/icons';
import { Button, Checkbox, Input, Segmented, Select, Tooltip } from 'antd';
import { useState } from 'react';
import { askedParts, type Presentation, STARTING_POINTS, type VisualQuery } from '../../../../shared/visual-query';

const PRESENTATION_LABELS: Readonly<Record<Presentation, string>> = { table: '表', pivot: '透视表', bar: '条形图', stacked: '堆叠图', line: '折线图', heat: '热力图' };
const OPTIONS = (Object.keys(PRESENTATION_LABELS) as Presentation[]).map((value) => ({ value, label: PRESENTATION_LABELS[value] }));
const STARTS = STARTING_POINTS.map(({ id, label, explanation }) => ({ value: id, label, title: explanation }));

export interface ToolbarProps {
  readonly query: VisualQuery;
  readonly autoTitle: string;
  readonly ready: boolean;
  readonly saving: boolean;
  /** Null: this question has no SQL of its own. */
  readonly onSql: (() => void) | null;
  readonly onSave: () => void;
  readonly onExport: () => void;
  readonly onChange: (query: VisualQuery) => void;
}

/** A name is part of the question when it is finished, not with every letter. */
function TitleInput({ title, placeholder, onSettle }: { readonly title: string; readonly placeholder: string; readonly onSettle: (title: string) => void }) {
  const [text, setText] = useState(title);
  return <Input value={text} maxLength={100} onChange={(event) => setText(event.target.value)} onPressEnter={() => onSettle(text)} onBlur={() => text !== title && onSettle(text)} placeholder={placeholder} aria-label="标题" data-testid="visual-title" className="visual-title" />;
}

export function Toolbar({ query, autoTitle, ready, saving, onSql, onSave, onExport, onChange }: ToolbarProps) {
  const { withheld } = askedParts(query);
  const totals = query.presentation === 'table' || query.presentation === 'pivot' || query.presentation === 'heat';
  return (
    <div className="visual-toolbar">
      <div className="visual-toolbar-line">
        <Select
          value={null}
          placeholder="从现成的问题开始"
          options={STARTS}
          onChange={(id: string | null) => {
            const start = STARTING_POINTS.find((own) => own.id === id);
            if (start !== undefined) onChange(start.query);
          }}
          popupMatchSelectWidth={false}
          className="visual-starts"
          aria-label="从现成的问题开始"
          data-testid="visual-starts"
        />
        <TitleInput key={query.title} title={query.title} placeholder={autoTitle} onSettle={(title) => onChange({ ...query, title })} />
        <Tooltip title={onSql === null ? '指标由程序按口径计算，没有对应的 SQL；按字段组合的查询可以转为 SQL' : undefined}>
          <Button icon={<CodeOutlined />} disabled={onSql === null} onClick={onSql ?? undefined} data-testid="visual-sql">
            转为 SQL
          </Button>
        </Tooltip>
        <Button icon={<SaveOutlined />} disabled={!ready} onClick={onSave} data-testid="visual-save">
          保存
        </Button>
        <Button type="primary" icon={<FileExcelOutlined />} disabled={!ready} loading={saving} onClick={onExport} data-testid="visual-export">
          导出 Excel
        </Button>
      </div>
      <div className="visual-toolbar-line">
        <Segmented<Presentation> size="small" value={query.presentation} options={OPTIONS} onChange={(presentation) => onChange({ ...query, presentation })} aria-label="呈现方式" data-testid="visual-presentation" />
        {totals && (
          <>
            {query.presentation !== 'table' && (
              <Checkbox checked={query.rowTotals} onChange={({ target }) => onChange({ ...query, rowTotals: target.checked })} data-testid="visual-row-totals">
                行合计
              </Checkbox>
            )}
            <Checkbox checked={query.columnTotals} onChange={({ target }) => onChange({ ...query, columnTotals: target.checked })} data-testid="visual-column-totals">
              列合计
            </Checkbox>
          </>
        )}
        {query.source === 'indicators' && (
          <Checkbox checked={query.compare} disabled={query.schoolYears.length > 1} onChange={({ target }) => onChange({ ...query, compare: target.checked })} data-testid="visual-compare">
            与上学年比较
          </Checkbox>
        )}
        {withheld !== '' && <span className="visual-withheld">{withheld}</span>}
      </div>
    </div>
  );
}
