import type { StateCreator } from 'zustand/vanilla';
import type { ConnectionState } from '../host/host-connection.ts';
import type { AppState } from './app-state.ts';

export interface ConnectionSlice {
  readonly connection: ConnectionState;
  readonly setConnection: (connection: ConnectionState) => void;
}

export const createConnectionSlice: StateCreator<AppState, [], [], ConnectionSlice> = (set) => ({
  connection: 'connected',
  setConnection: (connection) => {
    set({ connection });
  },
});
