/** Long work under way, whoever does it: closing the program or the workspace asks first. */
import { createContext, useCallback, useContext, useEffect, useId, useMemo, useState, type ReactNode } from 'react';

interface Jobs {
  /** What would be lost by closing now, in Chinese; null: nothing. */
  readonly running: string | null;
  readonly set: (key: string, label: string | null) => void;
}

const JobsContext = createContext<Jobs | null>(null);

function useJobs(): Jobs {
  const jobs = useContext(JobsContext);
  if (jobs === null) throw new Error('no JobsProvider above this component');
  return jobs;
}

export function useJob(): string | null {
  return useJobs().running;
}

/** @param label what is being done, e.g. 正在导入数据; null: nothing */
export function useReportJob(label: string | null): void {
  const key = useId();
  const { set } = useJobs();
  useEffect(() => {
    set(key, label);
    return () => set(key, null);
  }, [key, label, set]);
}

export function JobsProvider({ children }: { readonly children: ReactNode }) {
  const [labels, setLabels] = useState<readonly (readonly [string, string])[]>([]);
  const set = useCallback((key: string, label: string | null) => {
    setLabels((before) => {
      const others = before.filter(([other]) => other !== key);
      if (label === null && others.length === before.length) return before;
      return label === null ? others : [...others, [key, label]];
    });
  }, []);
  const running = labels.at(0)?.[1] ?? null;
  const jobs = useMemo(() => ({ running, set }), [running, set]);
  return <JobsContext value={jobs}>{children}</JobsContext>;
}
