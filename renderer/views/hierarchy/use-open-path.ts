import { useEffect, useEffectEvent } from 'react';
import type { NodeId } from '../../../shared/hierarchy/entity.ts';
import type { Hierarchy } from '../../../shared/hierarchy/hierarchy-model.ts';
import { ancestorsOf } from './tree-rows.ts';
import type { Expansion } from './use-expansion.ts';

/** Opens what hides a node when it becomes the selected one; what the person closes afterwards stays closed. */
export function useOpenPath(hierarchy: Hierarchy, selected: NodeId | undefined, { isOpen, setOpen }: Expansion): void {
  const open = useEffectEvent((id: NodeId) => {
    const closed = ancestorsOf(hierarchy.nodes.get(id), hierarchy).filter((above) => !isOpen(above));
    if (closed.length > 0) setOpen(closed, true);
  });
  useEffect(() => {
    if (selected !== undefined) open(selected);
  }, [selected]);
}
