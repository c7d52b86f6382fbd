import { displayWidth } from '../display-width.ts';

/** Where a line may end: at a space, or behind a character of Japanese. Closing marks stay with what they close. */
const chunk =
  /\S+?(?:\s+|$|(?<=[\u3000-\u30ff\u4e00-\u9fff\uff00-\uffef])(?![、。」』）：；？！ー〜ぁぃぅぇぉっゃゅょァィゥェォッャュョ）]))/gu;

/** Lines of at most that many cells; a word that is longer stands alone. */
export function wrapText(text: string, cells: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const [piece] of text.matchAll(chunk)) {
    if (line !== '' && displayWidth((line + piece).trimEnd()) > cells) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += piece;
  }
  if (line !== '') lines.push(line.trimEnd());
  return lines;
}
