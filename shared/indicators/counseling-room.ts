import { measure, PLACE, schools, theme } from './define';
import type { IndicatorDefinition } from './types';

const policy = '教基一厅函〔2015〕36号《中小学心理辅导室建设指南》（2015）';

export const counselingRoomIndicators: readonly IndicatorDefinition[] = theme({ theme: 'counselingRoom', policy, suppression: 'organisational', dimensions: PLACE }, [
  { id: 'roomShare', label: '心理辅导室配备率', unit: 'share', direction: 'higher', targets: [{ value: 1, label: '目标 100%', policy: 'rooms2015' }], definition: '建有心理辅导室（注明建有，或填有面积）的学校数 ÷ 已报学校数。', formula: '建有辅导室学校数 ÷ 已报学校数 × 100%', numerator: schools('hasRoom', 'fact_counseling_room'), denominator: schools('roomReported', 'fact_counseling_room') },
  { id: 'averageRoomArea', label: '辅导室平均面积', unit: 'squareMetres', direction: 'higher', definition: '填有面积且大于0的辅导室的算术平均。', formula: '面积之和 ÷ 辅导室数', numerator: measure('fact_counseling_room', 'coalesce(sum(area) FILTER (WHERE area > 0), 0)'), denominator: measure('fact_counseling_room', 'count(*) FILTER (WHERE area > 0)') },
  { id: 'averageOpenHours', label: '辅导室每周平均开放时间', unit: 'hours', direction: 'higher', definition: '填有开放时间的辅导室的算术平均。', formula: '每周开放小时之和 ÷ 辅导室数', numerator: measure('fact_counseling_room', 'coalesce(sum(openHours), 0)'), denominator: measure('fact_counseling_room', 'count(openHours)') },
  { id: 'roomVisits', label: '辅导接待人次', unit: 'personTimes', direction: 'higher', definition: '各校辅导室学期接待人次之和。', formula: '接待人次之和', numerator: measure('fact_counseling_room', 'coalesce(sum(visitsPerTerm), 0)') },
  { id: 'roomsUnreported', label: '未报辅导室情况学校数', unit: 'school', direction: 'lower', definition: '名录中没有报心理辅导室建设情况的学校数。', formula: '学校数 − 已报学校数', numerator: schools('NOT roomReported', 'fact_counseling_room') },
]);
