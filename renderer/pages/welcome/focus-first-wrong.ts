/** Who has pressed the button of a form goes on at what is missing in it, as soon as the form shows that. */
export function focusFirstWrong(form: HTMLFormElement): void {
  requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid=true]')?.focus());
}
