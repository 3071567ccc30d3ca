/** The fields of a report: those that every report has, and those that the kinds to be issued ask for. */
import { Collapse, Input, InputNumber, Select } from 'antd';
import { AUDIENCE_IDS, type AudienceId, AUDIENCES, roundingWords, type Tellings } from '../../../shared/audience';
import { AREA_BASES, AREA_BASIS_IDS } from '../../../shared/area-basis';
import { QUOTA_BASE_LABELS, QUOTA_BASES } from '../../../shared/core-team';
import { monthLabel, monthsOfSchoolYear } from '../../../shared/month';
import { COUNTIES } from '../../../shared/regions';
import type { ReportChoice } from '../../../shared/reports';
import { schoolYearLabel } from '../../../shared/school-year';
import { STAFFING_TARGETS } from '../../../shared/staffing';
import { DateField } from '../../components/date-field';
import { ScopeSwitches } from '../../components/scope-switches';
import { type Choices, surveyState } from './choices';
import { FeedbackFields } from './feedback-fields';
import { Field } from './field';
import { LetterFields } from './letter-fields';

export interface IssueFieldsProps {
  readonly years: readonly string[];
  /** Of the kinds that are shown or to be issued. */
  readonly asked: ReadonlySet<ReportChoice>;
  /** Whether one of them is a form to be signed, or a circular. */
  readonly forms: boolean;
  /** For whom the report in sight is made where nothing else is chosen. */
  readonly madeFor: AudienceId;
  readonly tellings: Tellings;
  readonly choices: Choices;
  readonly onChange: (changed: Partial<Choices>) => void;
}

const LONGEST_NAME = 200;

export function IssueFields({ years, asked, forms, madeFor, tellings, choices, onChange }: IssueFieldsProps) {
  const text = (id: 'unit' | 'preparedBy' | 'head' | 'statistician' | 'telephone', placeholder = '可留空，打印后手填') => (
    <Input value={choices[id]} maxLength={LONGEST_NAME} placeholder={placeholder} onChange={({ target }) => onChange({ [id]: target.value })} data-testid={`report-${id === 'preparedBy' ? 'prepared-by' : id}`} />
  );
  const date = (id: 'issuedOn' | 'deadline') => <DateField value={choices[id]} onChange={(day) => onChange({ [id]: day })} testId={`report-${id}`} />;
  return (
    <div className="report-fields">
      <Field label="学年">
        <Select value={choices.schoolYear} options={years.map((year) => ({ value: year, label: schoolYearLabel(year) }))} onChange={(schoolYear: string) => onChange({ schoolYear, month: '' })} data-testid="report-school-year" />
      </Field>
      <Field label={forms ? '报出日期' : '成文日期'}>{date('issuedOn')}</Field>
      <Field label="使用范围" wide>
        <Select value={choices.madeFor ?? madeFor} options={AUDIENCE_IDS.map((id) => ({ value: id, label: `${AUDIENCES[id].label}（少于 ${tellings[id].minimum} 人不显示${tellings[id].rounding === null ? '' : `，${roundingWords(tellings[id].rounding)}`}）`, title: AUDIENCES[id].explanation }))} onChange={(chosen: AudienceId) => onChange({ madeFor: chosen })} data-testid="report-made-for" />
      </Field>
      {asked.has('areaBasis') && (
        <Field label="县区口径">
          <Select value={choices.areaBasis} options={AREA_BASIS_IDS.map((id) => ({ value: id, label: AREA_BASES[id].label, title: AREA_BASES[id].definition }))} onChange={(areaBasis) => onChange({ areaBasis })} data-testid="report-area-basis" />
        </Field>
      )}
      {asked.has('scope') && (
        <div className="report-field">
          <span>统计口径</span>
          <ScopeSwitches />
        </div>
      )}
      {asked.has('county') && (
        <Field label="县区">
          <Select value={choices.county} options={[{ value: '', label: '全部（公文写全市）' }, ...COUNTIES.map(({ code, label }) => ({ value: code, label }))]} onChange={(county: string) => onChange({ county })} data-testid="report-county" />
        </Field>
      )}
      {asked.has('month') && (
        <Field label="月份（热线）">
          <Select value={choices.month} options={[{ value: '', label: '最近有数据的一个月' }, ...monthsOfSchoolYear(choices.schoolYear).map((month) => ({ value: month, label: monthLabel(month) }))]} onChange={(month: string) => onChange({ month })} data-testid="report-month" />
        </Field>
      )}
      {asked.has('deadline') && <Field label="报送截止">{date('deadline')}</Field>}
      {asked.has('feedback') && <FeedbackFields choices={choices} onChange={onChange} />}
      {asked.has('team') && (
        <>
          <Field label="核心团队名额">
            <InputNumber value={choices.size} min={1} max={1000} onChange={(size) => onChange({ size: size ?? choices.size })} data-testid="report-size" />
          </Field>
          <Field label="名额按">
            <Select value={choices.base} options={QUOTA_BASES.map((base) => ({ value: base, label: QUOTA_BASE_LABELS[base] }))} onChange={(base) => onChange({ base })} />
          </Field>
        </>
      )}
      {asked.has('target') && (
        <>
          <Field label="补充目标" wide>
            <Select value={choices.target} options={STAFFING_TARGETS.map(({ id, label }) => ({ value: id, label }))} onChange={(target) => onChange({ target })} data-testid="report-target" />
          </Field>
          <Field label="达标学校占比（%）">
            <InputNumber value={choices.share} min={0} max={100} onChange={(share) => onChange({ share: share ?? choices.share })} />
          </Field>
        </>
      )}
      <Field label={forms ? '填报单位' : '署名'} wide>{text('unit', '')}</Field>
      {forms && (
        <>
          <Field label="单位负责人">{text('head', '')}</Field>
          <Field label="统计负责人">{text('statistician', '')}</Field>
          <Field label="填表人">{text('preparedBy', '')}</Field>
          <Field label="联系电话">{text('telephone', '')}</Field>
        </>
      )}
      {asked.has('letter') && <LetterFields choices={choices.letter} onChange={(changed) => onChange({ letter: { ...choices.letter, ...changed } })} />}
      {asked.has('survey') && (
        <Collapse
          className="report-field-wide"
          size="small"
          ghost
          items={[{ key: 'survey', label: surveyState(choices) === 'none' ? '表号与批准文号（默认为内部工作用表）' : '表号与批准文号', children: <SurveyFieldset choices={choices} onChange={onChange} /> }]}
          data-testid="report-survey"
        />
      )}
    </div>
  );
}

const SURVEY_LABELS = { formNumber: '表号', madeBy: '制定机关', approvedBy: '批准机关', approvalNumber: '批准文号', validUntil: '有效期至' } as const;

function SurveyFieldset({ choices, onChange }: Pick<IssueFieldsProps, 'choices' | 'onChange'>) {
  const ids = Object.keys(SURVEY_LABELS) as (keyof typeof SURVEY_LABELS)[];
  return (
    <div className="report-fields">
      {ids.map((id) => (
        <Field key={id} label={SURVEY_LABELS[id]}>
          {id === 'validUntil' ? (
            <DateField value={choices.survey[id]} onChange={(validUntil) => onChange({ survey: { ...choices.survey, validUntil } })} testId={`report-${id}`} />
          ) : (
            <Input maxLength={LONGEST_NAME} value={choices.survey[id]} onChange={({ target }) => onChange({ survey: { ...choices.survey, [id]: target.value } })} data-testid={`report-${id}`} />
          )}
        </Field>
      ))}
      <p className="report-field-wide report-hint">{surveyState(choices) === 'partly' ? '五项填全后才会印上；现在仍为内部工作用表。' : '只有经统计机构批准的调查表才填；五项都填，表的右上角才会印上。'}</p>
    </div>
  );
}
