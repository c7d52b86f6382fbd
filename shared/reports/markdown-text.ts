/** Text that means only itself: no link, no markup, no HTML. @see CommonMark section 2.4 */
export function markdownPlain(text: string): string {
  return text
    .replaceAll(/[\\`*_[\]<>|#~&!]/gu, String.raw`\$&`)
    .replaceAll(/^(\s*)([-+]|\d+[.)])(?=\s)/gmu, String.raw`$1\$2`);
}

/** Nearly every cell of a table. A digit or a dash in front may begin a list, and is looked at closer. */
const harmless = /^[a-zA-Z(][a-zA-Z0-9 (),/-]*$/u;

/**
 * The same for what strangers may have chosen: nobody is mentioned, and no address becomes a link.
 * @see GitHub Flavored Markdown section 6.9
 */
export function markdownForeign(text: string): string {
  if (harmless.test(text)) return text;
  return markdownPlain(text)
    .replaceAll('@', '@<!-- -->')
    .replaceAll('://', String.raw`\://`)
    .replaceAll(/www\./giu, (match) => match.replace('.', String.raw`\.`));
}

const harmlessCode = /^[a-zA-Z0-9/:@.()_-][a-zA-Z0-9/:@.()+ _-]*[a-zA-Z0-9/:@.()_-]$/u;

/**
 * A value as code, in which nothing has a meaning, for a cell of a table or anywhere else. A bar ends a cell even in
 * code unless a backslash stands before it; a value with both is told as text.
 */
export function markdownCode(text: string): string {
  if (harmlessCode.test(text)) return `\`${text}\``;
  if (text.trim() === '') return '';
  if (text.includes('|') && text.includes('\\')) return markdownForeign(text);
  const longest = Math.max(0, ...Array.from(text.matchAll(/`+/gu), ([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  // Spaces at both ends keep a value that begins or ends with a backtick apart from the fence; they are not shown.
  const padding = /^[` ]|[` ]$/u.test(text) ? ' ' : '';
  return `${fence}${padding}${text.replaceAll('|', String.raw`\|`)}${padding}${fence}`;
}
