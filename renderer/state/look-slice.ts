import type { StateCreator } from 'zustand/vanilla';
import type { HostApi } from '../../shared/bridge/host-api.ts';
import type { ClusterWishes } from '../../shared/bridge/cluster-contexts.ts';
import { unpackInventory } from '../../shared/bridge/packed-inventory.ts';
import { placeWithoutPassword } from '../../shared/pki/endpoint.ts';
import type { Inventory } from '../../shared/pki/inventory.ts';
import type { NodeAccess, NodeProgress } from '../../shared/bridge/ssh-nodes.ts';
import { inventoryMerge } from '../../shared/pki/merge-inventories.ts';
import { placeFactsOf, type PlaceFacts } from '../../shared/pki/place-facts.ts';
import { relating } from '../../shared/pki/relations.ts';
import type { EpochMs } from '../../shared/x509/brand.ts';
import type { AppState } from './app-state.ts';
import { withArrived } from './arrived-nodes.ts';
import { showArriving, type Arriving } from './arriving.ts';
import { inSlices } from './in-slices.ts';
import type { LookState } from './look-state.ts';

export interface LookSlice {
  readonly look: LookState;
  /** What the last finished look found; stays while a new look runs, and nodes that have arrived are added to it. */
  readonly inventory: Inventory | undefined;
  /** Of the running look, while there is no inventory to show. */
  readonly arriving: Arriving | undefined;
  /** Everything the person has pointed at, in that order. */
  readonly places: readonly string[];
  /** What to call a place whose own text says nothing, such as an upload. */
  readonly placeLabels: ReadonlyMap<string, string>;
  /** The places of the last `addPlaces`, so that what they held can be told. */
  readonly recognised: readonly string[];
  /** How nodes are reached, by place, where it is not left to ssh's configuration. */
  readonly nodeAccess: ReadonlyMap<string, NodeAccess>;
  /** How far the nodes of the last look came, by place. */
  readonly nodes: ReadonlyMap<string, NodeProgress>;
  readonly addPlaces: (places: readonly string[], labels?: ReadonlyMap<string, string>) => Promise<void>;
  /** What is wished of every cluster among the places. */
  readonly clusterWishes: ClusterWishes;
  readonly addCluster: (place: string, wishes: ClusterWishes) => Promise<void>;
  readonly addNodes: (nodes: readonly NodeAccess[]) => Promise<void>;
  /** Looks again, without contacting the nodes that were read to their end. */
  readonly retryNodes: () => Promise<void>;
  readonly removePlace: (place: string) => Promise<void>;
  readonly lookAgain: () => Promise<void>;
  readonly cancelLook: () => Promise<void>;
}

export interface LookTools {
  readonly host: HostApi;
  readonly newLookId: () => string;
  /** Read when the store is made and when a look is over: what was found is never judged by an instant before it was looked for. */
  readonly readClock: () => EpochMs;
}

/**
 * A look is always over all places together, since who issued what can only be checked when both are at hand.
 */
export const createLookSlice =
  ({ host, newLookId, readClock }: LookTools): StateCreator<AppState, [], [], LookSlice> =>
  (set, get) => {
    let merge = inventoryMerge();
    let received = 0;
    let expected = 0;
    let proceed: (() => void) | undefined;
    let prepared: Promise<PlaceFacts | undefined> = Promise.resolve(undefined);
    /** The answer may overtake the last parts on its way, and says how many there are. A newer look ends the wait. */
    const untilComplete = (chunks: number) =>
      new Promise<void>((resolve) => {
        expected = chunks;
        proceed = resolve;
        if (received >= expected) resolve();
      });
    const isCurrent = (lookId: string) => {
      const { look } = get();
      return look.phase === 'looking' && look.lookId === lookId;
    };
    host.on('look.chunk', ({ lookId, part }) => {
      if (!isCurrent(lookId)) return;
      // As they come: when the last one is here there is little left to do.
      merge.add(unpackInventory(part));
      received += 1;
      if (received >= expected) proceed?.();
    });
    // While signatures are checked there is nothing else to do here.
    host.on('look.found', ({ lookId, chunks }) => {
      if (!isCurrent(lookId) || received < chunks) return;
      prepared = inSlices(placeFactsOf(merge.merged(), undefined), () => isCurrent(lookId));
    });
    host.on('look.progress', (progress) => {
      const { look } = get();
      if (look.phase === 'looking' && look.lookId === progress.lookId) set({ look: { ...look, progress } });
    });

    host.on('look.nodes', ({ lookId, nodes }) => {
      if (!isCurrent(lookId)) return;
      set({ nodes: new Map([...get().nodes, ...nodes.map((node) => [node.place, node] as const)]) });
    });
    host.on('look.sofar', ({ lookId, inventory: sofar }) => {
      const show = async () => {
        const { inventory: before, places } = get();
        const inventory = withArrived(before, sofar, places);
        const isLate = () => !isCurrent(lookId) || get().inventory !== before;
        const isRelated = (await inSlices(relating(inventory), () => !isLate())) !== undefined;
        if (isRelated && !isLate()) set({ inventory, arriving: undefined, now: readClock() });
      };
      // Of a dead node alone there is nothing to show yet.
      if (isCurrent(lookId) && (sofar.certificates.length > 0 || get().inventory)) void show();
    });

    const lookAt = async (
      places: readonly string[],
      recognised: readonly string[],
      { keepNodes = true }: { readonly keepNodes?: boolean } = {},
    ): Promise<void> => {
      const { look } = get();
      if (look.phase === 'looking') void host.call('look.cancel', { lookId: look.lookId });
      merge = inventoryMerge();
      received = 0;
      prepared = Promise.resolve(undefined);
      proceed?.();
      if (places.length === 0) {
        const nothing = { inventory: undefined, arriving: undefined, recognised: [], selected: undefined };
        set({ look: { phase: 'idle' }, places, ...nothing });
        get().dismissRenewed();
        return;
      }
      const lookId = newLookId();
      const { nodeAccess, nodes: earlier, settings, clusterWishes } = get();
      const nodes = new Map(
        [...earlier].filter(([place, { state }]) => keepNodes && state === 'done' && places.includes(place)),
      );
      const looking = { phase: 'looking', lookId, progress: undefined, isCancelling: false } as const;
      set({ look: looking, arriving: undefined, places, nodes });
      showArriving(
        merge,
        () => isCurrent(lookId) && get().inventory === undefined,
        (arriving) => set({ arriving }),
      );
      const access = places.flatMap((place) => nodeAccess.get(place) ?? []);
      const result = await host.call('look.run', {
        lookId,
        places: [...places],
        keepNodes,
        endpointTimes: settings.endpointTimes,
        clusters: clusterWishes,
        ...(access.length > 0 ? { nodes: access } : {}),
      });
      if (!isCurrent(lookId)) return;
      if (!result.ok) {
        set({ look: { phase: 'failed', error: result.error }, arriving: undefined });
        return;
      }
      await untilComplete(result.value.chunks);
      if (!isCurrent(lookId)) return;
      const inventory = merge.merged();
      merge = inventoryMerge();
      // Judging needs what certificates say together: it is worked out before anything is drawn, off the frame.
      const relations = relating(inventory, undefined, await prepared);
      if ((await inSlices(relations, () => isCurrent(lookId))) === undefined) return;
      const before = get().inventory;
      const done = { phase: 'done', lookId, outcome: result.value.outcome } as const;
      set({ look: done, inventory, arriving: undefined, recognised, now: readClock() });
      if (before) void get().noteRenewed(before, inventory);
    };

    return {
      look: { phase: 'idle' },
      inventory: undefined,
      arriving: undefined,
      places: [],
      placeLabels: new Map(),
      recognised: [],
      nodeAccess: new Map(),
      nodes: new Map(),
      clusterWishes: {},
      addCluster: async (place, clusterWishes) => {
        set({ clusterWishes });
        await get().addPlaces([place]);
      },
      addPlaces: async (added, labels) => {
        if (added.length === 0) return;
        const { places, placeLabels } = get();
        if (labels) set({ placeLabels: new Map([...placeLabels, ...labels]) });
        // What the window keeps is shown, remembered and exported.
        const shown = added.map(placeWithoutPassword);
        await lookAt([...new Set([...places, ...shown])], shown);
      },
      removePlace: async (place) => {
        await lookAt(
          get().places.filter((other) => other !== place),
          [],
        );
      },
      addNodes: async (added) => {
        if (added.length === 0) return;
        const { places, nodeAccess } = get();
        const named = added.map(({ place }) => place);
        set({ nodeAccess: new Map([...nodeAccess, ...added.map((node) => [node.place, node] as const)]) });
        await lookAt([...new Set([...places, ...named])], named);
      },
      retryNodes: async () => {
        if (get().places.length > 0) await lookAt(get().places, []);
      },
      lookAgain: async () => {
        if (get().places.length > 0) await lookAt(get().places, [], { keepNodes: false });
      },
      cancelLook: async () => {
        const { look } = get();
        if (look.phase !== 'looking') return;
        set({ look: { ...look, isCancelling: true } });
        await host.call('look.cancel', { lookId: look.lookId });
      },
    };
  };
