/** Elements of the grid, made once and filled again and again; nothing is written that stands there already. */

export function element(className: string, role: string, parent?: HTMLElement): HTMLDivElement {
  const made = document.createElement('div');
  made.className = className;
  made.setAttribute('role', role);
  parent?.append(made);
  return made;
}

export function setAttribute(target: HTMLElement, name: string, value: string | null): void {
  if (target.getAttribute(name) === value) return;
  if (value === null) target.removeAttribute(name);
  else target.setAttribute(name, value);
}

export function setClass(target: HTMLElement, className: string): void {
  if (target.className !== className) target.className = className;
}

export function setDisplayed(target: HTMLElement, displayed: boolean): void {
  const value = displayed ? '' : 'none';
  if (target.style.display !== value) target.style.display = value;
}
