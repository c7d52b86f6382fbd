import { useCallback, useState } from 'react';
import { membersOf, type TimelineGroup } from '../../../shared/timeline/timeline-group.ts';
import { everyGroup } from '../../../shared/timeline/timeline-rows.ts';

export interface OpenGroups {
  readonly isOpen: (key: string) => boolean;
  readonly setOpen: (keys: readonly string[], open: boolean) => void;
  /** Opens what holds a certificate. */
  readonly reveal: (index: number) => void;
}

/** Choosing a certificate elsewhere opens no list longer than this. */
const maxRevealed = 2_000;

/** What is open: the default for this tree, except where the person has decided. Survives a new look and a new as-of. */
export function useOpenGroups(tree: readonly TimelineGroup[], byDefault: ReadonlySet<string>): OpenGroups {
  const [decided, setDecided] = useState<ReadonlyMap<string, boolean>>(new Map());
  const isOpen = useCallback((key: string) => decided.get(key) ?? byDefault.has(key), [byDefault, decided]);
  const setOpen = useCallback((keys: readonly string[], open: boolean) => {
    setDecided((before) => new Map([...before, ...keys.map((key) => [key, open] as const)]));
  }, []);
  const reveal = useCallback(
    (index: number) => {
      const holders = everyGroup(tree).filter((group) => {
        return group.leaves.length <= maxRevealed && membersOf(group).includes(index);
      });
      if (holders.length > 0)
        setOpen(
          holders.map(({ key }) => key),
          true,
        );
    },
    [tree, setOpen],
  );
  return { isOpen, setOpen, reveal };
}
