/** The browser's part: tells when an element comes into sight. Put in place of IntersectionObserver. */
export class Watcher {
  static last: Watcher | null = null;
  watched: Element | null = null;
  constructor(readonly tell: (entries: readonly { readonly isIntersecting: boolean }[]) => void) {
    Watcher.last = this;
  }
  observe(element: Element): void {
    this.watched = element;
  }
  disconnect(): void {
    this.watched = null;
  }
}
