import { inSlices } from '../state/in-slices.ts';

/** All pieces as one text, giving way to the window between slices of time. */
export async function textInSlices(pieces: Iterable<string>): Promise<string> {
  return (await inSlices(joining(pieces), () => true)) ?? '';
}

function* joining(pieces: Iterable<string>): Generator<undefined, string> {
  const texts: string[] = [];
  for (const piece of pieces) {
    texts.push(piece);
    yield undefined;
  }
  return texts.join('');
}
