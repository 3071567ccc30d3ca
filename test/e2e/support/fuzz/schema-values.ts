/** Requests in the shape that their schema asks for, with values that mostly mean something. */
import type { z } from 'zod';
import { INDICATORS } from '../../../../shared/indicators';
import { hostileText, type Places } from './hostile-values';
import type { Random } from './random';

type Schema = z.core.$ZodTypes;

const WORDS = [
  '2025-2026',
  '2024-2025',
  '2025-11-03',
  '2026-06-30',
  '08:00',
  '371721',
  '371702',
  '小学',
  '初中',
  '曹县',
  '公办',
  '城区',
  '男',
  '2',
  'MHT',
  'PHQ-9',
  '0123456789abcdef',
  'YX-20260715-3F9A2C7B',
  '第1实验小学',
  'SELECT * FROM schools',
  'SELECT county, count(*) FROM schools GROUP BY ALL ORDER BY 2 DESC',
  'SELECT * FROM counselors LIMIT 20',
  'previous',
  'a',
];
const NUMBERS = [0, 1, 2, 3, 5, 8, 10, 16, 50, 62, 100, 480, 0.5, 0.95, 3000, 20_000];
const TRIES = 12;

export class SchemaValues {
  readonly #random: Random;
  readonly #places: Places;
  readonly #words: readonly string[];

  constructor(random: Random, places: Places) {
    this.#random = random;
    this.#places = places;
    this.#words = [...WORDS, ...INDICATORS.map(({ id }) => id)];
  }

  #fitting(schema: Schema, make: () => unknown): unknown {
    let value = make();
    for (let tried = 0; tried < TRIES && !(schema as unknown as z.ZodType).safeParse(value).success; tried++) value = make();
    return value;
  }

  #text(): string {
    return this.#random.chance(0.85) ? this.#random.pick(this.#words) : hostileText(this.#random, this.#places);
  }

  #list(element: Schema): unknown[] {
    const length = this.#random.pick([0, 1, 1, 1, 2, 3, 7]);
    return Array.from({ length }, () => this.of(element));
  }

  of(schema: Schema): unknown {
    const { def } = schema._zod;
    const random = this.#random;
    switch (def.type) {
      case 'string':
        return this.#fitting(schema, () => this.#text());
      case 'number':
        return this.#fitting(schema, () => random.pick(NUMBERS));
      case 'null':
        return null;
      case 'boolean':
        return random.chance(0.5);
      case 'enum':
        return random.pick(Object.values(def.entries));
      case 'literal':
        return random.pick(def.values);
      case 'array':
        return this.#fitting(schema, () => this.#list(def.element as Schema));
      case 'object':
        return Object.fromEntries(Object.entries(def.shape).flatMap(([key, field]) => this.#field(key, field as Schema)));
      case 'record':
        return Object.fromEntries(Array.from({ length: random.below(3) }, () => [this.#text(), this.of(def.valueType as Schema)]));
      case 'union':
        return this.of(random.pick(def.options) as Schema);
      case 'nullable':
        return random.chance(0.2) ? null : this.of(def.innerType as Schema);
      case 'optional':
      case 'readonly':
      case 'default':
      case 'prefault':
        return this.of(def.innerType as Schema);
      case 'lazy':
        // One that holds itself ends by chance.
        return this.of(def.getter() as Schema);
      case 'pipe':
        return this.of(def.in as Schema);
      case 'custom':
        return Uint8Array.from({ length: random.pick([0, 40, 2000]) }, () => random.below(256));
      case 'unknown':
        return random.pick([random.pick(NUMBERS), this.#text(), { dimensions: ['county'], indicators: ['schoolCount'] }, {}, []]);
      default:
        throw new Error(`requests of kind ${def.type} cannot be made up`);
    }
  }

  #field(key: string, field: Schema): readonly (readonly [string, unknown])[] {
    const mayBeAbsent = ['optional', 'default', 'prefault'].includes(field._zod.def.type);
    return mayBeAbsent && this.#random.chance(0.7) ? [] : [[key, this.of(field)]];
  }
}
