/** The selection over what is in the workspace. */
import type { DuckDBConnection } from '@duckdb/node-api';
import { type CoreTeamPerson, type CoreTeamProposal, type QuotaBase } from '../../../shared/core-team';
import { COUNTIES, countyLabel, UNKNOWN_COUNTY } from '../../../shared/regions';
import { number, type Row, rows, text } from '../warehouse/sql';
import { defaultCoreTeamRules } from './default-rules';
import { type CoreTeamRow, coreTeamList } from './list';
import { selectCoreTeam } from './select';
import type { Candidate, RuleId } from './types';

export interface ProposalRequest {
  readonly schoolYear: string;
  readonly size: number;
  readonly base: QuotaBase;
  readonly minimumYears: number;
  /** Day as of which years count, YYYY-MM-DD. */
  readonly asOf: string;
}

const RULE_LABELS: Readonly<Record<RuleId, string>> = { county: '县区明确', certificate: '证书在认可范围内', years: '从事年限', inService: '在职', post: '专兼职教师或教研员', willing: '自愿加入' };
const GENDERS: Readonly<Record<string, string>> = { male: '男', female: '女' };

/** A teacher at two schools is one candidate, at the school where the post is the fuller one. */
async function readCandidates(connection: DuckDBConnection, schoolYear: string): Promise<Candidate[]> {
  const found = await rows(
    connection,
    `SELECT CAST(person AS VARCHAR) AS id, * FROM fact_counselor WHERE schoolYear = $1
     QUALIFY row_number() OVER (PARTITION BY person ORDER BY employment, weeklyHours DESC NULLS LAST, school) = 1 ORDER BY id`,
    [schoolYear],
  );
  return found.map(candidateOf);
}

/** What was not reported stays away: it is asked for, never taken for a no. */
function candidateOf(row: Row): Candidate {
  const word = (column: string): string | undefined => (row[column] === null || row[column] === undefined ? undefined : text(row[column]));
  const flag = (column: string): boolean | undefined => (typeof row[column] === 'boolean' ? row[column] : undefined);
  const amount = (column: string): number | undefined => (row[column] === null || row[column] === undefined ? undefined : number(row[column]));
  const certificate = word('certificate');
  const issuedOn = word('certificateDate');
  const county = word('county');
  const values: { readonly [K in keyof Candidate]: Candidate[K] | undefined } = {
    id: text(row['id']),
    name: text(row['name']),
    gender: GENDERS[word('gender') ?? ''],
    county: county === UNKNOWN_COUNTY.code ? undefined : county,
    unit: word('schoolName'),
    employment: word('employment') as Candidate['employment'],
    researcher: flag('researcher'),
    // A roster lists those in post: who left is marked.
    inService: flag('inService') ?? true,
    willing: flag('willing'),
    years: amount('counselingYears'),
    certificates: certificate === undefined ? undefined : [{ name: certificate, ...(issuedOn === undefined ? {} : { issuedOn }) }],
    title: word('title'),
    education: word('education'),
    relatedMajor: flag('relatedMajor'),
    hotlineVolunteer: flag('hotlineVolunteer'),
    weeklyHours: amount('weeklyHours'),
    trainingHours: amount('trainingHours'),
  };
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as unknown as Candidate;
}

const BASES: Readonly<Record<QuotaBase, string>> = {
  schools: 'SELECT county, count(*) AS count FROM fact_school WHERE schoolYear = $1 GROUP BY county',
  teachers: 'SELECT county, count(DISTINCT person) AS count FROM fact_counselor WHERE schoolYear = $1 GROUP BY county',
  students: 'SELECT county, coalesce(sum(students), 0) AS count FROM fact_school WHERE schoolYear = $1 GROUP BY county',
};

export async function proposeCoreTeam(connection: DuckDBConnection, request: ProposalRequest): Promise<CoreTeamProposal> {
  const { schoolYear, size, base } = request;
  const counts = new Map((await rows(connection, BASES[base], [schoolYear])).map((row) => [text(row['county']), number(row['count'])]));
  const counties = COUNTIES.filter(({ code }) => (counts.get(code) ?? 0) > 0).map(({ code }) => ({ county: code, label: countyLabel(code), count: counts.get(code) ?? 0 }));
  const candidates = await readCandidates(connection, schoolYear);
  const rules = { ...defaultCoreTeamRules(request.asOf, { base, counties, shortfall: 'redistribute' }), size, minimumYears: request.minimumYears };
  const selection = selectCoreTeam(candidates, rules);
  const list = coreTeamList(selection);
  return {
    schoolYear,
    size,
    candidates: candidates.length,
    open: selection.quotas.open,
    counties: selection.quotas.counties,
    rules: selection.ruleCounts.map(({ rule, counts: verdicts, onlyThis }) => ({ label: RULE_LABELS[rule], ...verdicts, onlyThis })),
    chosen: list.chosen.map(personOf),
    reserve: list.reserve.map(personOf),
    others: list.others.map(personOf),
    notes: list.notes,
  };
}

function personOf(row: CoreTeamRow): CoreTeamPerson {
  return {
    order: row.序号,
    name: row.姓名,
    gender: row.性别,
    unit: row.单位,
    county: row.县区,
    post: row['专/兼职'],
    certificate: row.证书,
    years: row.年限 ?? null,
    score: row.得分,
    reason: row.入选理由,
  };
}
