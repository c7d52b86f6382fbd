import { skewedNodes } from '../../pki/clock-skew.ts';
import { placeOf } from '../evidence.ts';
import type { Verdict } from '../finding.ts';
import type { FindingContext } from '../finding-context.ts';
import { rule } from '../rule.ts';

export interface NodeClockOffParams {
  readonly node: string;
  /** Its clock minus ours, in milliseconds. */
  readonly skewMs: number;
}

/** Which of the two clocks is wrong cannot be told from here. */
export const nodeClockOff = rule({
  id: 'NA-F15',
  severities: ['warning'],
  source: 'RFC 5280 section 4.1.2.5',
  find: ({ assessment: { inventory } }: FindingContext): readonly Verdict<NodeClockOffParams>[] =>
    skewedNodes(inventory).map(({ place, name, skewMs }) => ({
      severity: 'warning' as const,
      certificates: [],
      places: [placeOf({ place, path: place, field: undefined })],
      params: { node: name, skewMs },
    })),
});
