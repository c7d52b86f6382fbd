/** A part of what a command on a node wrote: what stands after the mark, and the text up to the next mark. */
export interface Frame {
  readonly kind: string;
  /** Words after the kind, on the same line. */
  readonly rest: string;
  /** Without the line end before the next mark. One character a byte. */
  readonly text: string;
}

/**
 * Takes the output of a command apart at its marks. What comes before the first one (a login message) is not the
 * command's. @returns `isWhole` only where the command came to its end
 */
export function framesOf(
  output: Buffer,
  mark: string,
): { readonly frames: readonly Frame[]; readonly isWhole: boolean } {
  const parts = `\n${output.toString('latin1')}`.split(`\n${mark} `).slice(1);
  const frames = parts.map((part): Frame => {
    const lineEnd = part.indexOf('\n');
    const head = lineEnd < 0 ? part : part.slice(0, lineEnd);
    const space = head.indexOf(' ');
    return {
      kind: space < 0 ? head : head.slice(0, space),
      rest: space < 0 ? '' : head.slice(space + 1),
      text: lineEnd < 0 ? '' : part.slice(lineEnd + 1),
    };
  });
  return { frames, isWhole: frames.at(-1)?.kind === 'done' };
}

/** Text of a node, whose names and messages are UTF-8 wherever it matters. */
export function utf8Of(latin1: string): string {
  return Buffer.from(latin1, 'latin1').toString('utf8');
}
