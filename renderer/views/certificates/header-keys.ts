import type { KeyboardEvent } from 'react';

/** What a key does while the keyboard is at a column's header. */
export type HeaderAction =
  | { readonly kind: 'to-column'; readonly index: number }
  | { readonly kind: 'to-rows' }
  | { readonly kind: 'sort'; readonly isAdded: boolean }
  | { readonly kind: 'resize'; readonly byPx: number }
  | { readonly kind: 'move'; readonly by: number }
  | { readonly kind: 'hide' };

const resizeStepPx = 16;

type Key = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey'>;

export function headerAction(event: Key, index: number, count: number): HeaderAction | undefined {
  const step = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : 0;
  if (step !== 0 && event.shiftKey) {
    return event.ctrlKey || event.metaKey ? { kind: 'move', by: step } : { kind: 'resize', byPx: step * resizeStepPx };
  }
  if (event.ctrlKey || event.metaKey) return undefined;
  if (step !== 0) return { kind: 'to-column', index: Math.max(0, Math.min(count - 1, index + step)) };
  switch (event.key) {
    case 'Home':
      return { kind: 'to-column', index: 0 };
    case 'End':
      return { kind: 'to-column', index: count - 1 };
    case 'ArrowDown':
      return { kind: 'to-rows' };
    case 'Enter':
    case ' ':
      return { kind: 'sort', isAdded: event.shiftKey };
    case 'Delete':
      return { kind: 'hide' };
    default:
      return undefined;
  }
}
