import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { HostApi } from '../../shared/bridge/host-api.ts';
import type { AppState } from './app-state.ts';
import type { AppStore } from './app-store.ts';

export interface AppServices {
  readonly store: AppStore;
  readonly host: HostApi;
}

export const AppContext = createContext<AppServices | undefined>(undefined);

export function useServices(): AppServices {
  const services = useContext(AppContext);
  if (!services) throw new Error('AppContext has no value above this component.');
  return services;
}

export function useApp<Value>(select: (state: AppState) => Value): Value {
  return useStore(useServices().store, select);
}
