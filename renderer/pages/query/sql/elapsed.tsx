import { useEffect, useState } from 'react';

/** 0.03 秒, 12.3 秒 */
export function secondsText(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(milliseconds < 1000 ? 2 : 1)} 秒`;
}

/** DuckDB's progress cannot be had in a locked instance, so only the time that has passed is told. */
export function Elapsed({ since }: { readonly since: number }) {
  const [now, setNow] = useState(since);
  useEffect(() => {
    const timer = setInterval(() => setNow(performance.now()), 100);
    return () => clearInterval(timer);
  }, []);
  return (
    <span role="status" data-testid="query-elapsed">
      正在查询，已用 {secondsText(Math.max(0, now - since))}
    </span>
  );
}
