/**
 * What a workspace may set for itself, as data: pages, command line and engine are made from this catalogue. Every change is kept as a
 * new version, with its time, its author and the value before.
 */
import { z } from 'zod';
import { type AudienceId, AUDIENCES, ROUNDING_BASES, type Rounding, roundingWords } from './audience';
import { type BandSetChoice, bandSetProblems, DEFAULT_BAND_SETS, describeBandSets } from './band-sets';
import { type CountyBoundaries, missingFrom } from './county-boundaries';
import { COUNTIES } from './regions';
import { DEFAULT_LEVEL_MAPPING, LEVEL_NUMBERINGS, type LevelMapping, NUMBERING_LABELS, RISK_LEVELS, type RiskLevel } from './risk';
import { DEFAULT_RETENTION, MOST_RETENTION_YEARS, RETENTION_CLASS_IDS, RETENTION_CLASSES, type RetentionClassId, type RetentionYears } from './retention';
import { DEFAULT_RISK_LABELS, levelProblems, presetTitle, RISK_PRESET_IDS, type RiskLabels, riskScheme } from './risk-labels';
import { CUT_STEPS, DEFAULT_RISK_RULES, describeRules, RULE_BOUNDS, type RiskRules, ruleProblems } from './risk-rules';

/** What a setting changes beside itself; it is made anew in the transaction of the change. */
export type StaleData = 'queryViews' | 'scores';

export interface SettingDefinition<T> {
  readonly label: string;
  /** What it does and what to bear in mind, for officials. */
  readonly explanation: string;
  readonly schema: z.ZodType<T>;
  readonly defaultValue: T;
  readonly makesStale: readonly StaleData[];
  /** The value in Chinese, for history, command line and log. */
  readonly describe: (value: T) => string;
  /** Where the value is a folder that the program will write to, '' for none: hosts hold it against what was chosen. */
  readonly isFolder?: true;
}

/** Keeps the type of a value with its schema. */
function setting<T>(definition: SettingDefinition<T>): SettingDefinition<T> {
  return definition;
}

/** Least threshold: tables of fewer pupils are recognised by class-mates and teachers (DOMAIN §5.3, §5.4). */
export const LEAST_VALID_RESULTS = 5;
const MOST_VALID_RESULTS = 100;
const longestName = 200;
const longestPath = 4096;
const MOST_BACKUPS = 365;

const keptBackups = z.number('请填写整数').int('请填写整数').min(0, '不得小于 0').max(MOST_BACKUPS, `不得大于 ${MOST_BACKUPS}`);

const minimumSchema = z.number('请填写整数').int('请填写整数').min(LEAST_VALID_RESULTS, `不得低于 ${LEAST_VALID_RESULTS} 人`).max(MOST_VALID_RESULTS, `不得高于 ${MOST_VALID_RESULTS} 人`);

function audienceMinimum(audience: AudienceId, defaultValue: number, explanation: string): SettingDefinition<number> {
  return setting<number>({ label: `${AUDIENCES[audience].label}的人数门槛`, explanation, schema: minimumSchema, defaultValue, makesStale: [], describe: (value) => `${value} 人` });
}

function audienceRounding(audience: AudienceId, explanation: string): SettingDefinition<Rounding> {
  return setting<Rounding>({ label: `${AUDIENCES[audience].label}报表的学生人数取整`, explanation, schema: z.literal(ROUNDING_BASES, '请从所列的取整单位中选择').nullable(), defaultValue: null, makesStale: [], describe: roundingWords });
}

const look = z.object({ label: z.string().trim().min(1, '每一等级都要有名称').max(12, '等级名称不超过 12 字'), color: z.string().regex(/^#[0-9A-Fa-f]{6}$/, '颜色应写成 #B2182B 这样的六位代码') });

const riskLabels = z.union([
  z.object({ preset: z.enum(RISK_PRESET_IDS) }),
  z.object({ preset: z.literal('custom'), levels: z.object(Object.fromEntries(RISK_LEVELS.map((level) => [level, look])) as Record<RiskLevel, typeof look>) }).superRefine(({ levels }, context) => {
    for (const message of levelProblems(levels)) context.addIssue({ code: 'custom', message });
  }),
], '没有这种叫法，请重新选择');

const within = ([least, most]: readonly [number, number], label: string) => z.number(`“${label}”应为数字`).min(least, `“${label}”不得小于 ${least}`).max(most, `“${label}”不得大于 ${most}`);

const riskRules = z
  .object({
    validity: z.object({
      flatShare: within(RULE_BOUNDS.flatShare, '同一选项占比'),
      runShare: within(RULE_BOUNDS.runShare, '连续同一选项占比'),
      longScale: within(RULE_BOUNDS.longScale, '规律作答检查的题数').int('题数应为整数'),
      invalidSeconds: within(RULE_BOUNDS.invalidSeconds, '无效的每题秒数'),
      hurriedSeconds: within(RULE_BOUNDS.hurriedSeconds, '请留意的每题秒数'),
    }),
    lieScales: z.record(z.string().max(40), z.number().int('效度划界应为整数')),
    criticalLevel: z.union([z.literal(2), z.literal(3)], '危机题阳性至少为重点关注，不能关闭'),
    highSubscales: within(RULE_BOUNDS.highSubscales, '高分分量表个数').int('个数应为整数'),
    cuts: z.array(z.object({ scale: z.string().max(40), score: z.string().max(100), step: z.enum(CUT_STEPS), from: z.number('划界应为数字') })).max(500),
  })
  .superRefine((rules, context) => {
    for (const message of ruleProblems(rules)) context.addIssue({ code: 'custom', message });
  });

/** More than thinned boundaries of all areas ever come to. */
const MOST_RINGS = 2000;
const MOST_POINTS = 20_000;

const position = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)], '边界的坐标应为经纬度');
const countyBoundaries = z
  .object({
    fileName: z.string().trim().min(1).max(400),
    areas: z
      .array(z.object({ code: z.enum(COUNTIES.map(({ code }) => code) as [string, ...string[]], '边界中有不认识的县区'), rings: z.array(z.array(position).min(4, '边界的一圈至少有四个点').max(MOST_POINTS)).min(1).max(MOST_RINGS) }))
      .min(1, '边界中没有县区')
      .max(COUNTIES.length)
      .refine((areas) => new Set(areas.map(({ code }) => code)).size === areas.length, '同一县区的边界出现了两次'),
  })
  .nullable();

export const SETTINGS = {
  minimumValidResults: setting<number>({
    label: '隐私保护人数门槛（内部）',
    explanation: `有效结果（或跟进学生、来电）少于这个人数的单元格一律不显示，能由合计和其他单元格推算出它们的也一并不显示。页面、查询、命令行和供内部使用的报表用这个门槛，上报和公开的报表另有不低于它的门槛。不得低于 ${LEAST_VALID_RESULTS}。改动立即对全部页面和报表生效，已导出的文件不会改变。`,
    schema: minimumSchema,
    defaultValue: 10,
    makesStale: ['queryViews'],
    describe: (value) => `${value} 人`,
  }),
  upwardMinimum: audienceMinimum('upward', 10, '报送政府、上级、有关部门和发各县区的报表使用的门槛。不低于内部门槛：低于时按内部门槛。报表和公文上注明供谁使用、门槛是多少。'),
  openMinimum: audienceMinimum('open', 20, '向社会公开的报表使用的门槛。不低于上报门槛：低于时按上报门槛。在上报报表中不显示的分组，公开报表中也不显示。'),
  upwardRounding: audienceRounding('upward', '报表中的测评、有效结果、风险等级和跟进学生人数四舍五入到所选的倍数，百分比由取整后的人数计算，分项之和可能与合计不等。读者只知道大概的人数，因此为防推算而一并不显示的单元格会减少，取整单位大于人数门槛时减少得最多；页面上不显示的仍不显示。报出过取整的报表后，以后的报表沿用它的取整单位，除非收回那份报表。页面和查询不取整。'),
  openRounding: audienceRounding('open', '同上，用于向社会公开的报表。上报报表已取整的，公开报表一律按上报的取整单位：同一人数按两种单位取整，对照起来会更准。'),
  unit: setting<string>({
    label: '填报单位',
    explanation: '印在各种报表和表单上的单位名称；导出时没有另外填写的，都用这里的名称。',
    schema: z.string().trim().min(1, '请填写单位名称').max(longestName, `不超过 ${longestName} 字`),
    defaultValue: '菏泽市教育局',
    makesStale: [],
    describe: (value) => value,
  }),
  preparedBy: setting<string>({
    label: '填表人',
    explanation: '印在报表上的填表人；可以留空，打印后手填。',
    schema: z.string().trim().max(longestName, `不超过 ${longestName} 字`),
    defaultValue: '',
    makesStale: [],
    describe: (value) => (value === '' ? '（空）' : value),
  }),
  hotlineNumber: setting<string>({
    label: '心理热线号码',
    explanation: '印在值班表、热线运行月报、日历文件和年度统计报表的求助提示中。全国统一的心理援助热线 12356 由程序一并印出，不在这里填。',
    schema: z.string().trim().regex(/^[\d-]{3,20}$/, '热线号码只写数字和短横线，如 6885885、0530-6885885'),
    defaultValue: '6885885',
    makesStale: [],
    describe: (value) => value,
  }),
  riskLabels: setting<RiskLabels>({
    label: '风险等级的叫法和颜色',
    explanation: '“一级”在多数地方最重，在有的地方最轻。程序内部按轻重存放等级，这里只决定在页面、图表、报表和命令行中怎样称呼；凡出现等级的地方都印出对照。改动不影响任何人数。',
    schema: riskLabels,
    defaultValue: DEFAULT_RISK_LABELS,
    makesStale: [],
    describe: (value) => `${presetTitle(value.preset)}：${riskScheme(value).levels.map(({ level, label }) => `${level}＝${label}`).join('，')}`,
  }),
  riskLevelMapping: setting<LevelMapping>({
    label: '文件中“一级、二级、三级”的含义',
    explanation:
      '各平台导出的“一级”有的最重，有的最轻。这里约定今后导入的文件怎样理解；某种表头另有约定的，以约定为准。多数人是最重一级之类与约定明显不符的文件，程序会先问。已导入的批次不随之改变：请撤销后重新导入。',
    schema: z.object({
      preset: z.enum(LEVEL_NUMBERINGS, '请选择“一级最重”或“一级最轻”'),
      layouts: z.array(z.object({ layoutKey: z.string().regex(/^[0-9a-f]{16}$/, '没有这种表头'), numbering: z.enum(LEVEL_NUMBERINGS), example: z.string().max(4096) })).max(1000).refine((layouts) => new Set(layouts.map(({ layoutKey }) => layoutKey)).size === layouts.length, '同一种表头约定了两次'),
    }),
    defaultValue: DEFAULT_LEVEL_MAPPING,
    makesStale: [],
    describe: ({ preset, layouts }) => `${NUMBERING_LABELS[preset]}${layouts.map(({ example, numbering }) => `；与“${example}”同样表头的：${NUMBERING_LABELS[numbering]}`).join('')}`,
  }),
  riskRules: setting<RiskRules>({
    label: '定级规则',
    explanation:
      '从逐题作答和得分到等级的规则。划界可在得分范围的十分之一以内上下调整；危机题阳性至少为重点关注，不能关闭；只有访谈能降低等级。保存后全部逐题作答按新规则重新定级，报表注明规则版本；平台已定的等级不受影响。',
    schema: riskRules,
    defaultValue: DEFAULT_RISK_RULES,
    makesStale: ['scores'],
    describe: describeRules,
  }),
  bandSets: setting<BandSetChoice>({
    label: '量表分级标准',
    explanation: '同一量表有几种分级标准流传时，在这里选定一种；凡使用处都印出所用标准。保存后全部逐题作答按选定的标准重新定级。',
    schema: z.record(z.string().max(40), z.string().max(40)).superRefine((chosen, context) => {
      for (const message of bandSetProblems(chosen)) context.addIssue({ code: 'custom', message });
    }),
    defaultValue: DEFAULT_BAND_SETS,
    makesStale: ['scores'],
    describe: describeBandSets,
  }),
  retention: setting<RetentionYears>({
    label: '保存期限',
    explanation: '各类个人数据在学年结束（8 月 31 日）后再保存几年。到期只作提示，由人预览、确认后删除；改动期限本身不删除任何数据。',
    schema: z.object(Object.fromEntries(RETENTION_CLASS_IDS.map((id) => [id, within([0, MOST_RETENTION_YEARS], `${RETENTION_CLASSES[id].label}的保存年数`).int('保存年数应为整数')])) as Record<RetentionClassId, z.ZodNumber>),
    defaultValue: DEFAULT_RETENTION,
    makesStale: [],
    describe: (years) => RETENTION_CLASS_IDS.map((id) => `${RETENTION_CLASSES[id].label} ${years[id]} 年`).join('，'),
  }),
  countyBoundaries: setting<CountyBoundaries | null>({
    label: '县区边界',
    explanation:
      '总览的地图默认是位置示意。本单位有依法可用的县区边界时，可载入 GeoJSON 文件（WGS84 经纬度，每个县区一个面，属性中有县区名称或区划代码，不超过 5 MB）；载入时会简化到屏幕可见的精细程度，存放在工作区中。没有边界的县区、市直和功能区在图下方单列。地图如需公开，请先按规定审核。',
    schema: countyBoundaries,
    defaultValue: null,
    makesStale: [],
    describe: (value) => {
      if (value === null) return '位置示意';
      const missing = missingFrom(value.areas);
      return `“${value.fileName}”，${value.areas.length} 个县区${missing.length === 0 ? '' : `（缺${missing.join('、')}）`}`;
    },
  }),
  backupOnClose: setting<boolean>({
    label: '关闭时自动备份',
    explanation: '关闭工作区或退出程序时，数据有变化就做一份加密备份，做完打开核对。备份是加密的，用工作区的口令在本程序中打开；格式为通用的 age，导出过备份密钥的，用 age、rage 等工具也能解开。升级数据文件之前总会备份，不受此项影响。',
    schema: z.boolean('请选择是否自动备份'),
    defaultValue: true,
    makesStale: [],
    describe: (value) => (value ? '自动备份' : '不自动备份'),
  }),
  backupFolder: setting<string>({
    label: '备份存放位置',
    explanation: '留空则放在工作区旁边的文件夹里。最好放到另一块磁盘、U 盘或网络文件夹：工作区所在的磁盘坏了，备份还在。做备份时找不到这个位置的，改放工作区旁边并提示。',
    schema: z.string().trim().max(longestPath, '路径太长'),
    defaultValue: '',
    makesStale: [],
    describe: (value) => (value === '' ? '工作区旁边' : value),
    isFolder: true,
  }),
  backupsRecent: setting<number>({
    label: '保留最近的份数',
    explanation: '最近的这么多份备份总是保留。最新一份完好的备份任何时候都不会删除。',
    schema: keptBackups.min(1, '至少保留 1 份'),
    defaultValue: 5,
    makesStale: [],
    describe: (value) => `${value} 份`,
  }),
  backupsDaily: setting<number>({
    label: '另外每天保留一份，保留天数',
    explanation: '从最近有备份的那天往前数，每天的最后一份保留这么多天。',
    schema: keptBackups,
    defaultValue: 7,
    makesStale: [],
    describe: (value) => `${value} 天`,
  }),
  backupsWeekly: setting<number>({
    label: '另外每周保留一份，保留周数',
    explanation: '从最近有备份的那一周往前数，每周的最后一份保留这么多周。',
    schema: keptBackups,
    defaultValue: 8,
    makesStale: [],
    describe: (value) => `${value} 周`,
  }),
} as const;

export type SettingId = keyof typeof SETTINGS;
export type SettingValue<Id extends SettingId> = (typeof SETTINGS)[Id]['defaultValue'];
export type SettingValues = { readonly [Id in SettingId]: SettingValue<Id> };

export const SETTING_IDS = Object.keys(SETTINGS) as [SettingId, ...SettingId[]];

export const DEFAULT_SETTINGS = Object.fromEntries(SETTING_IDS.map((id) => [id, SETTINGS[id].defaultValue])) as SettingValues;

/** A setting as it stands. */
export interface SettingState<T> {
  readonly label: string;
  readonly explanation: string;
  readonly value: T;
  /** The value in Chinese. */
  readonly text: string;
  readonly defaultValue: T;
  /** 0: never changed. */
  readonly version: number;
  /** Local time, `2026-03-01 09:30:00`; null: never changed. */
  readonly changedAt: string | null;
  readonly changedBy: string | null;
}

export type SettingStates = { readonly [Id in SettingId]: SettingState<SettingValue<Id>> };

export interface SettingVersion {
  readonly version: number;
  readonly value: unknown;
  readonly text: string;
  readonly changedAt: string;
  readonly changedBy: string;
  /** Why, in the words of who changed it; empty when nothing was said. */
  readonly note: string;
}
