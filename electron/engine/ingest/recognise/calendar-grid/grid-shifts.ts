/** Labels of shifts and seats, and the hours that belong to them. */

export interface ShiftLabel {
  /** 早班; '' where the label names no shift (值班教师). */
  readonly shift: string;
  /** Hours as written, 08:00-16:00; '' where the label does not tell. */
  readonly period: string;
}

const clock = String.raw`(?:凌晨|早上?|上午|中午|下午|傍晚|晚上?|夜里?)?\d{1,2}(?::\d{2}|[点时]半?(?:\d{1,2}分)?)`;
const range = String.raw`${clock}\s*[-‐-―−~～至到]+\s*(?:次日|翌日|第二天)?${clock}`;
const rangePattern = new RegExp(range);
const legendPattern = new RegExp(String.raw`([\u3400-\u9fffA-D]{0,3}[\u3400-\u9fffA-D]班)\s*[:(]?\s*(${range})`, 'g');
const dayPart = '早|上午|中午|中|午|下午|傍晚|晚上|晚|夜间|夜|白天|白|日|大夜|小夜|前夜|后夜|上半夜|下半夜|全天|通宵|凌晨|清晨';
const shiftPattern = new RegExp(String.raw`^(?:(?:${dayPart})(?:间?班次?)?|第?[一二三四五六1-6A-D]班|[\u3400-\u9fff]{1,3}班)$`);
const onDuty = /^(?:值班|值守|接线|坐班)(?:人员|教师|老师|志愿者|员|人)?$/;
/** Not on duty: whoever leads, stands in, or was on duty before. */
const otherLabel = /^(?:替班|备班|备勤|后备|代班|带班|交班|接班|跟班|上班|下班|班级|值班)$/;

export function shiftLabel(text: string): ShiftLabel | null {
  const unified = unify(text);
  const period = rangePattern.exec(unified)?.[0] ?? '';
  const name = unified.replace(period, '').replace(/[()[\]\s:,，、;；]/g, '');
  if (otherLabel.test(name)) return onDuty.test(name) ? { shift: '', period } : null;
  if (name === '') return period === '' ? null : { shift: '', period };
  if (onDuty.test(name)) return { shift: '', period };
  return shiftPattern.test(name) ? { shift: shiftName(name), period } : null;
}

/** 早 and 早班 are one shift. */
function shiftName(name: string): string {
  return /^[早中午晚夜白日]$|^(?:大夜|小夜|前夜|后夜)$/.test(name) ? `${name}班` : name;
}

/** 早班 08:00-16:00, 中班（16:00—24:00） … anywhere in the sheet. */
export function legendIn(texts: readonly string[]): ReadonlyMap<string, string> {
  const legend = new Map<string, string>();
  for (const text of texts) {
    for (const [, name = '', period = ''] of unify(text).matchAll(legendPattern)) {
      const shift = shiftLabel(name)?.shift;
      if (shift !== undefined && shift !== '' && !legend.has(shift)) legend.set(shift, period);
    }
  }
  return legend;
}

/** 1号席, 席位2, 座席A, 一号线; null for other texts. */
export function seatLabel(text: string): string | null {
  const bare = text.replace(/\s/g, '');
  return /^(?:第?[\dA-D一二三四五六]+号?(?:席位?|线|座席|机位?)|(?:席位|座席|坐席|线路)[\dA-D一二三四五六]+)$/.test(bare) ? bare : null;
}

function unify(text: string): string {
  return text.replace(/：/g, ':').replace(/（/g, '(').replace(/）/g, ')');
}
