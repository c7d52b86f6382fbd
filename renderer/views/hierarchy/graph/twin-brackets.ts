import type { Graph } from '../../../../shared/hierarchy/graph-layout.ts';
import { cardHeight, type PlacedCard } from '../../../../shared/hierarchy/placed-card.ts';
import { nameLabel } from '../../../../shared/x509/name-label.ts';

export interface TwinBracket {
  /** The name they share. */
  readonly name: string;
  /** All CAs and holes of the name, wherever they stand. */
  readonly count: number;
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
}

/**
 * Round the CAs of one name that stand in one column, with nothing of another name between them. A twin that stands in
 * another column, since another CA signed it too, has a bracket of its own that counts the same.
 */
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
      if (first && nameOf(first) !== undefined) brackets.push(bracketOf(group, first, cards));
      group = placed ? [placed] : [];
    }
  }
  return brackets;
}

function nameOf({ card }: PlacedCard): string | undefined {
  return card.kind === 'node' && card.node.isTwin ? card.node.name.comparable : undefined;
}

function bracketOf(group: readonly PlacedCard[], first: PlacedCard, all: readonly PlacedCard[]): TwinBracket {
  const last = group.at(-1) ?? first;
  return {
    name: first.card.kind === 'node' ? nameLabel(first.card.node.name) : '',
    count: all.filter((placed) => nameOf(placed) === nameOf(first)).length,
    x: first.x,
    top: first.y,
    bottom: last.y + cardHeight,
  };
}
