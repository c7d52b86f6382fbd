import { useCallback, useRef, useState } from 'react';
import type { NodeId } from '../../../shared/hierarchy/entity.ts';
import type { TellEvent } from './drawn-hierarchy.ts';
import type { Told } from './told.ts';

export interface Attention {
  readonly told: Told | undefined;
  /** The CA whose end is being asked about: pointed at, or come to by keyboard. */
  readonly lit: NodeId | undefined;
  readonly onTold: (event: TellEvent) => void;
  /** The node that has or had the focus last. */
  readonly lastFocused: () => NodeId | undefined;
}

interface Sides {
  readonly pointed: Told | undefined;
  readonly focused: Told | undefined;
  readonly isFocusVisible: boolean;
}

const nowhere: Sides = { pointed: undefined, focused: undefined, isFocusVisible: false };

/** Follows pointer and focus through the tree or the graph. */
export function useTold(): Attention {
  const [sides, setSides] = useState(nowhere);
  const last = useRef<NodeId>(undefined);
  const onTold = useCallback((event: TellEvent) => {
    if (event.by === 'focus' && event.told) last.current = nodeOf(event.told);
    setSides((before) => {
      if (event.by === 'blur') return { ...before, focused: undefined, isFocusVisible: false };
      if (event.by === 'focus') return { ...before, focused: event.told, isFocusVisible: event.isVisible };
      return isSame(before.pointed, event.told) ? before : { ...before, pointed: event.told };
    });
  }, []);
  const lastFocused = useCallback(() => last.current, []);
  const asked = sides.pointed ?? (sides.isFocusVisible ? sides.focused : undefined);
  return {
    told: sides.pointed ?? sides.focused,
    lit: asked?.kind === 'node' && asked.node.kind === 'ca' ? asked.node.id : undefined,
    onTold,
    lastFocused,
  };
}

function nodeOf(told: Told): NodeId {
  return told.kind === 'node' ? told.node.id : told.child.id;
}

/** Moving within one row or card changes nothing. */
function isSame(one: Told | undefined, other: Told | undefined): boolean {
  if (!one || !other || one.kind !== other.kind) return one === other;
  if (one.kind === 'node' || other.kind === 'node') return nodeOf(one) === nodeOf(other);
  return one.child === other.child && one.parent === other.parent && one.edge.kind === other.edge.kind;
}
