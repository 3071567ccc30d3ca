/** A stream of messages to an engine: requests of every method in the right shape, spoilt ones, hostile ones, and what is no request at all. */
import { type Method, METHODS, requestSchemas } from '../../../../shared/contract/requests';
import { hostileText, hostileValue, type Places, PROTOTYPE_KEYS } from './hostile-values';
import { Random } from './random';
import { SchemaValues } from './schema-values';

export interface Message {
  /** Absent where the message has none that an answer could name. */
  readonly id: number | null;
  readonly body: unknown;
}

/** Of these one in so many is sent in the right shape: they take seconds, or end the session that the others need. */
const RARELY_RIGHT: Partial<Record<Method, number>> = {
  'sample.upload': 2000,
  // Nothing is left to ask about when all is undone.
  'import.undo': 300,
  'workspace.open': 50,
  'workspace.close': 60,
  'workspace.lock': 60,
  'hotline.plan': 5,
  'report.issue': 5,
  'report.preview': 5,
  'report.annual': 5,
  'report.letterPreview': 5,
  'reconcile.countyTotals': 10,
  'reconcile.countyTotalsWorkbook': 20,
};

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !ArrayBuffer.isView(value);
}

export class Messages {
  readonly #random: Random;
  readonly #values: SchemaValues;
  readonly #places: Places;
  #id = 0;

  /** @param firstId calls of others on the same port must be told apart from these */
  constructor(seed: number, places: Places, firstId: number) {
    this.#random = new Random(seed);
    this.#values = new SchemaValues(this.#random, places);
    this.#places = places;
    this.#id = firstId;
  }

  next(): Message {
    const random = this.#random;
    const id = ++this.#id;
    const kind = random.next();
    if (kind < 0.04) return { id: null, body: random.pick([hostileValue(random, this.#places), { type: 'call', id: hostileValue(random, this.#places), method: 'app.info', request: {} }]) };
    if (kind < 0.07) return { id: null, body: { type: 'cancel', id: this.#id - random.below(8) } };
    if (kind < 0.1) return { id, body: { type: hostileText(random, this.#places), id } };
    if (kind < 0.16) return { id, body: { type: 'call', id, method: random.pick([...PROTOTYPE_KEYS, 'engine.close', hostileText(random, this.#places), hostileValue(random, this.#places)]), request: {} } };
    const method = random.pick(METHODS);
    return { id, body: { type: 'call', id, method, request: this.#request(method) } };
  }

  #request(method: Method): unknown {
    const random = this.#random;
    const kind = random.next();
    if (kind < 0.15) return hostileValue(random, this.#places);
    const request = this.#values.of(requestSchemas[method]);
    const rarely = RARELY_RIGHT[method];
    // A wrong passphrase is answered after half a minute, by which everything else would wait.
    if (method === 'workspace.unlock' && random.below(400) > 0) return { passphrase: random.pick([null, 1, '', [], {}, 'x'.repeat(300)]) };
    if (kind < 0.4 && (rarely === undefined || random.below(rarely) === 0)) return request;
    return this.#spoilt(request, rarely === undefined ? 1 : 4);
  }

  /** Changes something somewhere in a request, at least once. */
  #spoilt(request: unknown, atLeast: number): unknown {
    let spoilt = request;
    for (let times = atLeast + this.#random.below(3); times > 0; times--) spoilt = this.#change(spoilt);
    return spoilt;
  }

  #change(value: unknown): unknown {
    const random = this.#random;
    if (!isObject(value) || random.chance(0.15)) return hostileValue(random, this.#places);
    const keys = Object.keys(value);
    const copy: Record<string, unknown> | unknown[] = Array.isArray(value) ? [...(value as unknown[])] : Object.defineProperties({}, Object.getOwnPropertyDescriptors(value));
    const fields = copy;
    if (keys.length === 0 || random.chance(0.15)) {
      // Defined, not set: __proto__ is to be a field like any other.
      Object.defineProperty(fields, random.pick([...PROTOTYPE_KEYS, 'extra']), { value: hostileValue(random, this.#places), enumerable: true, configurable: true, writable: true });
      return copy;
    }
    const key = random.pick(keys);
    if (random.chance(0.2)) delete fields[key];
    else Object.defineProperty(fields, key, { value: this.#change(value[key]), enumerable: true, configurable: true, writable: true });
    return copy;
  }
}
