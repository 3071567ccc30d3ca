/** Official documents for those who want one file at once: issued by the catalogue, written into the office's own template, or looked at as a page. */
import { localToday } from '../../../shared/as-of';
import { EngineFailure, type ImportSource, type ParsedRequestOf } from '../../../shared/contract';
import { type ReportKindId, reportOfLetter } from '../../../shared/reports';
import { openInput } from '../ingest/prepare/file-task';
import { checkTemplate } from '../report/docx/template/check-template';
import { sampleTemplate } from '../report/docx/template/sample-template';
import type { AskedParameters } from '../report/issued/resolve-parameters';
import type { OwnTemplate } from '../report/own-template';
import type { Handlers, Session } from '../session';
import { dateOf, issueFile, makeReport, reportPage, sha256Of } from './issue-report';

/** It is kept with every report that is written into it. */
const LARGEST_TEMPLATE = 8 * 1024 ** 2;

type Methods = 'report.letter' | 'report.letterPreview' | 'report.template' | 'report.templateSample';

interface NamedBytes {
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

export function letterService(session: Session): Handlers<Methods> {
  return {
    'report.letter': async ({ kind, parameters, template }, { signal }) => {
      const [report, asked] = chosen(kind, parameters);
      if (template === undefined) return issueFile(session, report, asked);
      const own = keptTemplate(await readTemplate(session, template, signal));
      return issueFile(session, report, withTemplate(asked, own), own);
    },
    'report.letterPreview': ({ kind, parameters }) => session.reading((connection) => reportPage(connection, session, ...chosen(kind, parameters))),
    'report.template': async ({ kind, parameters, template }, { signal }) => {
      const file = await readTemplate(session, template, signal);
      return session.reading(async (connection) => {
        const [report, asked] = chosen(kind, parameters);
        const { id, model } = await makeReport(connection, session, report, withTemplate(asked, keptTemplate(file)));
        return checkTemplate(file.bytes, model, id);
      });
    },
    'report.templateSample': ({ kind, parameters }) =>
      session.reading(async (connection) => {
        const { model, state } = await makeReport(connection, session, ...chosen(kind, parameters));
        return { fileName: `公文模板示例_${model.fileName}`, bytes: await sampleTemplate(model, dateOf(state.changedAt)) };
      }),
  };
}

/** A document bears the day on which it is written where no other is named. */
function chosen(kind: ParsedRequestOf<'report.letter'>['kind'], parameters: AskedParameters): [report: ReportKindId, parameters: AskedParameters] {
  return [reportOfLetter(kind), { ...parameters, issuedOn: parameters.issuedOn ?? localToday() }];
}

function keptTemplate({ fileName, bytes }: NamedBytes): OwnTemplate {
  return { fileName, sha256: sha256Of(bytes), content: Buffer.from(bytes).toString('base64') };
}

/** Another template gives another number. */
function withTemplate({ letter, ...asked }: AskedParameters, { fileName, sha256 }: OwnTemplate): AskedParameters {
  return letter === undefined ? asked : { ...asked, letter: { ...letter, template: { fileName, sha256 } } };
}

/** @throws EngineFailure FILE_NOT_FOUND, FILE_UNREADABLE, FILE_TOO_LARGE */
async function readTemplate(session: Session, source: ImportSource, signal: AbortSignal | undefined): Promise<NamedBytes> {
  if (source.kind === 'upload') {
    const { name, bytes } = session.uploads.get(source.uploadId);
    refuseLarge(bytes.byteLength);
    return { fileName: name, bytes };
  }
  const file = await openInput({ kind: 'path', path: source.path }, signal);
  try {
    refuseLarge(file.size);
    return { fileName: source.path.replace(/^.*[\\/]/, ''), bytes: await file.read(0, file.size) };
  } finally {
    await file.close();
  }
}

function refuseLarge(bytes: number): void {
  if (bytes > LARGEST_TEMPLATE) throw new EngineFailure('FILE_TOO_LARGE', '模板文件超过 8 MB，不像一份公文模板。请去掉模板中的大图片后再选。', { bytes });
}
