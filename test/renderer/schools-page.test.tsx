// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { success } from '../../shared/contract';
import type { SchoolComparison } from '../../shared/school-history';
import { closeApp, openApp } from './support/app';
import { indicatorResult } from './support/arrow-rows';
import { fakeHost } from './support/fake-engine';

const state = (students: number) => ({ names: [], students, classes: 12, counselors: null, fullTime: null });
const SCHOOLS: readonly SchoolComparison[] = [
  { fate: 'same', school: 's1', name: '曹县第一中学', county: '371721', chain: '', before: state(1800), after: state(1810) },
  { fate: 'renamed', school: 's2', name: '曹县韩集镇中心小学', county: '371721', chain: '“曹县韩集镇第一小学”2025年7月1日更名为“曹县韩集镇中心小学”', before: state(500), after: state(480) },
  { fate: 'missing', school: 's3', name: '曹县不再列出小学', county: '371721', chain: '', before: state(70), after: null },
];

function host() {
  const year = (schoolYear: string) => ({ schoolYear, schools: 3, counselors: 4, assessed: 100, unmatchedCounselors: 0, unmatchedStudents: 0 });
  return fakeHost({
    'data.summary': () => success({ schoolYears: [year('2025-2026'), year('2024-2025'), year('2019-2020')], defaultSchoolYear: '2025-2026', batches: 3 }),
    'data.schools': () => success({ schools: [{ school: 's2', name: '曹县韩集镇中心小学', county: '371721', stage: 'primary', formerNames: ['曹县韩集镇第一小学'] }] }),
    'schools.compare': ({ from, to }) => success({ from, to, schools: SCHOOLS }),
    'schools.areas': () =>
      success({
        schoolYear: '2025-2026',
        crossing: [{ managed: '371721', administrative: '371721', schools: 3 }, { managed: '371790', administrative: '371702', schools: 8 }],
        undetermined: [{ school: 's9', name: '丹阳街道实验小学', county: '371790', township: '丹阳街道' }],
        origins: [{ school: 's2', name: '曹县韩集镇中心小学', county: '371721', text: '“曹县韩集镇第一小学”2025年7月1日更名为“曹县韩集镇中心小学”' }],
      }),
    'indicator.query': () => success(indicatorResult([], [])),
  });
}

afterEach(closeApp);

it('shows what changed between two years, what schools were called, and which no county is known of', async () => {
  const fake = host();
  openApp(fake, '/schools');
  const table = await screen.findByTestId('comparison');
  await within(table).findByText('曹县不再列出小学');
  expect(within(table).queryByText('曹县第一中学')).toBeNull();
  expect(within(table).getByText('-20')).toBeTruthy();
  expect(fake.requestsOf('schools.compare').at(-1)).toEqual({ from: '2024-2025', to: '2025-2026', areaBasis: 'managed' });
  fireEvent.click(within(await screen.findByTestId('comparison-changed')).queryByRole('checkbox') ?? screen.getByTestId('comparison-changed'));
  await within(table).findByText('曹县第一中学');
  expect((await screen.findByTestId('undetermined')).textContent).toContain('有 1 所学校不知道在哪个行政区划县区');
  const crossing = screen.getByTestId('crossing');
  expect([within(crossing).queryByText('鲁西新区') !== null, within(crossing).queryByText('曹县')]).toEqual([true, null]);
});

it('keeps the basis in the address and asks every figure by it', async () => {
  const fake = host();
  openApp(fake, '/overview?areaBasis=administrative&schoolYear=2019-2020');
  await waitFor(() => expect(fake.requestsOf('indicator.query').length).toBeGreaterThan(0));
  expect(fake.requestsOf('indicator.query').every(({ areaBasis }) => areaBasis === 'administrative')).toBe(true);
  expect(screen.getByTestId('filter-area-basis').textContent).toContain('行政区划口径');
});

it('names a school with what it was called', async () => {
  openApp(host(), '/overview?county=371721&school=s2');
  await screen.findByText('曹县韩集镇中心小学（曾用名：曹县韩集镇第一小学）');
});
