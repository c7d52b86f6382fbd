/**
 * What another language must give for the English messages `T`: the same keys, no more and no fewer. A `_one` form is
 * left out, since Japanese has one plural form (CLDR: `other`).
 */
export type Translation<T> = {
  readonly [K in keyof T as K extends `${string}_one` ? never : K]: T[K] extends string ? string : Translation<T[K]>;
};
