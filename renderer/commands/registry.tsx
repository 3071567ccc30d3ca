/** The one place where commands meet what they do: pages put their handlers here; menu, keys and buttons run them. */
import { createContext, useCallback, useContext, useEffect, useMemo, useRef, type ReactNode } from 'react';
import { COMMAND_IDS, commandDefinition, pageKeys, readCommand, type ArgumentCommandId, type CommandId } from '../../shared/commands';
import { SHELL_COMMAND } from '../../shared/contract/shell';
import type { ShellPage } from '../../shared/shell-state';
import { useShell } from '../engine-client';
import { isDialogOpen, isWriting, matches } from './keys';

type AnyCommand = CommandId | ArgumentCommandId;
type Handler = (argument: string) => void;

interface Registry {
  /** The handler put last holds. @returns a function that takes it away again */
  readonly add: (id: AnyCommand, handler: Handler) => () => void;
  /** Of the navigation, in its order. */
  readonly pages: readonly ShellPage[];
  /** @returns whether there was anybody to do it */
  readonly run: (id: AnyCommand, argument?: string) => boolean;
}

const RegistryContext = createContext<Registry | null>(null);

function useRegistry(): Registry {
  const registry = useContext(RegistryContext);
  if (registry === null) throw new Error('no CommandProvider above this component');
  return registry;
}

export function useRunCommand(): Registry['run'] {
  return useRegistry().run;
}

export function usePages(): readonly ShellPage[] {
  return useRegistry().pages;
}

/** While the component is there, the command does this; null: nothing now. */
export function useCommand(id: AnyCommand, handler: Handler | null): void {
  const { add } = useRegistry();
  const latest = useRef(handler);
  useEffect(() => {
    latest.current = handler;
  });
  const offered = handler !== null;
  useEffect(() => (offered ? add(id, (argument) => latest.current?.(argument)) : undefined), [add, id, offered]);
}

/** The command that a key press means here, or null. */
export function commandOf(press: KeyboardEvent, host: 'electron' | 'browser', pages: readonly ShellPage[]): { readonly id: AnyCommand; readonly argument: string } | null {
  if (press.isComposing || press.repeat) return null;
  const dialog = isDialogOpen();
  for (const id of COMMAND_IDS) {
    const { keys, keptByBrowsers, electronOnly, anywhere, notInFields } = commandDefinition(id);
    if (host === 'browser' && (keptByBrowsers || electronOnly)) continue;
    if ((dialog && !anywhere) || (notInFields && isWriting(press.target))) continue;
    if (keys.some((name) => matches(press, name))) return { id, argument: '' };
  }
  if (host === 'browser' || dialog) return null;
  const page = pages.find((_, index) => matches(press, pageKeys(index) ?? 'none'));
  return page === undefined ? null : { id: 'page.go', argument: page.path };
}

export function CommandProvider({ pages, children }: { readonly pages: readonly ShellPage[]; readonly children: ReactNode }) {
  const { kind } = useShell();
  const handlers = useRef(new Map<AnyCommand, Handler[]>());

  const add = useCallback<Registry['add']>((id, handler) => {
    const list = handlers.current.get(id) ?? [];
    handlers.current.set(id, [...list, handler]);
    return () => handlers.current.set(id, (handlers.current.get(id) ?? []).filter((other) => other !== handler));
  }, []);
  const run = useCallback<Registry['run']>((id, argument = '') => {
    const handler = handlers.current.get(id)?.at(-1);
    handler?.(argument);
    return handler !== undefined;
  }, []);

  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const command = commandOf(event, kind, pages);
      // Keys of commands nobody offers now stay with the browser.
      if (command !== null && run(command.id, command.argument)) event.preventDefault();
    };
    const told = (event: MessageEvent<unknown>) => {
      if (event.source !== window || event.origin !== location.origin) return;
      const { type, command } = (event.data ?? {}) as { readonly type?: unknown; readonly command?: unknown };
      const read = type === SHELL_COMMAND ? readCommand(command) : null;
      if (read !== null) run(read.id, read.argument);
    };
    window.addEventListener('keydown', pressed);
    window.addEventListener('message', told);
    return () => {
      window.removeEventListener('keydown', pressed);
      window.removeEventListener('message', told);
    };
  }, [kind, pages, run]);

  const registry = useMemo(() => ({ pages, add, run }), [pages, add, run]);
  return <RegistryContext value={registry}>{children}</RegistryContext>;
}
