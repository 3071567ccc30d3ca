/** Kinds of school: how common and how large they are, and how their pupils fare. */
export interface SchoolKind {
  /** Stage id of shared/stages. */
  readonly stage: string;
  /** Ways to write it in a 学校类别 column. */
  readonly words: readonly string[];
  /** First two digits of 学校标识码. */
  readonly codePrefix: string;
  /** Share of the city's schools, relative. */
  readonly share: number;
  /** Typical number of pupils, relative to the others. */
  readonly size: number;
  /** 1–12. */
  readonly grades: readonly [first: number, last: number];
  /** Factor on the shares of levels 1–3. */
  readonly risk: number;
  readonly names: readonly string[];
}

export const SCHOOL_KINDS: readonly SchoolKind[] = [
  { stage: 'primary', words: ['小学', '完全小学', '211'], codePrefix: '21', share: 60, size: 620, grades: [1, 6], risk: 0.7, names: ['第一实验小学', '第二实验小学', '第三实验小学', '育才小学', '光明小学'] },
  { stage: 'junior', words: ['初中', '初级中学', '311'], codePrefix: '31', share: 19, size: 1150, grades: [7, 9], risk: 1.25, names: ['第二初级中学', '第三初级中学', '实验初级中学', '育英初级中学', '第五初级中学'] },
  { stage: 'nineYear', words: ['九年一贯制', '九年一贯制学校', '312'], codePrefix: '31', share: 8, size: 1400, grades: [1, 9], risk: 1, names: ['实验学校', '华英学校', '育新学校', '文德学校'] },
  { stage: 'senior', words: ['高中', '高级中学', '342'], codePrefix: '34', share: 5, size: 2600, grades: [10, 12], risk: 1.4, names: ['第一高级中学', '第二高级中学', '实验高级中学', '明德高级中学'] },
  { stage: 'complete', words: ['完全中学', '完中', '341'], codePrefix: '34', share: 3, size: 2300, grades: [7, 12], risk: 1.3, names: ['第一中学', '外国语中学', '实验中学', '新城中学'] },
  { stage: 'vocational', words: ['中职', '职业中专', '361'], codePrefix: '36', share: 3, size: 1800, grades: [10, 12], risk: 1.2, names: ['职业中等专业学校', '信息工程职业学校', '农业职业中专'] },
  { stage: 'special', words: ['特殊教育', '特殊教育学校', '511'], codePrefix: '51', share: 2, size: 130, grades: [1, 9], risk: 0.9, names: ['特殊教育学校', '启智特殊教育学校'] },
];

export const KINDERGARTEN: SchoolKind = { stage: 'kindergarten', words: ['幼儿园'], codePrefix: '11', share: 0, size: 320, grades: [1, 1], risk: 0, names: ['实验幼儿园'] };
