/** Well under a frame at 60 a second, so that the window stays alive while a report is put together. */
const sliceMs = 8;

/** All pieces as one text, giving way to the window between slices of time. */
export async function textInSlices(pieces: Iterable<string>): Promise<string> {
  const texts: string[] = [];
  let since = performance.now();
  for (const piece of pieces) {
    texts.push(piece);
    if (performance.now() - since < sliceMs) continue;
    await new Promise((next) => {
      setTimeout(next, 0);
    });
    since = performance.now();
  }
  return texts.join('');
}
