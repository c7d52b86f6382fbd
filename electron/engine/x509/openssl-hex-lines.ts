/** `aa:bb:cc:` in lines of so many bytes, a colon after each byte but the last. */
export function hexLines(hex: string, bytesPerLine: number, indent: string): readonly string[] {
  const pairs = hex.match(/../gu) ?? [];
  const lines: string[] = [];
  for (let at = 0; at < pairs.length; at += bytesPerLine) {
    const isLast = at + bytesPerLine >= pairs.length;
    lines.push(`${indent}${pairs.slice(at, at + bytesPerLine).join(':')}${isLast ? '' : ':'}`);
  }
  return lines;
}
