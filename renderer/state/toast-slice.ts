import type { StateCreator } from 'zustand/vanilla';
import type { AppState } from './app-state.ts';

/** `notice` goes by itself; `error` stays until it is dismissed. */
export interface Toast {
  readonly id: number;
  readonly kind: 'notice' | 'error';
  readonly text: string;
  readonly action: { readonly label: string; readonly run: () => void } | undefined;
}

export interface ToastSlice {
  readonly toasts: readonly Toast[];
  readonly toast: (kind: Toast['kind'], text: string, action?: Toast['action']) => void;
  readonly dismissToast: (id: number) => void;
}

/** Older notices make room; errors are kept up to a number nobody reads any more. */
const maxToasts = 6;

export const createToastSlice: StateCreator<AppState, [], [], ToastSlice> = (set) => {
  let lastId = 0;
  return {
    toasts: [],
    toast: (kind, text, action) => {
      lastId += 1;
      const added: Toast = { id: lastId, kind, text, action };
      set(({ toasts }) => ({ toasts: [...toasts.filter((other) => other.text !== text), added].slice(-maxToasts) }));
    },
    dismissToast: (id) => {
      set(({ toasts }) => ({ toasts: toasts.filter((toast) => toast.id !== id) }));
    },
  };
};
