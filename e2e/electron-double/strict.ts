/** Asked of any object by promises, by printing and by test matchers; its absence means nothing. */
const harmless: ReadonlySet<PropertyKey> = new Set(['then', 'toJSON', 'asymmetricMatch', 'nodeType', '$$typeof']);

/**
 * A stand-in that throws where the real thing has something that it lacks: better no answer than an invented one.
 * What a test sets on it stays set.
 */
export function strict<Target extends object>(name: string, target: Target): Target {
  return new Proxy(target, {
    get: (on, key, receiver) => {
      if (!(key in on) && typeof key === 'string' && !harmless.has(key)) {
        throw new Error(`The electron stand-in has no ${name}.${key}: add it, or do without.`);
      }
      return Reflect.get(on, key, receiver) as unknown;
    },
  });
}
