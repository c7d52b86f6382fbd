import type { Graph } from '../../../../shared/hierarchy/graph-layout.ts';
import { cardHeight, type PlacedCard } from '../../../../shared/hierarchy/placed-card.ts';
import { nameLabel } from '../../../../shared/x509/name-label.ts';

export interface TwinBracket {
  /** The name they share. */
  readonly name: string;
  readonly count: number;
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
}

/** CAs of one name that stand in one column next to each other, with nothing of another name between them. */
export function twinBrackets({ cards }: Graph): readonly TwinBracket[] {
  const columns = new Map<number, PlacedCard[]>();
  for (const placed of cards) columns.set(placed.rank, [...(columns.get(placed.rank) ?? []), placed]);
  const brackets: TwinBracket[] = [];
  for (const column of columns.values()) {
    let group: PlacedCard[] = [];
    for (const placed of [...column.toSorted((one, other) => one.y - other.y), undefined]) {
      const first = group[0];
      if (placed && first && nameOf(placed) !== undefined && nameOf(placed) === nameOf(first)) {
        group.push(placed);
        continue;
      }
      if (first && group.length > 1) brackets.push(bracketOf(group, first));
      group = placed ? [placed] : [];
    }
  }
  return brackets;
}

function nameOf({ card }: PlacedCard): string | undefined {
  return card.kind === 'node' && card.node.isTwin ? card.node.name.comparable : undefined;
}

function bracketOf(group: readonly PlacedCard[], first: PlacedCard): TwinBracket {
  const last = group.at(-1) ?? first;
  return {
    name: first.card.kind === 'node' ? nameLabel(first.card.node.name) : '',
    count: group.length,
    x: first.x,
    top: first.y,
    bottom: last.y + cardHeight,
  };
}
