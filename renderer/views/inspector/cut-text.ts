import { visibleText } from '../../../shared/x509/visible-text.ts';

/** More than anybody reads of one value; a hostile name has a megabyte, which would take seconds to lay out. */
const mostCharacters = 2_000;

export interface CutText {
  /** Safe to show. */
  readonly shown: string;
  /** Characters left out at the end; a copy has them. */
  readonly left: number;
}

/** The beginning of a text, made visible; never cut through a character of two units. */
export function cutText(text: string, most = mostCharacters): CutText {
  if (text.length <= most) return { shown: visibleText(text), left: 0 };
  const last = text.charCodeAt(most - 1);
  const end = last >= 0xd800 && last <= 0xdbff ? most - 1 : most;
  return { shown: visibleText(text.slice(0, end)), left: text.length - end };
}
