/** V8 copies shorter slices by itself. */
const shortestSliceChars = 13;
const oneByte = /^[\p{ASCII}\u0080-\u00ff]*$/u;

/**
 * The same text in memory of its own. What is cut out of a text holds on to all of it: for the label of a key, or a name in a
 * kubeconfig, that is a file with a key or a token in it, for as long as the name is shown.
 */
export function ownText(text: string): string {
  if (text.length < shortestSliceChars) return text;
  const encoding = oneByte.test(text) ? 'latin1' : 'utf16le';
  return Buffer.from(text, encoding).toString(encoding);
}
