import { styleText } from 'node:util';
import type { Paint } from '../../shared/reports/check-table.ts';

const styles = {
  header: 'bold',
  expired: ['bold', 'red'],
  critical: 'red',
  soon: 'yellow',
  'not-yet-valid': 'blue',
  unknown: 'magenta',
  ok: 'green',
} as const;

/** The word says the status as well: nothing is told by colour alone. */
export const paint: Paint = (text, tone) => {
  const style = styles[tone];
  // Whether colours are wanted has been decided (colours.ts); newer versions of Node would decide again.
  return styleText(typeof style === 'string' ? style : [...style], text, { validateStream: false });
};
