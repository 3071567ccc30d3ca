/** happy-dom lays nothing out: every element is 0 × 0, and charts draw nothing at that size. */
export function giveElementsSize(): void {
  HTMLElement.prototype.getBoundingClientRect = () => new DOMRect(0, 0, 600, 320);
}
