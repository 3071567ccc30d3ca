/**
 * The same as `Object.freeze` of an object that all others inherit from: nothing can be added, changed or taken away. Frozen in one
 * call, V8 marks its elements frozen and from then on looks for them at every store into every array and typed array of the thread,
 * which makes those stores thirty times as long; frozen property by property it does not.
 */
export function freezeShared(prototype: object): void {
  for (const name of Reflect.ownKeys(prototype)) {
    const isValue = Object.hasOwn(Object.getOwnPropertyDescriptor(prototype, name) ?? {}, 'value');
    Object.defineProperty(prototype, name, isValue ? { writable: false, configurable: false } : { configurable: false });
  }
  Object.preventExtensions(prototype);
}
