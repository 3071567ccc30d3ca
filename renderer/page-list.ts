/** The pages of an open workspace by path and title, in the order of the navigation: known before any of them is loaded. */
export const PAGE_LIST = [
  { path: '/overview', label: '总览' },
  { path: '/staffing', label: '师资覆盖' },
  { path: '/assessment', label: '测评与风险' },
  { path: '/follow-up', label: '重点关注跟进' },
  { path: '/core-team', label: '核心团队' },
  { path: '/training', label: '培训与活动' },
  { path: '/hotline', label: '心理热线' },
  { path: '/courses', label: '课程与五项管理' },
  { path: '/schools', label: '学校与区划' },
  { path: '/quality', label: '数据质量' },
  { path: '/reconciliation', label: '对账' },
  { path: '/import', label: '数据导入' },
  { path: '/query', label: '查询' },
  { path: '/report', label: '报表' },
  { path: '/settings', label: '设置' },
] as const;

export type PagePath = (typeof PAGE_LIST)[number]['path'];
