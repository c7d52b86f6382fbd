/** The longest array {@link characterCodes} hands out. */
export const maxCharacterCodes = 128;

const arrays: number[][] = Array.from({ length: maxCharacterCodes + 1 }, (_, length) =>
  Array.from({ length }, () => 0),
);

/**
 * An array of this length to fill for `String.fromCharCode.apply`: the fastest way to a short string without
 * TextDecoder. It is lent until the next call.
 */
export function characterCodes(length: number): number[] {
  return arrays[length] as number[];
}
