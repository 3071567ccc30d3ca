/**
 * 学段, told by the kind of school, so that a school is counted once and stages add up to the total.
 * A nine-year or twelve-year school is a stage of its own (九年一贯制 …), never split by guess.
 * Codes of 办学类型: national education statistics (211, 311, 312, 341, 342, 345, 36x, 371, 51x).
 */
export interface Stage {
  readonly id: string;
  readonly label: string;
  readonly aliases: readonly string[];
  /** 办学类型 codes. */
  readonly typeCodes: readonly string[];
  /** First two digits of 学校标识码 that tell the stage when the type is missing; the longest stage wins elsewhere. */
  readonly codePrefixes: readonly string[];
  /** Part of 中小学 and so in the scope of the indicators. */
  readonly inScope: boolean;
}

export const STAGES: readonly Stage[] = [
  { id: 'primary', label: '小学', aliases: ['小学校', '完全小学', '中心小学', '完小', '初小', '小学教学点', '教学点', '附设小学班', '普通小学'], typeCodes: ['211', '218', '219'], codePrefixes: ['21'], inScope: true },
  { id: 'junior', label: '初中', aliases: ['初级中学', '普通初中', '初中学校', '中学', '附设普通初中班', '职业初中'], typeCodes: ['311', '319', '321'], codePrefixes: ['31'], inScope: true },
  { id: 'nineYear', label: '九年一贯制', aliases: ['九年一贯制学校', '九年制', '九年一贯', '9年一贯制', '九年制学校'], typeCodes: ['312'], codePrefixes: [], inScope: true },
  { id: 'senior', label: '高中', aliases: ['高级中学', '普通高中', '高中学校', '附设普通高中班'], typeCodes: ['342', '349'], codePrefixes: ['34'], inScope: true },
  { id: 'complete', label: '完全中学', aliases: ['完中', '初高中', '完全中学校'], typeCodes: ['341'], codePrefixes: [], inScope: true },
  { id: 'twelveYear', label: '十二年一贯制', aliases: ['十二年一贯制学校', '十二年制', '十二年一贯', '12年一贯制'], typeCodes: ['345'], codePrefixes: [], inScope: true },
  { id: 'vocational', label: '中职', aliases: ['中等职业学校', '职业高中', '职业中专', '中等专业学校', '中专', '技工学校', '职高', '职业学校', '中职学校'], typeCodes: ['361', '362', '363', '364', '365', '366', '367', '368'], codePrefixes: ['36'], inScope: true },
  { id: 'workStudy', label: '专门学校', aliases: ['工读学校'], typeCodes: ['371'], codePrefixes: ['37'], inScope: true },
  { id: 'special', label: '特殊教育', aliases: ['特殊教育学校', '特教', '特教学校', '特校'], typeCodes: ['511', '512', '513', '514'], codePrefixes: ['51'], inScope: true },
  { id: 'kindergarten', label: '幼儿园', aliases: ['学前', '学前教育', '幼儿园学校'], typeCodes: ['111', '112', '119'], codePrefixes: ['11'], inScope: false },
];

export const UNKNOWN_STAGE = { id: 'unknown', label: '未注明学段' } as const;

const byId = new Map(STAGES.map((stage) => [stage.id, stage]));
const byName = new Map(STAGES.flatMap((stage) => [stage.label, ...stage.aliases, ...stage.typeCodes].map((name) => [name, stage] as const)));

export function stageLabel(id: string): string {
  return id === UNKNOWN_STAGE.id ? UNKNOWN_STAGE.label : (byId.get(id)?.label ?? id);
}

/** @param text 学校类别 / 学段 / 办学类型, as name or code, trimmed and in half width. */
export function findStage(text: string): Stage | undefined {
  const bare = text.replace(/[\s()（）、]/g, '');
  const leadingCode = /^(\d{3})/.exec(bare)?.[1];
  return byName.get(bare) ?? (leadingCode === undefined ? undefined : byName.get(leadingCode));
}

/** Tells the stage from a ten-digit 学校标识码. */
export function stageOfSchoolCode(schoolCode: string): Stage | undefined {
  return STAGES.find((stage) => stage.codePrefixes.includes(schoolCode.slice(0, 2)));
}

/** Tells the stage from a school's name when neither type nor code is given. */
export function stageOfSchoolName(name: string): Stage | undefined {
  const rules: readonly (readonly [RegExp, string])[] = [
    [/幼儿园/, 'kindergarten'],
    [/特殊教育|特教|聋哑|启智/, 'special'],
    [/十二年/, 'twelveYear'],
    [/九年/, 'nineYear'],
    [/小学|完小|教学点/, 'primary'],
    [/职业|中专|技工|职教/, 'vocational'],
    [/完全中学/, 'complete'],
    [/高级中学|高中/, 'senior'],
    [/初级中学|初中/, 'junior'],
  ];
  const id = rules.find(([test]) => test.test(name))?.[1];
  return id === undefined ? undefined : byId.get(id);
}
