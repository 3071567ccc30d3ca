/** Questionnaires with subscales that schools report one column each. */
import type { Scale, Subscale } from './types';

const subscale = (name: string, ...aliases: string[]): Subscale => ({ name, aliases });

export const MHT: Scale = {
  id: 'MHT',
  label: '心理健康诊断测验',
  aliases: ['中小学生心理健康诊断测验', '中学生心理健康诊断测验', '小学生心理健康诊断测验', '心理健康诊断测验(MHT)', '中小学生心理健康量表MHT'],
  items: 100,
  totals: [{ minimum: 0, maximum: 90, meaning: '八个内容量表之和' }],
  subscales: [
    subscale('学习焦虑', '学习焦虑倾向'),
    subscale('对人焦虑', '对人焦虑倾向', '人际焦虑'),
    subscale('孤独倾向', '孤独'),
    subscale('自责倾向', '自责'),
    subscale('过敏倾向', '过敏', '敏感倾向'),
    subscale('身体症状', '躯体症状'),
    subscale('恐怖倾向', '恐惧倾向'),
    subscale('冲动倾向', '冲动'),
  ],
  source: '周步成主修，《心理健康诊断测验手册》，1991；效度量表 10 题不计入总分',
};

export const MSSMHS: Scale = {
  id: 'MSSMHS',
  label: '中国中学生心理健康量表',
  aliases: ['中学生心理健康量表', 'MMHI-60', 'MMHI60', '王极盛中学生心理健康量表', '中国中学生心理健康量表(MSSMHS)'],
  items: 60,
  totals: [
    { minimum: 1, maximum: 5, meaning: '总均分' },
    { minimum: 60, maximum: 300, meaning: '各题之和' },
  ],
  subscales: [
    subscale('强迫症状', '强迫'),
    subscale('偏执'),
    subscale('敌对'),
    subscale('人际关系紧张与敏感', '人际关系敏感', '人际敏感', '人际关系紧张', '人际紧张与敏感'),
    subscale('抑郁'),
    subscale('焦虑'),
    subscale('学习压力感', '学习压力'),
    subscale('适应不良'),
    subscale('情绪不平衡', '情绪不稳定', '情绪波动', '情绪波动性'),
    subscale('心理不平衡'),
  ],
  source: '王极盛等，中国中学生心理健康量表的编制及其标准化，社会心理科学，1997',
};

export const SCL90: Scale = {
  id: 'SCL-90',
  label: '症状自评量表',
  aliases: ['SCL90', '90项症状清单', '90项症状自评量表', '症状自评量表SCL-90', '症状自评量表(SCL-90)', 'SCL-90-R'],
  items: 90,
  totals: [
    { minimum: 1, maximum: 5, meaning: '总均分（1–5 记分）' },
    { minimum: 0, maximum: 450, meaning: '各题之和（0–4 或 1–5 记分）' },
  ],
  subscales: [
    subscale('躯体化'),
    subscale('强迫', '强迫症状'),
    subscale('人际关系敏感', '人际敏感'),
    subscale('抑郁'),
    subscale('焦虑'),
    subscale('敌对', '敌对性'),
    subscale('恐怖', '恐怖性焦虑', '恐惧'),
    subscale('偏执', '偏执性'),
    subscale('精神病性', '精神质'),
    subscale('其他', '其它', '睡眠饮食', '睡眠及饮食', '饮食睡眠'),
  ],
  source: 'Derogatis, 1973；中文版：王征宇，症状自评量表，上海精神医学，1984',
};

export const SDQ: Scale = {
  id: 'SDQ',
  label: '长处和困难问卷',
  aliases: ['长处与困难问卷', '儿童长处和困难问卷', '长处和困难问卷学生版'],
  items: 25,
  totals: [{ minimum: 0, maximum: 40, meaning: '困难总分' }],
  subscales: [
    subscale('情绪症状', '情绪问题'),
    subscale('品行问题', '品行'),
    subscale('多动/注意不能', '多动', '多动注意不能', '多动与注意缺陷'),
    subscale('同伴交往问题', '同伴问题', '同伴关系问题'),
    subscale('亲社会行为', '亲社会'),
  ],
  source: 'Goodman, 1997, sdqinfo.org',
};

export const DASS21: Scale = {
  id: 'DASS-21',
  label: '抑郁-焦虑-压力量表',
  aliases: ['DASS21', '抑郁焦虑压力量表', '抑郁焦虑压力自评量表'],
  items: 21,
  totals: [{ minimum: 0, maximum: 126, meaning: '各题之和（可能已加倍）' }],
  subscales: [subscale('抑郁'), subscale('焦虑'), subscale('压力')],
  source: 'Lovibond & Lovibond, 1995',
};

export const SCARED: Scale = {
  id: 'SCARED',
  label: '儿童焦虑性情绪障碍筛查表',
  aliases: ['儿童焦虑情绪障碍筛查表', '儿童焦虑性情绪筛查表'],
  items: 41,
  totals: [{ minimum: 0, maximum: 82, meaning: '各题之和' }],
  subscales: [
    subscale('躯体化/惊恐', '惊恐', '躯体化惊恐'),
    subscale('广泛性焦虑'),
    subscale('分离性焦虑'),
    subscale('社交恐怖', '社交恐惧'),
    subscale('学校恐怖', '学校恐惧'),
  ],
  source: 'Birmaher et al., 1999, 41 题版',
};
