import { measure, PLACE, theme } from './define';
import type { IndicatorDefinition } from './types';

const rule = '菏泽市教育局2023年12月19日新闻发布会：遴选100名骨干组成核心团队';

export const coreTeamIndicators: readonly IndicatorDefinition[] = theme({ theme: 'coreTeam', policy: rule, suppression: 'organisational', dimensions: PLACE }, [
  { id: 'coreTeamMembers', label: '核心团队人数', unit: 'person', direction: 'higher', definition: '教师台账中注明为核心团队成员的教师，按人计。', formula: '核心团队人数', numerator: measure('fact_counselor', 'count(DISTINCT person) FILTER (WHERE coreTeam)') },
  { id: 'coreTeamCandidates', label: '初步符合核心团队条件人数', unit: 'person', direction: 'higher', definition: '持有心理类证书、从事心理健康教育满3年、自愿加入且在职（未注明离职）的专兼职教师或教研员，按人计；证书是否在认可范围内以遴选时复核为准。', formula: '符合条件人数', numerator: measure('fact_counselor', 'count(DISTINCT person) FILTER (WHERE certificate IS NOT NULL AND counselingYears >= 3 AND willing AND coalesce(inService, true))') },
]);
