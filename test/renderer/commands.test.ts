// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import { isDialogOpen, isWriting, matches } from '../../renderer/commands/keys';
import { commandOf } from '../../renderer/commands/registry';
import { COMMAND_IDS, commandDefinition, pageKeys, readCommand } from '../../shared/commands';
import { readShellState } from '../../shared/shell-state';

const PAGES = [{ path: '/overview', label: '总览' }, { path: '/staffing', label: '师资覆盖' }];

function press(key: string, more: KeyboardEventInit = {}): KeyboardEvent {
  return new KeyboardEvent('keydown', { key, ...more });
}

afterEach(() => document.body.replaceChildren());

describe('a shortcut', () => {
  it('is met by its key with exactly its helpers', () => {
    expect(matches(press('d', { ctrlKey: true, shiftKey: true }), 'Ctrl+Shift+D')).toBe(true);
    expect(matches(press('D', { ctrlKey: true, shiftKey: true }), 'Ctrl+Shift+D')).toBe(true);
    expect(matches(press('d', { ctrlKey: true }), 'Ctrl+Shift+D')).toBe(false);
    expect(matches(press('d', { ctrlKey: true, shiftKey: true, altKey: true }), 'Ctrl+Shift+D')).toBe(false);
    expect(matches(press('F1'), 'F1')).toBe(true);
  });

  it('with a sign is met whether the keyboard needs Shift for it or not', () => {
    expect(matches(press('+', { ctrlKey: true, shiftKey: true }), 'Ctrl++')).toBe(true);
    expect(matches(press('/', { ctrlKey: true }), 'Ctrl+/')).toBe(true);
    expect(matches(press('/'), 'Ctrl+/')).toBe(false);
  });

  it('belongs to one command only', () => {
    const keys = COMMAND_IDS.flatMap((id) => commandDefinition(id).keys);
    const pages = Array.from({ length: 9 }, (_, index) => pageKeys(index));
    expect(new Set([...keys, ...pages]).size).toBe(keys.length + pages.length);
    expect(pageKeys(9)).toBeNull();
  });
});

describe('a key press', () => {
  it('means the same command in both hosts, save where a browser keeps the key', () => {
    expect(commandOf(press('l', { ctrlKey: true }), 'browser', PAGES)).toEqual({ id: 'app.lock', argument: '' });
    expect(commandOf(press('l', { ctrlKey: true }), 'electron', PAGES)).toEqual({ id: 'app.lock', argument: '' });
    expect(commandOf(press('n', { ctrlKey: true }), 'electron', PAGES)).toEqual({ id: 'workspace.new', argument: '' });
    expect(commandOf(press('n', { ctrlKey: true }), 'browser', PAGES)).toBeNull();
    expect(commandOf(press('2', { ctrlKey: true }), 'electron', PAGES)).toEqual({ id: 'page.go', argument: '/staffing' });
    expect(commandOf(press('3', { ctrlKey: true }), 'electron', PAGES)).toBeNull();
  });

  it('while Chinese is being put together means nothing', () => {
    expect(commandOf(press('l', { ctrlKey: true, isComposing: true }), 'electron', PAGES)).toBeNull();
  });

  it('takes an import back only outside of fields', () => {
    document.body.innerHTML = '<input id="field"><input id="box" type="checkbox"><p id="text">字</p>';
    const undone = (id: string): unknown => {
      let found: unknown;
      const listen = (event: Event): void => {
        found = commandOf(event as KeyboardEvent, 'browser', PAGES)?.id;
      };
      window.addEventListener('keydown', listen, { once: true });
      document.getElementById(id)?.dispatchEvent(press('z', { ctrlKey: true, bubbles: true }));
      return found;
    };
    expect(undone('field')).toBeUndefined();
    expect(undone('text')).toBe('import.undoLast');
    expect(undone('box')).toBe('import.undoLast');
    expect(isWriting(document.getElementById('field'))).toBe(true);
  });

  it('does nothing but change the looks while a dialog is open', () => {
    const dialog = document.createElement('div');
    dialog.setAttribute('role', 'dialog');
    dialog.getClientRects = () => [{}] as unknown as DOMRectList;
    document.body.append(dialog);
    expect(isDialogOpen()).toBe(true);
    expect(commandOf(press('2', { ctrlKey: true }), 'electron', PAGES)).toBeNull();
    expect(commandOf(press('i', { ctrlKey: true }), 'electron', PAGES)).toBeNull();
    expect(commandOf(press('d', { ctrlKey: true, shiftKey: true }), 'electron', PAGES)?.id).toBe('view.dark');
  });
});

describe('what crosses between page and shell', () => {
  it('is a known command with a short argument, or nothing', () => {
    expect(readCommand({ id: 'page.go', argument: '/overview' })).toEqual({ id: 'page.go', argument: '/overview' });
    for (const foreign of [null, 'app.lock', { id: 'app.lock' }, { id: 'toString', argument: '' }, { id: 'page.go', argument: 'x'.repeat(5000) }, { id: 'eval', argument: 'x' }]) {
      expect(readCommand(foreign)).toBeNull();
    }
  });

  it('is a state of which everything odd is left out', () => {
    expect(readShellState(undefined)).toEqual({ workspaceOpen: false, locked: false, job: null, pages: [], holds: false });
    expect(
      readShellState({ workspaceOpen: 1, locked: true, job: 'x'.repeat(500), pages: [{ path: '/a', label: '甲' }, { path: 'b', label: '乙' }, { path: '/c', label: '' }, 7] }),
    ).toEqual({ workspaceOpen: false, locked: true, job: null, pages: [{ path: '/a', label: '甲' }], holds: false });
  });
});
