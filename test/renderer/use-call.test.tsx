// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { ConnectionContext, useCall } from '../../renderer/engine-client';
import { failure, success, type Outcome, type ResultOf } from '../../shared/contract';
import { deferred, fakeHost, type Deferred } from './support/fake-engine';

type Schools = Outcome<ResultOf<'data.schools'>>;

const schools = (name: string): Schools => success({ schools: [{ school: name, name, county: '371721', stage: 'senior', formerNames: [] }] });

function Probe({ county }: { readonly county: string }) {
  const { result, error, loading } = useCall('data.schools', { county });
  return (
    <p data-testid="probe">
      {result?.schools[0]?.name ?? 'nothing'} {loading ? 'loading' : 'settled'} {error?.message ?? ''}
    </p>
  );
}

function setUp() {
  const answers = new Map<string, Deferred<Schools>>();
  const signals = new Map<string, AbortSignal | undefined>();
  const host = fakeHost({
    'data.schools': ({ county = '' }, { signal }) => {
      const answer = deferred<Schools>();
      answers.set(county, answer);
      signals.set(county, signal);
      return answer.promise;
    },
  });
  const page = (county: string) => (
    <ConnectionContext value={host}>
      <Probe county={county} />
    </ConnectionContext>
  );
  return { answers, signals, page, ...render(page('371721')) };
}

describe('useCall', () => {
  afterEach(cleanup);

  it('ignores the answer to a question that a newer one has superseded', async () => {
    const { answers, signals, page, rerender } = setUp();
    rerender(page('371722'));
    expect(signals.get('371721')?.aborted).toBe(true);
    answers.get('371722')?.resolve(schools('单县一中'));
    await screen.findByText(/单县一中 settled/);
    answers.get('371721')?.resolve(schools('曹县一中'));
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(screen.getByTestId('probe').textContent).toContain('单县一中 settled');
  });

  it('keeps showing the old answer while the next is under way', async () => {
    const { answers, page, rerender } = setUp();
    answers.get('371721')?.resolve(schools('曹县一中'));
    await screen.findByText(/曹县一中 settled/);
    rerender(page('371722'));
    expect(screen.getByTestId('probe').textContent).toContain('曹县一中 loading');
  });

  it('gives the engine’s Chinese message and recovers with the next answer', async () => {
    const { answers, page, rerender } = setUp();
    answers.get('371721')?.resolve(failure('NO_DATA', '没有数据，请先导入。'));
    await screen.findByText(/没有数据，请先导入。/);
    rerender(page('371722'));
    answers.get('371722')?.resolve(schools('单县一中'));
    await screen.findByText(/单县一中 settled/);
    expect(screen.getByTestId('probe').textContent).not.toContain('没有数据');
  });

  it('does not ask again when an equal request is built anew', () => {
    const { answers, page, rerender } = setUp();
    const first = answers.get('371721');
    rerender(page('371721'));
    expect(answers.get('371721')).toBe(first);
  });
});
