type Primitive = string | number | boolean | null | undefined;

/** Fields under such a name hold what opens something. None is in an answer or an event. */
type SecretField =
  | 'privateKey'
  | 'keyPem'
  | 'keyData'
  | 'password'
  | 'passphrase'
  | 'token'
  | 'secret'
  | 'client-key-data'
  | 'der'
  | 'bytes'
  | 'data';

/**
 * `true` for what may leave the engine: text, numbers, booleans, and lists and records of these. `false` as soon as there
 * is anything a private key is held in (bytes of any kind, `KeyObject`, `CryptoKey`, a class, a function), a field named
 * like a secret, or what has no type, anywhere within.
 */
export type IsPlainData<Value> = unknown extends Value
  ? false
  : [Value] extends [Primitive]
    ? true
    : false extends EachIsPlain<Value>
      ? false
      : true;

/** Over the members of a union, one by one. */
type EachIsPlain<Value> = Value extends Primitive
  ? true
  : Value extends (...args: never) => unknown
    ? false
    : Value extends ArrayBuffer | ArrayBufferView | Promise<unknown> | ReadonlyMap<never, unknown> | ReadonlySet<never>
      ? false
      : Value extends readonly (infer Item)[]
        ? IsPlainData<Item>
        : Extract<keyof Value, SecretField | symbol> extends never
          ? false extends { [Field in keyof Value]-?: IsPlainData<Value[Field]> }[keyof Value]
            ? false
            : true
          : false;
