/** Questionnaires that are reported by their total alone. */
import type { Scale, ScoreRange } from './types';

function short(id: string, label: string, aliases: readonly string[], items: number, totals: readonly ScoreRange[], source: string): Scale {
  return { id, label, aliases, items, totals, subscales: [], source };
}

const sum = (minimum: number, maximum: number): ScoreRange => ({ minimum, maximum, meaning: '各题之和' });
/** Raw sums 20–80 and the index int(1.25 × raw). */
const zung: readonly ScoreRange[] = [{ minimum: 20, maximum: 100, meaning: '粗分或标准分' }];

export const SHORT_SCALES: readonly Scale[] = [
  short('PHQ-9', '患者健康问卷抑郁量表', ['PHQ9', '患者健康问卷', '病人健康问卷', '抑郁症筛查量表PHQ-9', '患者健康问卷-9'], 9, [sum(0, 27)], 'Kroenke, Spitzer & Williams, 2001'),
  short('PHQ-A', '青少年患者健康问卷', ['PHQA', '青少年抑郁筛查量表', 'PHQ-9青少年版'], 9, [sum(0, 27)], 'Johnson et al., 2002'),
  short('GAD-7', '广泛性焦虑量表', ['GAD7', '广泛性焦虑障碍量表', '广泛焦虑量表', '焦虑症筛查量表GAD-7'], 7, [sum(0, 21)], 'Spitzer et al., 2006'),
  short('CES-D', '流调中心抑郁量表', ['CESD', '流调用抑郁自评量表', '流调中心用抑郁量表'], 20, [sum(0, 60)], 'Radloff, 1977'),
  short('CES-DC', '儿童流调中心抑郁量表', ['CESDC', '流调中心儿童抑郁量表'], 20, [sum(0, 60)], 'Faulstich et al., 1986'),
  short('CESD-10', '流调中心抑郁量表简版', ['CESD10', 'CES-D-10', '流调中心抑郁量表10题版'], 10, [sum(0, 30)], 'Andresen et al., 1994'),
  short('DSRSC', '儿童抑郁障碍自评量表', ['儿童抑郁自评量表', '儿童抑郁障碍自评'], 18, [sum(0, 36)], 'Birleson, 1981'),
  short('WHO-5', '世界卫生组织幸福感指数', ['WHO5', 'WHO-5幸福感指数', '世卫组织五项身心健康指标'], 5, [{ minimum: 0, maximum: 100, meaning: '粗分 0–25 或百分制' }], 'WHO Collaborating Centre for Mental Health, 1998'),
  short('UCLA', 'UCLA孤独量表', ['UCLA-20', 'UCLA孤独量表第三版', '孤独量表UCLA'], 20, [sum(20, 80)], 'Russell, 1996'),
  short('ULS-8', '孤独量表简版', ['ULS8', 'UCLA孤独量表简版'], 8, [sum(8, 32)], 'Hays & DiMatteo, 1987'),
  short('SAS', '焦虑自评量表', ['Zung焦虑自评量表', '焦虑自评量表(SAS)'], 20, zung, 'Zung, 1971'),
  short('SDS', '抑郁自评量表', ['Zung抑郁自评量表', '抑郁自评量表(SDS)'], 20, zung, 'Zung, 1965'),
];
