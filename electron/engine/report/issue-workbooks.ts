/** One workbook per school or county to send back: what is wrong, cell by cell, and the rows themselves with the cells marked. */
import type { IssueRecord } from '../../../shared/contract';
import { freeName, safeFileName } from './file-names';
import { issueCoverSheet } from './issue-cover-sheet';
import { inOrder, issueListSheet } from './issue-list-sheet';
import { markedSheet, type MarkedTable } from './issue-marked-sheet';
import { sheetName } from './xlsx/safe-text';
import { writeSheets } from './xlsx/write-workbook';
import { ZipWriter } from './xlsx/zip-writer';

export type { MarkedTable } from './issue-marked-sheet';

export interface IssueWorkbookSource {
  /** School or county. */
  readonly label: string;
  readonly issues: readonly IssueRecord[];
  /** How many issues there are, when `issues` is only the first part of them. */
  readonly total?: number;
  readonly tables: readonly MarkedTable[];
}

/**
 * Workbooks are made one after another and put into a zip archive as they are: they are compressed themselves.
 * @param issuedOn time stamp of the documents: equal issues give equal bytes.
 */
export async function issueWorkbooks(sources: AsyncIterable<IssueWorkbookSource> | Iterable<IssueWorkbookSource>, issuedOn: Date): Promise<Uint8Array> {
  const zip = new ZipWriter(issuedOn);
  const taken = new Set<string>();
  for await (const source of sources) zip.store(freeName(`${safeFileName(source.label)}-问题反馈`, '.xlsx', taken), await issueWorkbook(source, issuedOn));
  return zip.finish();
}

export async function issueWorkbook({ label, issues, total = issues.length, tables }: IssueWorkbookSource, issuedOn: Date): Promise<Uint8Array> {
  const sorted = inOrder(issues);
  const names = ['说明', '问题清单'];
  const marked = tables
    .filter(({ rows }) => rows.length > 0)
    .map((table) => {
      const name = sheetName(`标记-${table.sheet}`, names);
      names.push(name);
      return markedSheet(name, table, sorted);
    });
  return writeSheets([issueCoverSheet(label, sorted, total), issueListSheet(sorted), ...marked], `${label}数据问题反馈`, { issuedOn });
}
