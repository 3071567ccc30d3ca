/** 本单位模板: a Word file of the office's own, checked name by name before a document is written into it. */
import { Alert, App, Button, Table, Tag } from 'antd';
import { useRef, useState } from 'react';
import type { ImportSource, TemplateCheck, TemplatePlaceholder } from '../../../shared/contract';
import type { LetterKindId } from '../../../shared/letters';
import { Panel } from '../../components/panel';
import { useEngine } from '../../engine-client';
import { useSave } from '../../use-save';
import { uploadFiles } from '../import/upload-sources';
import type { ReportParameters } from './choices';
import { PAGE } from './differences-table';

interface Chosen {
  readonly fileName: string;
  readonly source: ImportSource;
  readonly check: TemplateCheck;
}

const STATES: Readonly<Record<TemplatePlaceholder['state'], { readonly label: string; readonly colour: string }>> = {
  known: { label: '可以填写', colour: 'success' },
  unknown: { label: '不认识', colour: 'error' },
  broken: { label: '花括号写法不对', colour: 'error' },
};

export function LetterTemplate({ letter, parameters }: { readonly letter: LetterKindId; readonly parameters: ReportParameters }) {
  const engine = useEngine();
  const { message } = App.useApp();
  const { saving, save } = useSave();
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [chosen, setChosen] = useState<Chosen | null>(null);

  const discard = (source: ImportSource | undefined) => {
    if (source?.kind === 'upload') void engine.call('upload.discard', { uploadIds: [source.uploadId] });
  };
  const choose = async (file: File | undefined) => {
    if (file === undefined) return;
    setBusy(true);
    const uploaded = await uploadFiles(engine, [{ file, name: file.name }], { signal: new AbortController().signal, onProgress: () => undefined });
    const source = uploaded.ok ? uploaded.value[0] : undefined;
    if (!uploaded.ok) void message.error(uploaded.error.message, 8);
    if (source !== undefined) {
      const outcome = await engine.call('report.template', { kind: letter, parameters, template: source });
      if (outcome.ok) {
        discard(chosen?.source);
        setChosen({ fileName: file.name, source, check: outcome.value });
      } else {
        discard(source);
        void message.error(outcome.error.message, 8);
      }
    }
    setBusy(false);
  };
  return (
    <Panel title="本单位模板（可选）" unscoped note="用本单位的 Word 模板（.docx）排版：在模板中写 {{标题}}、{{正文}}、{{全市.配备率}} 这样的占位符，由程序填入。可用的名称都列在示例模板里。">
      <span className="report-actions">
        <Button loading={saving} onClick={() => void save(() => engine.call('report.templateSample', { kind: letter, parameters }))} data-testid="template-sample">
          下载示例模板
        </Button>
        <Button loading={busy} onClick={() => input.current?.click()}>
          选择模板
        </Button>
        <Button type="primary" disabled={chosen === null || !chosen.check.usable} loading={saving} onClick={() => chosen !== null && void save(() => engine.call('report.letter', { kind: letter, parameters, template: chosen.source }))} data-testid="template-issue">
          用模板出具
        </Button>
      </span>
      <input
        ref={input}
        type="file"
        hidden
        accept=".docx"
        onChange={({ currentTarget }) => {
          void choose(currentTarget.files?.[0]);
          // A template that was mended and is chosen again must count as a change.
          currentTarget.value = '';
        }}
        data-testid="template-file"
      />
      {chosen !== null && <Finding {...chosen} />}
    </Panel>
  );
}

function Finding({ fileName, check: { placeholders, missing, usable } }: Chosen) {
  const wrong = placeholders.filter(({ state }) => state !== 'known').length;
  const title = placeholders.length === 0 ? `“${fileName}”里没有占位符，不知道内容放在哪里。请先下载示例模板看写法。` : usable ? `“${fileName}”有 ${placeholders.length} 个占位符，都能填写。` : `“${fileName}”有 ${wrong} 个占位符不能填写，请在模板中改好后重新选择。`;
  return (
    <div className="report-finding" data-testid="template-finding">
      <Alert type={usable ? 'success' : 'error'} showIcon title={title} />
      {missing.length > 0 && placeholders.length > 0 && <Alert type="info" showIcon title={`模板中没有：${missing.join('、')}。可以不要，出具不受影响${missing.includes('报告编号') ? '；没有“报告编号”的，编号只记在文件属性里，打印件上看不到' : ''}。`} />}
      {placeholders.length > 0 && (
        <Table<TemplatePlaceholder>
          size="small"
          rowKey={({ place, text, name }) => `${place}|${text}|${name}`}
          dataSource={[...placeholders].sort((one, other) => Number(one.state === 'known') - Number(other.state === 'known'))}
          pagination={{ pageSize: PAGE, hideOnSinglePage: true }}
          columns={[
            { title: '占位符', dataIndex: 'name' },
            { title: '位置', key: 'place', render: (_, { place, text }) => <span title={text}>{place}</span> },
            { title: '结果', key: 'state', render: (_, { state, suggestion, value }) => <><Tag color={STATES[state].colour}>{STATES[state].label}</Tag>{state === 'unknown' && suggestion !== '' ? `是不是“${suggestion}”？` : state === 'broken' ? '应为两对半角花括号' : value}</> },
          ]}
        />
      )}
    </div>
  );
}
