/** A link may bring a query along (`?sql=`): it is taken over once, and what is written afterwards is not overwritten by going back. */
import { useEffect, useRef } from 'react';
import { useSearchParams } from 'react-router';

export function useSqlOfAddress(take: (sql: string) => void): void {
  const [parameters, setParameters] = useSearchParams();
  const sql = parameters.get('sql');
  const latest = useRef(take);
  useEffect(() => {
    latest.current = take;
  });
  useEffect(() => {
    if (sql === null) return;
    latest.current(sql);
    setParameters(
      (before) => {
        const after = new URLSearchParams(before);
        after.delete('sql');
        return after;
      },
      { replace: true },
    );
  }, [sql, setParameters]);
}
