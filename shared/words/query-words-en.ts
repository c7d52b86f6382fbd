import { exampleOf } from '../query/example-of.ts';
import { fields } from '../query/fields.ts';
import type { QueryWords } from './query-words.ts';

export const queryWordsEn: QueryWords = {
  'unknown-field': ({ field, nearest }) =>
    nearest === undefined
      ? `there is no field ${field}: choose ${fields.join(', ')}, or put the text in quotes`
      : `there is no field ${field}: did you mean ${nearest}? Text with a colon goes in quotes`,
  'unknown-value': ({ field, value, nearest, choices }) =>
    nearest === undefined
      ? `${field} is never ${value}: choose ${choices.join(', ')}`
      : `${field} is never ${value}: did you mean ${nearest}?`,
  'value-missing': ({ field }) => `say what ${field} should be, for example ${exampleOf(field)}`,
  'quote-open': () => 'the quote has no end: put a second " after the text',
  'no-duration': ({ value }) => `${value} is no duration: write 90m, 12h, 30d, 2w or 1y`,
  'no-date': ({ value }) =>
    `${value} is neither a duration nor a date: write 30d, 2027, 2027-03, 2027-03-01 or 2027-03-01T09:00:00Z`,
  'comparison-missing': ({ field, value }) =>
    `write ${field}:<${value} for sooner than that, ${field}:>${value} for later`,
  'range-backwards': ({ value }) => `${value} ends before it begins: write the earlier end first`,
  'no-hex': ({ value }) => `${value} is not hexadecimal: only 0 to 9, a to f and colons`,
};
