import { useCallback, useMemo, useState } from 'react';
import type { NodeId } from '../../../shared/hierarchy/entity.ts';
import type { Hierarchy } from '../../../shared/hierarchy/hierarchy-model.ts';
import { defaultExpansion } from './tree-rows.ts';

export interface Expansion {
  readonly isOpen: (id: NodeId) => boolean;
  readonly setOpen: (ids: readonly NodeId[], open: boolean) => void;
}

/** What is open: the default for this tree, except where the person has decided. Survives a new look and a new as-of. */
export function useExpansion(hierarchy: Hierarchy): Expansion {
  const byDefault = useMemo(() => defaultExpansion(hierarchy), [hierarchy]);
  const [decided, setDecided] = useState<ReadonlyMap<NodeId, boolean>>(new Map());
  const isOpen = useCallback((id: NodeId) => decided.get(id) ?? byDefault.has(id), [byDefault, decided]);
  const setOpen = useCallback((ids: readonly NodeId[], open: boolean) => {
    setDecided((before) => {
      const after = new Map(before);
      for (const id of ids) after.set(id, open);
      return after;
    });
  }, []);
  return { isOpen, setOpen };
}
