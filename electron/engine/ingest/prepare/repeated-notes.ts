import type { PreparedIssue } from './prepared';

/** Notes of one kind that are listed row by row; what half a table has in common is one note. */
const LISTED = 50;

/** Lets only the first notes of each kind through and counts the others. Rows that lost something are always listed. */
export class RepeatedNotes {
  private readonly kinds = new Map<string, { count: number; readonly firstLeftOut: PreparedIssue[] }>();

  admits(issue: PreparedIssue): boolean {
    if (issue.action !== 'noted') return true;
    const kind = this.kinds.get(issue.code) ?? { count: 0, firstLeftOut: [] };
    this.kinds.set(issue.code, kind);
    kind.count++;
    if (kind.count <= LISTED) return true;
    if (kind.firstLeftOut.length === 0) kind.firstLeftOut.push(issue);
    return false;
  }

  summaries(): PreparedIssue[] {
    return [...this.kinds.values()].flatMap(({ count, firstLeftOut }) =>
      firstLeftOut.map((issue): PreparedIssue => ({
        ...issue,
        cell: null,
        value: null,
        message: `${issue.message}同样的情况从第${issue.row}行起另有 ${count - LISTED} 行，不再逐行列出。`,
        subject: null,
        rowKey: null,
      })),
    );
  }
}
