/** The kept question that the address names (`?saved=`): it is opened once, and known for when its changes are kept. */
import { useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';
import type { SavedQuery } from '../../../../shared/saved-queries';
import { useEngine } from '../../../engine-client';

export function useSaved(): readonly [SavedQuery | null, (saved: SavedQuery | null) => void] {
  const engine = useEngine();
  const [parameters, setParameters] = useSearchParams();
  const [saved, setSaved] = useState<SavedQuery | null>(null);
  const asked = parameters.get('saved');
  useEffect(() => {
    if (asked === null) return undefined;
    const controller = new AbortController();
    void engine.call('query.saved', { kind: 'visual' }, { signal: controller.signal }).then((outcome) => {
      const found = outcome.ok ? outcome.value.queries.find(({ id }) => String(id) === asked) : undefined;
      if (controller.signal.aborted) return;
      setSaved(found ?? null);
      setParameters(
        (before) => {
          const next = new URLSearchParams(before);
          next.delete('saved');
          if (found !== undefined) next.set('q', JSON.stringify(found.definition));
          return next;
        },
        { replace: true },
      );
    });
    return () => controller.abort();
  }, [engine, asked, setParameters]);
  return [saved, setSaved];
}
