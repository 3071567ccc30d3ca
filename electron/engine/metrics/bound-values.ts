import type { SqlValue } from '../warehouse/sql';

/** Values of one statement, each bound once however often it stands in the text. */
export class BoundValues {
  readonly #places = new Map<SqlValue, string>();

  /** @returns the place of the value in the text, e.g. $3 */
  add(value: SqlValue): string {
    const known = this.#places.get(value);
    if (known !== undefined) return known;
    const place = `$${this.#places.size + 1}`;
    this.#places.set(value, place);
    return place;
  }

  get values(): readonly SqlValue[] {
    return [...this.#places.keys()];
  }
}
