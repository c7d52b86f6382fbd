import type { Problem } from '../../shared/pki/problem.ts';
import { visibleText } from '../../shared/x509/visible-text.ts';

/** The sentence as it reads below its path, which it need not name again. */
export function problemSentence({ path, message }: Problem): string {
  const named = visibleText(path);
  if (message.startsWith(`${named} `)) return `It ${message.slice(named.length + 1)}`;
  const inside = ` of ${named} `;
  return message.includes(inside) ? message.replace(inside, () => ' ') : message;
}
