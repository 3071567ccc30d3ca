/** The pages that are made from the catalogue alone: one per field of work, one section per theme of indicators. */
import { ApartmentOutlined, AuditOutlined, BookOutlined, CalculatorOutlined, CustomerServiceOutlined, ReadOutlined, SafetyCertificateOutlined, SolutionOutlined } from '@ant-design/icons';
import type { ComponentType, ReactNode } from 'react';
import type { DatasetId } from '../../../shared/datasets';
import type { IndicatorDefinition } from '../../../shared/indicators';
import type { PageFilter } from '../../address';
import { PAGE_LIST, type PagePath } from '../../page-list';
import { ReconciliationPanels } from '../reconciliation/reconciliation-panels';
import { ReportingPanel } from '../school-checks/reporting-panel';
import { SchoolChecksPanel } from '../school-checks/school-checks-panel';
import { CoreTeamPanel } from './core-team-panel';
import { FollowUpPanels } from './follow-up-panels';
import { HotlinePanels } from './hotline-panels';
import { SchoolsPanels } from './schools-panels';

export interface ThemeSection {
  readonly theme: IndicatorDefinition['theme'];
  readonly title: string;
  /** What its figures are counted from. */
  readonly datasets: readonly DatasetId[];
}

export interface ThemePageDefinition {
  readonly path: string;
  /** As the navigation has it. */
  readonly title: string;
  readonly icon: ReactNode;
  readonly remark?: string;
  readonly sections: readonly ThemeSection[];
  /** What the page has beside its figures. */
  readonly Extra?: ComponentType<{ readonly filter: PageFilter }>;
}

function titleOf(page: PagePath): string {
  return PAGE_LIST.find(({ path }) => path === page)?.label ?? '';
}

export const THEME_PAGES: readonly ThemePageDefinition[] = [
  {
    path: 'follow-up',
    title: titleOf('/follow-up'),
    icon: <SafetyCertificateOutlined />,
    remark: '只显示人数，不显示任何学生；人数过少的不显示。',
    sections: [{ theme: 'followUp', title: '跟进情况', datasets: ['followUps'] }],
    Extra: FollowUpPanels,
  },
  { path: 'core-team', title: titleOf('/core-team'), icon: <SolutionOutlined />, sections: [{ theme: 'coreTeam', title: '核心团队', datasets: ['counselors'] }], Extra: CoreTeamPanel },
  {
    path: 'training',
    title: titleOf('/training'),
    icon: <ReadOutlined />,
    sections: [
      { theme: 'training', title: '教师培训', datasets: ['trainings', 'counselors'] },
      { theme: 'activity', title: '进校园活动', datasets: ['activities'] },
    ],
  },
  { path: 'hotline', title: titleOf('/hotline'), icon: <CustomerServiceOutlined />, sections: [{ theme: 'hotline', title: '值守与来电', datasets: ['hotlineShifts', 'hotlineCalls'] }], Extra: HotlinePanels },
  {
    path: 'courses',
    title: titleOf('/courses'),
    icon: <BookOutlined />,
    sections: [
      { theme: 'course', title: '心理健康课程', datasets: ['courses'] },
      { theme: 'dailyManagement', title: '五项管理与减负', datasets: ['dailyManagement'] },
      { theme: 'counselingRoom', title: '心理辅导室', datasets: ['counselingRooms'] },
    ],
    Extra: SchoolChecksPanel,
  },
  { path: 'schools', title: titleOf('/schools'), icon: <ApartmentOutlined />, sections: [], Extra: SchoolsPanels },
  { path: 'quality', title: titleOf('/quality'), icon: <AuditOutlined />, sections: [{ theme: 'dataQuality', title: '报送与核对', datasets: ['schools'] }], Extra: ReportingPanel },
  { path: 'reconciliation', title: titleOf('/reconciliation'), icon: <CalculatorOutlined />, sections: [], Extra: ReconciliationPanels },
];
