/** What reports are called in the log: those of the catalogue, and those that pages export by themselves. */
import { LETTER_KINDS } from '../letters';
import { REPORT_KIND_IDS, reportKind } from '../reports';

const ofPages: Readonly<Record<string, string>> = {
  countyTotals: '县区上报数核对表',
  custom: '自选报表',
  followUpTimeliness: '跟进时效表',
  letter: '套用本单位模板的公文',
  reconciliation: '数据核对表',
  rosters: '两年花名册对照表',
  rota: '热线排班表',
  rotaCalendar: '热线排班日历',
  schoolComparison: '学校逐年对照表',
  teachers: '与教师系统的对照表',
  visual: '自由组合的表',
};

export const REPORT_LABELS: Readonly<Record<string, string>> = { ...ofPages, ...Object.fromEntries(REPORT_KIND_IDS.map((id) => [id, reportKind(id).label])) };

export const CIRCULAR_LABELS: Readonly<Record<string, string>> = Object.fromEntries(Object.entries(LETTER_KINDS).map(([id, { label }]) => [id, label]));
