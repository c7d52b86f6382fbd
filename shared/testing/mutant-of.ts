import * as fc from 'fast-check';

/** A few octets of the original changed, removed or doubled, or its end cut. */
export function mutantOf(original: Uint8Array): fc.Arbitrary<Uint8Array> {
  return fc
    .array(fc.tuple(fc.nat(original.length - 1), fc.nat(255), fc.constantFrom('set', 'cut', 'drop', 'double')), {
      minLength: 1,
      maxLength: 4,
    })
    .map((changes) => {
      let bytes = [...original];
      for (const [at, value, how] of changes) {
        if (how === 'set' && at < bytes.length) bytes[at] = value;
        else if (how === 'cut' && value < 32) bytes = bytes.slice(0, at);
        else if (how === 'drop') bytes.splice(at, 1 + (value % 4));
        else bytes.splice(at, 0, ...bytes.slice(at, at + (value % 16)));
      }
      return Uint8Array.from(bytes);
    });
}
