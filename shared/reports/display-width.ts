/** East Asian Wide and Fullwidth, and emoji: two cells in a terminal. @see Unicode Standard Annex 11, Unicode 16 */
const wide =
  /^[\u{1100}-\u{115f}\u{2329}\u{232a}\u{2e80}-\u{303e}\u{3041}-\u{33ff}\u{3400}-\u{4dbf}\u{4e00}-\u{a4cf}\u{a960}-\u{a97c}\u{ac00}-\u{d7a3}\u{f900}-\u{faff}\u{fe10}-\u{fe19}\u{fe30}-\u{fe6f}\u{ff01}-\u{ff60}\u{ffe0}-\u{ffe6}\u{16fe0}-\u{18dff}\u{1aff0}-\u{1b2ff}\u{1f200}-\u{1f2ff}\u{20000}-\u{3fffd}]|^\p{Emoji_Presentation}/u;
const drawsOnPrevious = /^[\p{Mn}\p{Me}]/u;
const plain = /^[\u0020-\u007e]*$/u;

/** Cells a text takes in a terminal. Of text whose invisible characters were made visible. */
export function displayWidth(text: string): number {
  if (plain.test(text)) return text.length;
  let cells = 0;
  for (const character of text) cells += characterWidth(character);
  return cells;
}

export function padToWidth(text: string, cells: number): string {
  return text + ' '.repeat(Math.max(0, cells - displayWidth(text)));
}

/** Cut in the middle of too long a text, so that its end is still read: names of nodes differ there. */
export function fitToWidth(text: string, cells: number): string {
  if (displayWidth(text) <= cells) return text;
  const characters = Array.from(text);
  const headCells = Math.ceil((cells - 1) * 0.6);
  const head = takeWidth(characters, headCells);
  const tail = takeWidth(characters.toReversed(), cells - 1 - headCells);
  return `${head.join('')}…${tail.toReversed().join('')}`;
}

function takeWidth(characters: readonly string[], cells: number): readonly string[] {
  let left = cells;
  const end = characters.findIndex((character) => {
    left -= characterWidth(character);
    return left < 0;
  });
  return end < 0 ? characters : characters.slice(0, end);
}

function characterWidth(character: string): number {
  if (drawsOnPrevious.test(character)) return 0;
  return wide.test(character) ? 2 : 1;
}
