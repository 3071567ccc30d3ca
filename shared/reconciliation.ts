/** 对账: from the rows in the files to a headline figure, with what became of every row; and one year's roster against another's. */
import { getDataset } from './datasets';
import { type FactView, findIndicator, type IndicatorDefinition, UNIT_LABELS } from './indicators';
import { type Scope, scopeSwitch, type ScopeSwitchId } from './scope';

/** Headlines that count the rows of a dataset as they stand; named like it. */
export const FIELD_SUBJECTS = ['trainings', 'activities', 'followUps', 'hotlineShifts', 'hotlineCalls'] as const;
export type FieldSubject = (typeof FIELD_SUBJECTS)[number];
export const WATERFALL_SUBJECTS = ['counselors', 'schools', 'assessed', ...FIELD_SUBJECTS] as const;
export type WaterfallSubject = (typeof WATERFALL_SUBJECTS)[number];

export interface WaterfallDefinition {
  readonly label: string;
  /** The headline that the last step must equal. */
  readonly indicator: string;
  /** Unit of the last step. */
  readonly unit: string;
  readonly steps: readonly WaterfallStepDefinition[];
  /** Its rows are pupils: they are counted and never listed. */
  readonly aboutPupils?: true;
}

export interface WaterfallStepDefinition {
  /** What became of a row; unique in its waterfall. */
  readonly fate: string;
  readonly label: string;
  /** 口径, a full sentence. */
  readonly definition: string;
  /** Only where this choice of a switch is in force. */
  readonly scope?: Partial<Scope>;
}

const replaced = (what: string): WaterfallStepDefinition => ({ fate: 'replaced', label: '被后来的文件替换', definition: `后导入的文件里有同一${what}的行，以后来的为准。` });
const sameFile = (what: string): WaterfallStepDefinition => ({ fate: 'sameFile', label: '同一表内重复', definition: `同一张表里用不同写法填了同一${what}的几行，以最后一行为准。` });
const outOfScope: WaterfallStepDefinition = { fate: 'outOfScope', label: '不在统计范围', definition: '幼儿园等不属于中小学的学校，不计入各项指标。' };
const dependent: WaterfallStepDefinition = { fate: 'dependent', label: '教学点、附设班', definition: scopeSwitch('schools').choices[1]?.definition ?? '', scope: { schools: 'legalEntities' } };
const notPublic: WaterfallStepDefinition = { fate: 'notPublic', label: '不是公办或未注明', definition: scopeSwitch('ownership').choices[1]?.definition ?? '', scope: { ownership: 'public' } };
export const REJECTED_FATE = 'rejected';
const rejected: WaterfallStepDefinition = { fate: REJECTED_FATE, label: '退回的行', definition: '缺少必填项、内容有误或与同一文件内另一行重复，没有导入的行，见“数据导入”的问题清单；只按全市统计。' };

export const WATERFALLS: Readonly<Record<WaterfallSubject, WaterfallDefinition>> = {
  counselors: {
    label: '心理健康教师数',
    indicator: 'counselorCount',
    unit: '人',
    steps: [
      rejected,
      replaced('学校、同一人'),
      sameFile('学校、同一人'),
      { fate: 'notCounselor', label: '不是专兼职教师', definition: '台账的“专职/兼职”填为都不是的人员，不计为心理健康教师。' },
      outOfScope,
      dependent,
      notPublic,
      { fate: 'travelling', label: '走教重复', definition: '同一人在几所学校任教（走教），全部合计只计1人；有身份证号的按证号认人，没有的按学校和姓名。' },
    ],
  },
  schools: {
    label: '学校数',
    indicator: 'schoolCount',
    unit: '所',
    steps: [
      rejected,
      replaced('学校'),
      sameFile('学校'),
      { fate: 'changed', label: '已撤销或并入他校', definition: '学校变更表说明在本学年统计日以前撤销、并入名录中另一所学校，或以现名另有一行的学校。' },
      outOfScope,
      dependent,
      notPublic,
    ],
  },
  assessed: {
    label: '实测学生数',
    indicator: 'assessedStudents',
    unit: '人',
    aboutPupils: true,
    steps: [
      { fate: 'replaced', label: '被更正或重复', definition: '同一学生、同一量表、同一天的几行，以最后导入的为准。' },
      { fate: 'otherTests', label: '同一学生的其他测评', definition: '同一学生本学年测了几个量表或复测的，只计1人。' },
      outOfScope,
      { fate: 'notTested', label: '应测而未测', definition: '登记为未测、缺考的学生，不计为实测。' },
      dependent,
      notPublic,
      { fate: 'lowerGrades', label: '不在测评对象', definition: scopeSwitch('assessed').choices[1]?.definition ?? '', scope: { assessed: 'upperGrades' } },
    ],
  },
  trainings: fieldWaterfall('trainings', 'traineeTimes'),
  activities: fieldWaterfall('activities', 'activities'),
  followUps: fieldWaterfall('followUps', 'followUpCases'),
  hotlineShifts: fieldWaterfall('hotlineShifts', 'hotlineShifts'),
  hotlineCalls: fieldWaterfall('hotlineCalls', 'hotlineCalls'),
};

/** @param indicator counts the rows of the dataset as they stand. */
function fieldWaterfall(dataset: FieldSubject, indicator: string): WaterfallDefinition {
  const { naturalKeyLabel, about } = getDataset(dataset);
  const definition = findIndicator(indicator);
  if (definition === undefined) throw new Error(`no indicator ${indicator}`);
  return {
    label: definition.label,
    indicator,
    unit: UNIT_LABELS[definition.unit],
    steps: [rejected, outOfScope, replaced(naturalKeyLabel), sameFile(naturalKeyLabel), ...(scopeSwitch('schools').touches(definition) ? [dependent, notPublic] : [])],
    ...(about === 'student' ? { aboutPupils: true } : {}),
  };
}

const subjectOfView: Readonly<Partial<Record<FactView, WaterfallSubject>>> = {
  fact_counselor: 'counselors',
  fact_school: 'schools',
  fact_assessment_group: 'assessed',
  ...Object.fromEntries(FIELD_SUBJECTS.map((subject) => [`fact_${getDataset(subject).table}`, subject])),
};

/** The waterfall that tells where the rows of a figure come from: its own, else that of what it counts. */
export function waterfallOf({ id, numerator }: IndicatorDefinition): WaterfallSubject | undefined {
  return WATERFALL_SUBJECTS.find((subject) => WATERFALLS[subject].indicator === id) ?? subjectOfView[numerator.view];
}

/** Whether a step is taken as the switches stand. */
export function stepIsTaken({ scope }: WaterfallStepDefinition, chosen: Scope): boolean {
  return Object.entries(scope ?? {}).every(([id, choice]) => chosen[id as ScopeSwitchId] === choice);
}

export interface WaterfallStep extends WaterfallStepDefinition {
  /** Rows that this step takes away. */
  readonly rows: number;
}

export interface Waterfall {
  readonly subject: WaterfallSubject;
  readonly schoolYear: string;
  /** Rows that it begins with: those read from files, or those loaded for the counties asked for. */
  readonly start: { readonly label: string; readonly rows: number };
  readonly steps: readonly WaterfallStep[];
  /** start − steps. */
  readonly result: number;
  /** Rows behind the steps can be listed; pupils are never listed. */
  readonly canList: boolean;
}

export interface WaterfallRow {
  readonly file: string;
  readonly sheet: string;
  readonly row: number;
  readonly county: string;
  readonly school: string;
  /** '' for a school's own row. */
  readonly name: string;
}

export const ROSTER_CHANGES = { added: '今年新增', left: '今年没有', changed: '信息有变' } as const;
export type RosterChangeKind = keyof typeof ROSTER_CHANGES;

export interface RosterChange {
  readonly kind: RosterChangeKind;
  readonly name: string;
  readonly county: string;
  readonly before: string;
  readonly after: string;
  /** 专兼职, 学校, 证书: which of them differ; '' for who came or left. */
  readonly what: string;
}

export interface RosterComparison {
  readonly from: string;
  readonly to: string;
  /** People of each year, and of both without a change. */
  readonly before: number;
  readonly after: number;
  readonly unchanged: number;
  readonly changes: readonly RosterChange[];
}
