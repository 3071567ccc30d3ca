/** The page of each school, taken out of the tables of the report: a kept report gives the same pages as on the day it was issued. */
import { cellText } from '../cell-text';
import type { ReportCell, ReportModel, ReportTable } from '../model';
import { NAMING_COLUMNS, TABLES } from './compose';
import type { FeedbackIndicator, SchoolFeedbackFrame } from './frame';
import type { Obligation } from './obligations';

export interface PageFigure extends Pick<FeedbackIndicator, 'label' | 'unit' | 'target'> {
  readonly own: ReportCell;
  readonly county: ReportCell;
  readonly city: ReportCell;
  /** On the wrong side of the target. */
  readonly missed: boolean;
}

export interface SchoolPage {
  /** From 1, in the order of the list. */
  readonly number: number;
  readonly county: string;
  readonly name: string;
  /** '' where the school has none. */
  readonly code: string;
  readonly stage: string;
  /** 县区/学校-反馈单.docx; '' where no page is made, for `reason`. */
  readonly file: string;
  readonly reason: string;
  readonly figures: readonly PageFigure[];
  readonly obligations: readonly Obligation[];
  readonly frame: SchoolFeedbackFrame;
}

/** @throws Error for a report of another kind */
export function pagesOf(model: ReportModel): readonly SchoolPage[] {
  const { feedback: frame } = model;
  if (frame === undefined) throw new Error(`${model.title} has no pages for schools`);
  const [list, figures] = [tableNamed(model, TABLES.list), tableNamed(model, TABLES.figures)];
  const asked = new Map<number, Obligation[]>();
  for (const [number, , , problem, what] of tableNamed(model, TABLES.obligations).rows) {
    const position = numberOf(number);
    asked.set(position, [...(asked.get(position) ?? []), { problem: cellText(problem), asked: cellText(what) }]);
  }
  return list.rows.map((row, index): SchoolPage => {
    const [number, county, name, code, stage] = row;
    const [, file, reason] = row.slice(NAMING_COLUMNS);
    const own = figures.rows[index]?.slice(NAMING_COLUMNS) ?? [];
    const ofCounty = frame.counties[cellText(county)] ?? [];
    return {
      number: numberOf(number),
      county: cellText(county),
      name: cellText(name),
      code: cellText(code),
      stage: cellText(stage),
      file: cellText(file),
      reason: cellText(reason),
      figures: frame.indicators.map((indicator, column) => ({
        label: indicator.label,
        unit: indicator.unit,
        target: indicator.target,
        own: own[column] ?? MISSING,
        county: ofCounty[column] ?? MISSING,
        city: frame.city[column] ?? MISSING,
        missed: isMissed(own[column], indicator),
      })),
      obligations: asked.get(numberOf(number)) ?? [],
      frame,
    };
  });
}

/** The report with what became of pages that could not be made, by their numbers, in its list. */
export function withReasons(model: ReportModel, reasons: ReadonlyMap<number, string>): ReportModel {
  const told = (row: readonly ReportCell[]): readonly ReportCell[] => {
    const reason = reasons.get(numberOf(row[0]));
    return reason === undefined ? row : [...row.slice(0, -1), { kind: 'text', text: reason }];
  };
  return { ...model, sections: model.sections.map((section) => (section.kind === 'table' && section.name === TABLES.list ? { ...section, rows: section.rows.map(told) } : section)) };
}

const MISSING: ReportCell = { kind: 'missing' };

function tableNamed({ sections, title }: ReportModel, name: string): ReportTable {
  const found = sections.find((section) => section.kind === 'table' && section.name === name);
  if (found?.kind !== 'table') throw new Error(`${title} has no table ${name}`);
  return found;
}

function numberOf(cell: ReportCell | undefined): number {
  return cell?.kind === 'figure' ? cell.value : 0;
}

/** 否 where every school has to be one of those that are. */
function isMissed(own: ReportCell | undefined, { target, atLeast }: FeedbackIndicator): boolean {
  if (atLeast === null || target.kind !== 'figure') return false;
  if (own?.kind === 'text') return atLeast && own.text === '否';
  return own?.kind === 'figure' && (atLeast ? own.value < target.value : own.value > target.value);
}
