/**
 * 口径: the switches that decide who and what is counted. Data only: the engine applies what is chosen (warehouse/scope-sql.ts), and everything
 * that shows a figure prints it. The first choice of a switch is the default. Areas have a switch of their own (area-basis.ts).
 */
import type { IndicatorDefinition } from './indicators';

export interface ScopeChoice {
  readonly id: string;
  readonly label: string;
  /** A sentence to print. */
  readonly definition: string;
  /** What the choice leaves out without a person having said so: the indicator that counts it, and words for after its number. */
  readonly leftOut?: { readonly indicator: string; readonly words: string };
}

export interface ScopeSwitch {
  readonly label: string;
  readonly choices: readonly [ScopeChoice, ...ScopeChoice[]];
  readonly touches: (indicator: Pick<IndicatorDefinition, 'id' | 'theme'>) => boolean;
}

/** The rota and the calls are the city's: no kind of school has a part of them. */
const ofSchools = ({ theme }: Pick<IndicatorDefinition, 'theme'>): boolean => theme !== 'hotline';

/** Lowest grade of 小学高年级: 低, 中, 高年级 are grades 1–2, 3–4 and 5–6. */
export const FIRST_UPPER_GRADE = 5;

export const SCOPE_SWITCHES = {
  assessed: {
    label: '测评对象',
    // Consent is counted as schools report it.
    touches: ({ id, theme }) => (theme === 'assessment' || theme === 'risk') && id !== 'consentShare',
    choices: [
      { id: 'all', label: '全体学生', definition: '应测学生为学校名录中的全部在校生（山东省鲁教思字〔2021〕1号：每学年至少一次面向全体学生的心理筛查）。' },
      {
        id: 'upperGrades',
        label: '小学高年级起',
        definition:
          '应测学生为小学高年级、初中、高中和中职学生（教思政厅函〔2021〕10号）；小学高年级指五、六年级（六三学制；《中小学心理健康教育指导纲要（2012年修订）》分小学低、中、高年级，即一二、三四、五六年级）。初中、高中、完全中学、中职、专门学校取名录中的全部在校生；小学、九年一贯制、十二年一贯制、特教学校取“测评组织情况”中五年级以上各年级的应测人数，同一年级报了几次的取最多的一次。各年级人数没有报齐的学校、不在名录的学校，既不计入应测，也不计入实测和各等级；这些学校中没有填年级的学生不计。',
        leftOut: { indicator: 'upperGradesUnreported', words: '所学校没有报齐五年级以上各年级人数，未计入应测和实测' },
      },
    ],
  },
  schools: {
    label: '学校范围',
    touches: ofSchools,
    choices: [
      { id: 'all', label: '含教学点', definition: '名录中一行计一所，教学点、附设班也各计一所。' },
      {
        id: 'legalEntities',
        label: '法人学校',
        definition: '只计独立设置的学校，不计教学点和附设班：按办学类型（218、219、319、349）或类型、名称写明“教学点”认定；那里的教师、学生和报表也不计。',
        leftOut: { indicator: 'dependentSchools', words: '个教学点、附设班未计入' },
      },
    ],
  },
  ownership: {
    label: '举办者',
    touches: ofSchools,
    choices: [
      { id: 'all', label: '公办和民办', definition: '不论办学性质，全部计入。' },
      {
        id: 'public',
        label: '公办学校',
        definition: '只计名录中办学性质为公办的学校；民办的和没有注明的不计。',
        leftOut: { indicator: 'ownershipUnstated', words: '所学校没有注明办学性质，未计入' },
      },
    ],
  },
  employment: {
    label: '配备率',
    touches: ({ id }) => id === 'counselorCoverage' || id === 'fullTimeCoverage',
    choices: [
      { id: 'any', label: '专职或兼职', definition: '总览、师资页和年报以专兼职教师配备率为首要配备率。' },
      { id: 'fullTime', label: '专职', definition: '总览、师资页和年报以专职教师配备率为首要配备率。' },
    ],
  },
} as const satisfies Readonly<Record<string, ScopeSwitch>>;

export type ScopeSwitchId = keyof typeof SCOPE_SWITCHES;
/** What is chosen of every switch. */
export type Scope = { readonly [Id in ScopeSwitchId]: (typeof SCOPE_SWITCHES)[Id]['choices'][number]['id'] };

export const SCOPE_SWITCH_IDS = Object.keys(SCOPE_SWITCHES) as readonly ScopeSwitchId[];
export const DEFAULT_SCOPE = Object.fromEntries(SCOPE_SWITCH_IDS.map((id) => [id, SCOPE_SWITCHES[id].choices[0].id])) as unknown as Scope;

export function scopeSwitch(id: ScopeSwitchId): ScopeSwitch {
  return SCOPE_SWITCHES[id];
}

export function choiceOf(scope: Scope, id: ScopeSwitchId): ScopeChoice {
  const { choices } = scopeSwitch(id);
  return choices.find((choice) => choice.id === scope[id]) ?? choices[0];
}

/** Switches that are not at their default. */
export function switchesTurned(scope: Scope): readonly ScopeSwitchId[] {
  return SCOPE_SWITCH_IDS.filter((id) => scope[id] !== DEFAULT_SCOPE[id]);
}

/** The choices in force in words: 测评对象：全体学生；学校范围：含教学点；… */
export function scopeWords(scope: Scope): string {
  return SCOPE_SWITCH_IDS.map((id) => `${scopeSwitch(id).label}：${choiceOf(scope, id).label}`).join('；');
}

/** Label, choice and its definition of every switch that touches an indicator. */
export function scopeOf(indicator: Pick<IndicatorDefinition, 'id' | 'theme'>, scope: Scope): readonly { readonly label: string; readonly choice: ScopeChoice }[] {
  return SCOPE_SWITCH_IDS.filter((id) => scopeSwitch(id).touches(indicator)).map((id) => ({ label: scopeSwitch(id).label, choice: choiceOf(scope, id) }));
}

/** The coverage that leads where only one is shown. */
export function headlineCoverage({ employment }: Scope): 'counselorCoverage' | 'fullTimeCoverage' {
  return employment === 'fullTime' ? 'fullTimeCoverage' : 'counselorCoverage';
}
