/** Whether a key press is the one a shortcut names: `Ctrl+Shift+D`, `F1`. On a Mac, Ctrl stands for ⌘. */
const IS_MAC = /^Mac/.test(navigator.platform);

type KeyPress = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

export function matches(press: KeyPress, keys: string): boolean {
  const parts = keys.endsWith('++') ? [...keys.slice(0, -2).split('+'), '+'] : keys.split('+');
  const key = parts.at(-1) ?? '';
  const wants = (name: string) => parts.slice(0, -1).includes(name);
  const control = IS_MAC ? press.metaKey : press.ctrlKey;
  const other = IS_MAC ? press.ctrlKey : press.metaKey;
  // A sign such as + is written with or without Shift by keyboard.
  const isSign = key.length === 1 && key.toLowerCase() === key.toUpperCase() && !/\d/.test(key);
  return (
    press.key.toLowerCase() === key.toLowerCase() &&
    control === wants('Ctrl') &&
    !other &&
    press.altKey === wants('Alt') &&
    (isSign || press.shiftKey === wants('Shift'))
  );
}

const FIELD = 'input:not([type=checkbox]):not([type=radio]):not([type=button]), textarea, select, [contenteditable=true], [role=textbox]';

export function isWriting(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(FIELD) !== null;
}

export function isDialogOpen(): boolean {
  return [...document.querySelectorAll('[role=dialog], dialog[open]')].some((dialog) => dialog.closest('.ant-popover') === null && dialog.getClientRects().length > 0);
}
