import type { DuckDBConnection } from '@duckdb/node-api';
import { EngineFailure, type ParsedRequestOf } from '../../../shared/contract';
import type { RotaPerson } from '../../../shared/rota';
import { record } from '../audit/log';
import { personCalendar, rotaCalendar } from '../hotline/export';
import { timeRangeLabel } from '../hotline/export/rows';
import { peopleOf, planOf, requestOf, rulesInWords, rulesOf, type StoredPlan } from '../hotline/plan/plan-rota';
import type { RotaMaker } from '../hotline/plan/rota-maker';
import { dutiesBefore, readVolunteers } from '../hotline/plan/volunteers';
import { type PersonWishes, readWishes } from '../hotline/wishes/read-wishes';
import { expandSources } from '../ingest/load/sources';
import { readSmallForm } from '../ingest/prepare/small-form';
import { rotaReport, wishFormReport } from '../report/rota';
import type { DutyRow } from '../report/rota-tables';
import { writeWorkbook } from '../report/xlsx/write-workbook';
import type { Handlers, Session } from '../session';
import { issuerOf } from './issuer';
import { chosenSchoolYear } from './school-year';

const WISH_FORM = { label: '值班意愿表' };
/** Plans whose files can still be asked for. */
const MOST_KEPT = 8;
const PROGRESS_EVERY_MS = 1000;

type Methods = 'hotline.volunteers' | 'hotline.wishForm' | 'hotline.plan' | 'hotline.planWorkbook' | 'hotline.planCalendar';

async function volunteersOf(connection: DuckDBConnection, asked: string | undefined): Promise<{ readonly schoolYear: string; readonly people: RotaPerson[] }> {
  const schoolYear = await chosenSchoolYear(connection, asked);
  const people = await readVolunteers(connection, schoolYear);
  if (people.length === 0) throw new EngineFailure('NO_DATA', `${schoolYear}学年的心理健康教师台账中没有热线志愿者，无法排班。请在台账的“是否热线志愿者”一列填“是”后重新导入。`, { schoolYear });
  return { schoolYear, people };
}

export function rotaService(session: Session, makeRota: RotaMaker): Handlers<Methods> {
  const plans = new Map<number, StoredPlan>();
  let lastId = 0;
  const stored = (planId: number): StoredPlan => {
    const found = plans.get(planId);
    if (found === undefined || session.workspace === null) throw new EngineFailure('NO_DATA', '这份值班表已不在内存中。请重新排班后再导出。');
    return found;
  };
  const keep = (plan: StoredPlan): void => {
    plans.set(plan.plan.planId, plan);
    for (const id of [...plans.keys()].slice(0, -MOST_KEPT)) plans.delete(id);
  };
  const wishesOf = async (request: ParsedRequestOf<'hotline.plan'>, people: readonly RotaPerson[], signal: AbortSignal | undefined): Promise<ReadonlyMap<string, PersonWishes>> => {
    if (request.wishes === undefined) return new Map();
    const [file] = await expandSources([request.wishes], session.uploads, signal);
    if (file === undefined) throw new EngineFailure('FILE_NOT_FOUND', '找不到值班意愿表，请重新选择文件。');
    return readWishes(await readSmallForm(file.input, WISH_FORM, signal), people, { period: { from: request.from, to: request.to }, shifts: request.shifts });
  };

  return {
    'hotline.volunteers': ({ schoolYear }) => session.reading((connection) => volunteersOf(connection, schoolYear)),
    'hotline.wishForm': (request) =>
      session.reading(async (connection) => {
        const { people } = await volunteersOf(connection, request.schoolYear);
        const issuer = issuerOf(session, request);
        const model = wishFormReport({ people, period: request, shiftLabels: request.shiftLabels, ...issuer, preparedBy: '' });
        return { fileName: model.fileName, bytes: await writeWorkbook(model, issuer) };
      }),
    'hotline.plan': async (request, options) => {
      const { schoolYear, people: volunteers, before } = await session.reading(async (connection) => {
        const found = await volunteersOf(connection, request.schoolYear);
        return { ...found, before: await dutiesBefore(connection, found.people, request.from) };
      });
      const people = peopleOf(volunteers, await wishesOf(request, volunteers, options.signal));
      const startedAt = performance.now();
      const tick = (): void => options.onProgress?.({ phase: '正在排班', done: Math.min(request.timeLimitSeconds, Math.round((performance.now() - startedAt) / 1000)), total: request.timeLimitSeconds, item: `${people.length} 名志愿者` });
      tick();
      const timer = setInterval(tick, PROGRESS_EVERY_MS);
      try {
        const result = await makeRota(requestOf(request, people, before), options.signal);
        const rules = rulesOf(request);
        const plan = planOf(result, { planId: lastId + 1, schoolYear, rules, volunteers, people, carriedOver: before.length });
        if (plan.kind === 'rota' && result.kind === 'rota') {
          lastId += 1;
          keep({ plan, duties: result.duties, people, volunteers, rules });
        }
        return plan;
      } finally {
        clearInterval(timer);
      }
    },
    'hotline.planWorkbook': ({ planId, unit, preparedBy }) =>
      session.exclusive(async () => {
        const { plan, duties, volunteers, rules } = stored(planId);
        const issuer = issuerOf(session, { unit, preparedBy });
        const model = rotaReport({ plan, duties: dutyRows(duties, volunteers, rules), hotline: session.settings.hotlineNumber, rules: rulesInWords(rules), ...issuer });
        const bytes = await writeWorkbook(model, issuer);
        await record(session.open().writer, 'report.export', { report: 'rota', from: plan.period.from, to: plan.period.to, unit: issuer.unit, bytes: bytes.byteLength });
        return { fileName: model.fileName, bytes };
      }),
    'hotline.planCalendar': ({ planId, person: wanted }) =>
      session.exclusive(async () => {
        const { plan, duties, people, rules } = stored(planId);
        const options = { madeAt: new Date().toISOString().slice(0, 19).concat('Z'), hotline: session.settings.hotlineNumber };
        const person = people.find(({ id }) => id === wanted);
        if (wanted !== undefined && person === undefined) throw new EngineFailure('BAD_REQUEST', '值班表中没有这名志愿者，请重新选择。');
        const text = person === undefined ? rotaCalendar(duties, people, rules, options) : personCalendar(person, duties, rules, options);
        const bytes = new TextEncoder().encode(text);
        await record(session.open().writer, 'report.export', { report: 'rotaCalendar', from: plan.period.from, to: plan.period.to, people: person === undefined ? people.length : 1, bytes: bytes.byteLength });
        return { fileName: `心理热线值班_${plan.period.from}至${plan.period.to}${person === undefined ? '' : `_${person.name}`}.ics`, bytes };
      }),
  };
}

function dutyRows(duties: StoredPlan['duties'], volunteers: readonly RotaPerson[], { shifts }: StoredPlan['rules']): DutyRow[] {
  const known = new Map(volunteers.map((person) => [person.id, person]));
  const labels = new Map(shifts.map(({ id, label }) => [id, label]));
  return duties.map(({ personId, date, shift, seat, startsAt, endsAt }) => {
    const person = known.get(personId);
    // A plain hyphen and no 次日: this is what the dataset's column reads everywhere.
    const time = timeRangeLabel(startsAt, endsAt).replace('—', '-').replace('次日', '');
    return { date, shift: labels.get(shift) ?? shift, time, seat, name: person?.name ?? '', county: person?.county ?? '', school: person?.school ?? '' };
  });
}
