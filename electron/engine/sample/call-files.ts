/** 热线来电登记: the city's book, one file per month; what names a caller stands there too and must not be kept. */
import { gradeLabel } from '../../../shared/grades';
import { schoolYearLabel } from '../../../shared/school-year';
import type { Call } from './call-plan';
import { type Typing, typingOf } from './county-forms';
import type { WritingContext } from './directory-files';
import { type FormColumn, type FormRow, writeForms, type WrittenFile } from './form';
import type { FormFormat } from './form-bytes';
import { clockOf, momentAt } from './hotline-plan';
import { type Random, randomFor } from './random';

type Id = 'callNumber' | 'at' | 'answered' | 'wait' | 'minutes' | 'caller' | 'gender' | 'grade' | 'county' | 'first' | 'topic' | 'crisis' | 'handling' | 'calledBack' | 'operator' | 'callerName' | 'phone' | 'content';

const november: readonly FormColumn<Id>[] = [['callNumber', '来电编号'], ['at', '来电时间'], ['answered', '是否接通'], ['wait', '等待时长（秒）'], ['minutes', '通话时长（分钟）'], ['caller', '来电者身份'], ['callerName', '来电者姓名'], ['phone', '来电号码'], ['gender', '性别'], ['grade', '年级'], ['county', '县区'], ['first', '首次/反复'], ['topic', '问题类型'], ['crisis', '危机等级'], ['handling', '处置方式'], ['content', '来电内容'], ['calledBack', '回访时间'], ['operator', '接线员']];
const december: readonly FormColumn<Id>[] = [['callNumber', '登记编号'], ['at', '接听时间'], ['answered', '接通情况'], ['wait', '振铃时长'], ['minutes', '通话分钟'], ['caller', '来电人'], ['gender', '男/女'], ['grade', '年级/学段'], ['county', '所属县区'], ['first', '首次反复'], ['topic', '咨询类型'], ['crisis', '危机程度'], ['handling', '处理情况'], ['content', '内容摘要'], ['calledBack', '回访日期时间'], ['operator', '接线志愿者']];

function typedMoment(moment: string, random: Random): string {
  const [day = '', clock = ''] = moment.split(' ');
  const [year = '', month = '', date = ''] = day.split('-');
  const [hour, minute] = clock.split(':').map(Number);
  return random.pick([moment, moment, `${year}/${Number(month)}/${Number(date)} ${clock}`, `${year}年${Number(month)}月${Number(date)}日 ${clock}`, `${year}年${Number(month)}月${Number(date)}日${hour ?? 0}时${minute ?? 0}分`]);
}

function cells({ number, day, minute, waitSeconds, talk, flaw }: Call, { random, answer }: Typing): FormRow<Id> {
  const word = ([, , ...words]: readonly [string, number, ...string[]]): string => random.pick(words);
  return {
    cells: {
      callNumber: number, at: flaw === 'missingTime' ? null : flaw === 'onlyDate' ? day : typedMoment(`${day} ${clockOf(minute)}`, random), answered: answer(talk !== null), wait: random.pick([waitSeconds, `${waitSeconds}秒`]),
      minutes: talk === null ? null : flaw === 'minutes' ? 2000 : random.pick([talk.minutes, `${talk.minutes}分钟`]), caller: talk === null ? null : word([...talk.caller]), gender: talk === null ? null : talk.gender === 'male' ? '男' : '女',
      grade: talk?.grade === null || talk === null ? null : gradeLabel(String(talk.grade)), county: talk?.area.label ?? null, first: talk === null ? null : talk.isFirst ? random.pick(['首次', '初次']) : random.pick(['反复', '多次']),
      topic: talk === null ? null : flaw === 'topic' ? '说不清楚' : word([...talk.topic]), crisis: talk === null ? null : word([...talk.crisis]), handling: talk === null ? null : word([...talk.handling]),
      calledBack: talk === null || talk.calledBackAfter === null ? null : momentAt(day, minute + talk.calledBackAfter * 60), operator: talk?.operator ?? null,
      callerName: talk === null ? null : '化名', phone: talk === null ? null : `188000${random.integer(10_000, 99_999)}`, content: talk === null ? '未接通' : '（示例，略）',
    },
    rejected: flaw === 'missingTime' ? 'missingRequired' : undefined,
    flaws: flaw === 'onlyDate' ? ['dateWithoutTime'] : flaw === 'topic' ? ['unknownChoice'] : flaw === 'minutes' ? ['outOfRange'] : [],
  };
}

export async function* callFiles(calls: readonly Call[], { seed, schoolYear }: WritingContext): AsyncGenerator<WrittenFile> {
  const months: readonly (readonly [month: string, format: FormFormat, columns: readonly FormColumn<Id>[]])[] = [['11', 'html', november], ['12', 'gb18030', december]];
  for (const [month, format, columns] of months) {
    const own = calls.filter(({ day }) => day.slice(5, 7) === month);
    if (own.length === 0) continue;
    const typing = typingOf(randomFor(seed, 'calls', month), format, 0);
    yield await writeForms<Id>(`心理热线/菏泽市${schoolYear}学年心理热线${month}月来电登记表`, format, [
      { dataset: 'hotlineCalls', sheet: `${month}月`, columns, rows: own.map((call) => cells(call, typing)), title: `菏泽市${schoolYearLabel(schoolYear)}心理热线${month}月来电登记表`, unitLine: '填报单位（盖章）：菏泽市教育局（示例数据，纯属虚构）', notes: ['注：来电内容严格保密，登记表不得外传。'] },
    ]);
  }
}
