/** 数据保护说明 of the open workspace, to be read and printed. */
import { Button } from 'antd';
import { protectionStatement, type StatementSection } from '../../../shared/protection-statement';
import { ErrorNotice } from '../../components/notices';
import { Panel } from '../../components/panel';
import { useCall } from '../../engine-client';
import { localTime } from '../../local-time';
import { usePreferences } from '../../preferences';
import { escapedHtml } from '../../print/escaped-html';
import { printPage } from '../../print/print-page';
import { useSettings } from '../../settings';
import { useWorkspaceSession } from '../../workspace-session';
import './protection-panel.css';

export function ProtectionPanel() {
  const { status } = useWorkspaceSession();
  const { preferences } = usePreferences();
  const settings = useSettings();
  const batches = useCall('import.batches', {});
  const retention = useCall('retention.overview', {});
  const register = useCall('register.keys', {});
  if (settings === null || status === null || batches.result === null || retention.result === null || register.result === null) {
    const error = batches.error ?? retention.error ?? register.error;
    return <Panel title="数据保护说明" busy={error === null}>{error === null ? null : <ErrorNotice error={error} />}</Panel>;
  }
  const sections = protectionStatement({
    workspace: status.name ?? '',
    path: status.path ?? '',
    unit: settings.unit.value,
    minimumValidResults: settings.minimumValidResults.value,
    retention: settings.retention.value,
    hasRecoveryCode: status.hasRecoveryCode,
    lockAfterMinutes: preferences.lockAfterMinutes,
    batches: batches.result.batches,
    certificates: retention.result.certificates.length,
    schoolKeys: register.result.keys.length,
  });
  return (
    <Panel
      title="数据保护说明"
      note="由当前的设置和工作区内容生成，设置改动后随之改变。"
      extra={
        <Button size="small" onClick={() => void printPage(statementHtml(sections, status.name ?? ''))} data-testid="protection-print">
          打印
        </Button>
      }
    >
      <article className="protection" data-testid="protection">
        {sections.map((section) => (
          <Section key={section.heading} section={section} />
        ))}
      </article>
    </Panel>
  );
}

function Section({ section }: { readonly section: StatementSection }) {
  return (
    <section>
      <h4>{section.heading}</h4>
      {section.kind === 'paragraphs' ? (
        section.texts.map((text) => <p key={text}>{text}</p>)
      ) : (
        <>
          {section.note !== '' && <p>{section.note}</p>}
          {section.rows.length > 0 && (
            <table>
              <thead>
                <tr>
                  {section.header.map((label) => (
                    <th key={label}>{label}</th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {section.rows.map((row) => (
                  <tr key={row[0]}>
                    {row.map((cell, column) => (
                      <td key={section.header[column]}>{cell}</td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </>
      )}
    </section>
  );
}

function statementHtml(sections: readonly StatementSection[], workspace: string): string {
  const cells = (row: readonly string[], tag: 'td' | 'th') => `<tr>${row.map((cell) => `<${tag}>${escapedHtml(cell)}</${tag}>`).join('')}</tr>`;
  const body = sections.map((section) =>
    section.kind === 'paragraphs'
      ? `<h2>${section.heading}</h2>${section.texts.map((text) => `<p>${escapedHtml(text)}</p>`).join('')}`
      : `<h2>${section.heading}</h2><p>${escapedHtml(section.note)}</p>${section.rows.length === 0 ? '' : `<table><thead>${cells(section.header, 'th')}</thead><tbody>${section.rows.map((row) => cells(row, 'td')).join('')}</tbody></table>`}`,
  );
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>数据保护说明</title>
<style>@page{size:A4;margin:20mm}body{font-family:SimSun,"Noto Serif CJK SC",serif;font-size:11pt;line-height:1.7}h1{font-size:18pt;text-align:center}h2{margin:6mm 0 1mm;font-size:13pt;break-after:avoid}p{margin:0 0 2mm;text-indent:2em}table{width:100%;border-collapse:collapse;font-size:9.5pt}th,td{padding:1.2mm 2mm;border:1px solid #000;vertical-align:top;text-align:left}tr{break-inside:avoid}</style>
<h1>数据保护说明</h1><p>工作区：${escapedHtml(workspace)}&emsp;&emsp;生成时间：${escapedHtml(localTime(new Date().toISOString()))}</p>${body.join('')}</html>`;
}
