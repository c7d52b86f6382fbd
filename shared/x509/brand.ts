declare const brand: unique symbol;

/** A value of type `Base` that was made by the code entitled to make it: two brands never mix. */
export type Brand<Base, Name extends string> = Base & { readonly [brand]: Name };

/** An instant in milliseconds since 1970-01-01T00:00:00Z, leap seconds ignored. */
export type EpochMs = Brand<number, 'EpochMs'>;

/** SHA-256 in 64 lower-case hex digits, no colons. */
export type Sha256Hex = Brand<string, 'Sha256Hex'>;
