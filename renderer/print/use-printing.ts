import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';

/** Whether the page is being printed now, known before it is laid out for paper. */
export function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    const begin = () => flushSync(() => setPrinting(true));
    const end = () => setPrinting(false);
    window.addEventListener('beforeprint', begin);
    window.addEventListener('afterprint', end);
    return () => {
      window.removeEventListener('beforeprint', begin);
      window.removeEventListener('afterprint', end);
    };
  }, []);
  return printing;
}

function now(): string {
  return new Date().toLocaleString('zh-CN', { dateStyle: 'long', timeStyle: 'short' });
}

/** The time that the paper bears. */
export function usePrintedAt(): string {
  const [at, setAt] = useState(now);
  useEffect(() => {
    const begin = () => flushSync(() => setAt(now()));
    window.addEventListener('beforeprint', begin);
    return () => window.removeEventListener('beforeprint', begin);
  }, []);
  return at;
}
