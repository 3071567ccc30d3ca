/** 热线值班表: the rota of a month as it was imported, to be handed out and hung up. */
import { formatPercent } from '../../../shared/format';
import { monthLabel } from '../../../shared/month';
import { countyLabel } from '../../../shared/regions';
import type { MonthRota, MonthShift } from '../hotline/month-rota';
import type { StoredDuty } from '../hotline/read-duties';
import type { ReportModel } from './model';
import { type FormIssuer, formFrame } from './official-form';
import { calendarTable, dutyList, loadsTable } from './rota-tables';

export interface DutyRotaInput extends FormIssuer {
  readonly rota: MonthRota;
  readonly hotline: string;
}

const MINUTES_OF_HOUR = 60;
/** Faults beyond these are for the page, not for a note. */
const MOST_FAULTS = 8;

export function dutyRotaReport(input: DutyRotaInput): ReportModel {
  const { rota, hotline } = input;
  const title = `${monthLabel(rota.month)}心理热线（${hotline}）值班表`;
  const frame = formFrame(input, monthLabel(rota.month), '');
  const duties = rota.duties.map((duty) => ({ date: duty.date, shift: duty.shift, time: duty.time, seat: duty.seat, name: duty.person.name, county: countyLabel(duty.person.county), school: duty.school, substitute: duty.substitute }));
  return {
    title,
    fileName: `心理热线${monthLabel(rota.month)}值班表.xlsx`,
    sections: [
      calendarTable(
        { frame, title, notes: ['请按时到岗，值班期间保持电话畅通；有事须提前换班并告知负责人。', '同一班次几人值班的按席位次序排列；括号内为替班人。', '遇有自伤、伤人等紧急情形，按危机处置流程立即报告，并拨打 110、120。'] },
        rota.shifts.map(headOf),
        rota.days.map(({ date, weekday, duties: byShift }) => ({ date, weekday, names: byShift.map((own) => own.map(nameOf)) })),
      ),
      dutyList({ frame, title, notes: ['联系电话不进入本程序的数据，由填表人打印后手填；本表只发值班人员，不对外公开。'] }, duties, { withTelephone: true }),
      loadsTable({ frame, title, notes: [coverageNote(rota), '夜班指与0—6时重叠1小时以上的班次；周末按星期六、星期日计。', ...faultNotes(rota)] }, rota.people),
    ],
  };
}

function headOf({ label, time }: MonthShift): string {
  if (label === '') return time === '' ? '未写班次' : time;
  return time === '' || label.includes(time) ? label : `${label}（${time}）`;
}

function nameOf({ person, substitute }: StoredDuty): string {
  return substitute === '' ? person.name : `${person.name}（${substitute}）`;
}

function coverageNote({ coverage: { coveredMinutes, periodMinutes } }: MonthRota): string {
  const hours = (minutes: number): string => String(Number((minutes / MINUTES_OF_HOUR).toFixed(1)));
  return `本月 ${hours(periodMinutes)} 小时中有人值班的 ${hours(coveredMinutes)} 小时，24小时排班覆盖率 ${formatPercent(coveredMinutes / periodMinutes)}。`;
}

function faultNotes({ faults }: MonthRota): string[] {
  if (faults.length === 0) return [];
  return [`需要核对 ${faults.length} 处：${faults.slice(0, MOST_FAULTS).join('')}${faults.length > MOST_FAULTS ? '其余见“热线”页面的值班表检查。' : ''}`];
}
