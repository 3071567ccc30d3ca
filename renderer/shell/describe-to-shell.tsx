/** Tells the shell what the page is doing, and a browser not to close over a job without asking. */
import { useEffect } from 'react';
import type { ShellPage } from '../../shared/shell-state';
import { useShell } from '../engine-client';
import { useJob } from '../jobs';
import { useLocked } from '../lock/lock-context';
import { useWorkspaceSession } from '../workspace-session';

export function DescribeToShell({ pages }: { readonly pages: readonly ShellPage[] }) {
  const shell = useShell();
  const { status, unbacked } = useWorkspaceSession();
  const locked = useLocked();
  const job = useJob();
  const workspaceOpen = status?.open === true;
  const holds = unbacked !== null;
  const known = status !== null;

  useEffect(() => {
    if (known) shell.describe?.({ workspaceOpen, locked, job, pages: pages.map(({ path, label }) => ({ path, label })), holds });
  }, [shell, known, workspaceOpen, locked, job, pages, holds]);

  useEffect(() => {
    if (shell.kind !== 'browser' || job === null) return undefined;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [shell, job]);
  return null;
}
