/** Boundaries of counties for the map: read and checked here, kept only on a click. */
import { UploadOutlined } from '@ant-design/icons';
import { Alert, Button } from 'antd';
import { useRef, useState } from 'react';
import { missingFrom, MOST_BOUNDARY_BYTES, type ReadBoundaries, readBoundaries } from '../../../shared/county-boundaries';
import { countyLabel } from '../../../shared/regions';
import { boundarySheet } from '../../charts/area-shapes';
import { Panel } from '../../components/panel';
import { useSettings } from '../../settings';
import { useChangeSetting } from '../../use-change-setting';
import './boundaries-panel.css';
import { SettingFooter } from './setting-footer';

export function BoundariesPanel() {
  const state = useSettings()?.countyBoundaries;
  const change = useChangeSetting();
  const chooser = useRef<HTMLInputElement>(null);
  const [read, setRead] = useState<{ readonly version: number; readonly outcome: ReadBoundaries } | null>(null);
  if (state === undefined) return null;
  const outcome = read?.version === state.version ? read.outcome : null;
  const shown = outcome?.ok === true ? outcome.boundaries : state.value;
  const load = async (file: File): Promise<void> => {
    // A file that is too large is not even read.
    const text = file.size > MOST_BOUNDARY_BYTES ? '' : await file.text();
    setRead({ version: state.version, outcome: readBoundaries(text, file.name, file.size) });
  };
  return (
    <Panel title={state.label}>
      <p className="settings-explanation">{state.explanation}</p>
      <div className="settings-choice" data-testid="setting-countyBoundaries">
        <input
          ref={chooser}
          type="file"
          accept=".geojson,.json"
          hidden
          aria-label="县区边界文件"
          data-testid="boundaries-file"
          onChange={({ target }) => {
            const [file] = target.files ?? [];
            if (file !== undefined) void load(file);
            target.value = '';
          }}
        />
        <div>
          <Button icon={<UploadOutlined />} onClick={() => chooser.current?.click()}>
            选择 GeoJSON 文件
          </Button>
        </div>
        {outcome?.ok === false && <Alert type="error" showIcon title={outcome.problem} data-testid="boundaries-problem" />}
        {outcome?.ok === true && <Alert type="info" showIcon title={readWords(outcome)} data-testid="boundaries-read" />}
        {shown === null ? <p className="figure-missing">现在用位置示意图。</p> : <Preview boundaries={shown} />}
      </div>
      <SettingFooter setting="countyBoundaries" change={change} savable={outcome?.ok === true} onSave={() => (outcome?.ok === true ? void change.set('countyBoundaries', outcome.boundaries) : undefined)} />
    </Panel>
  );
}

function readWords({ boundaries, missing, unknown }: ReadBoundaries & { readonly ok: true }): string {
  const parts = [
    `“${boundaries.fileName}”中有 ${boundaries.areas.length} 个县区的边界，保存后使用。`,
    missing.length === 0 ? '' : `缺少：${missing.join('、')}，将在图下方单列。`,
    unknown.length === 0 ? '' : `不属于本市县区、不使用的要素：${unknown.slice(0, 10).join('、')}${unknown.length > 10 ? ` 等 ${unknown.length} 个` : ''}。`,
  ];
  return parts.join('');
}

/** The outlines alone, to see whether they are whole and in place. */
function Preview({ boundaries }: { readonly boundaries: NonNullable<Parameters<typeof boundarySheet>[0]> }) {
  const sheet = boundarySheet(boundaries, new Set(boundaries.areas.map(({ code }) => code)));
  const missing = missingFrom(boundaries.areas);
  return (
    <svg className="boundaries-preview" viewBox={`0 0 ${sheet.width} ${sheet.height}`} role="img" aria-label={`县区边界预览${missing.length === 0 ? '' : `，缺${missing.join('、')}`}`}>
      {sheet.shapes.map(({ key, path, centre: [x, y] }) => (
        <g key={key}>
          <path d={path} fillRule="evenodd" fill="var(--accent-soft)" stroke="var(--edge)" />
          <text x={x} y={y} textAnchor="middle" dominantBaseline="central" fontSize={13} fill="var(--ink)">
            {countyLabel(key)}
          </text>
        </g>
      ))}
    </svg>
  );
}
