/** What is hidden for the sake of reports that were issued before, in words. */
import type { RawFigure } from '../metrics/figures';

/** Groups that are named; of more only how many there are. */
const MOST_NAMED = 12;

export class HiddenForReports {
  private readonly groups = new Set<string>();
  private readonly reports = new Set<string>();

  add({ labels }: RawFigure, reports: readonly string[]): void {
    const name = Object.entries(labels).flatMap(([dimension, label]) => (dimension === 'riskLevel' ? [] : [label])).join('·');
    this.groups.add(name === '' ? '合计' : name);
    for (const report of reports) this.reports.add(report);
  }

  /** Empty where nothing was. */
  get note(): string {
    if (this.groups.size === 0) return '';
    const named = [...this.groups];
    const shown = named.length > MOST_NAMED ? `${named.slice(0, MOST_NAMED).join('、')}等 ${named.length} 个分组` : named.join('、');
    return `与此前报出的报告（${[...this.reports].sort().join('、')}）对照会推算出少数学生的情况，因此不显示：${shown}。`;
  }
}
