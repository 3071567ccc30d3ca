import { Tabs } from 'antd';
import { usePageFilter } from '../../address';
import { MissingData } from '../../components/notices';
import { useDataSummary } from '../../data-summary';
import { tellingsIn, useSettings } from '../../settings';
import { CustomReport } from './custom-report';
import { IssueReports } from './issue-reports';
import './report.css';
import { ReportHistory } from './report-history';
import { VerifyReport } from './verify-report';

export function ReportPage() {
  const [filter] = usePageFilter();
  const { result: summary } = useDataSummary();
  const settings = useSettings();
  const years = (summary?.schoolYears ?? []).map((year) => year.schoolYear);
  const schoolYear = filter.schoolYear ?? summary?.defaultSchoolYear ?? years[0];
  return (
    <main className="page">
      <div className="page-head">
        <h2>报表</h2>
      </div>
      {summary !== null && years.length === 0 && <MissingData missing={['学校名录', '心理健康教师台账', '心理测评结果']} schoolYear={null} />}
      {settings !== null && schoolYear !== undefined && years.length > 0 && (
        <Tabs
          className="report-tabs"
          destroyOnHidden
          items={[
            { key: 'issue', label: '出报表', children: <IssueReports years={years} schoolYear={schoolYear} unit={settings.unit.value} preparedBy={settings.preparedBy.value} tellings={tellingsIn(settings)} /> },
            { key: 'history', label: '已出报告', children: <ReportHistory /> },
            { key: 'verify', label: '检查报告文件', children: <VerifyReport /> },
            { key: 'custom', label: '自选内容', children: <CustomReport unit={settings.unit.value} preparedBy={settings.preparedBy.value} /> },
          ]}
        />
      )}
    </main>
  );
}
