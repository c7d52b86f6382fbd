import type { CallContext, Commands, Handlers, LookOutcome } from '../../shared/bridge/contract.ts';
import { packInventory } from '../../shared/bridge/packed-inventory.ts';
import type { Inventory } from '../../shared/pki/inventory.ts';
import { inventoryChunks } from '../../shared/pki/inventory-chunks.ts';
import { emptyInventory } from '../../shared/pki/merge-inventories.ts';
import type { EpochMs, Sha256Hex } from '../../shared/x509/brand.ts';
import { CommandRefusal } from './command-refusal.ts';
import { listContexts } from './sources/cluster/list-contexts.ts';
import type { NodeReading } from './sources/ssh-node/node-reading.ts';
import type { SshAccess } from './sources/ssh-node/ssh-access.ts';
import { suggestSsh } from './sources/ssh-node/suggest-ssh.ts';
import { createEvidence } from './evidence.ts';
import { noLog, type Log } from './log/log.ts';
import { countsOf } from '../../shared/diagnostics/inventory-counts.ts';
import { nodeReporter, progressReporter } from './look-progress.ts';
import { look } from './look.ts';
import { createClusterQuestions, createContainerQuestions, createSshQuestions } from './questions-of-looks.ts';
import { suggestPlaces } from './suggest-places.ts';
import type { SuggestPlacesOptions } from './suggest-places.ts';
import { createUploads } from './uploads.ts';
import { certificateDetails } from './x509/details.ts';

/** What the engine answers by itself, whichever host asks. */
export type InspectorHandlers = Pick<
  Handlers,
  | 'look.run'
  | 'look.cancel'
  | 'certificate.details'
  | 'places.suggest'
  | 'ssh.suggest'
  | 'ssh.answer'
  | 'container.answer'
  | 'cluster.contexts'
  | 'cluster.answer'
  | 'upload.begin'
  | 'upload.add'
>;

export interface InspectorOptions {
  readonly suggestions: SuggestPlacesOptions;
  /** The host's clock; only the sample cluster is made from it. */
  readonly now: () => EpochMs;
  readonly log?: Log;
}

export interface Inspector {
  readonly handlers: InspectorHandlers;
  /** Stops every look: who asked for them is gone. What earlier looks have found is still held. */
  readonly stopLooks: () => void;
  /** Stops every look and lets go of everything held. */
  readonly dispose: () => void;
}

/** More at once than a person starts; the rest is refused, not queued. */
const maxRunningLooks = 8;

/** The engine as one window sees it: its running looks, its drops, and the certificates it may ask more about. */
export function createInspector({ suggestions, now, log = noLog }: InspectorOptions): Inspector {
  const running = new Map<string, AbortController>();
  const uploads = createUploads();
  const evidence = createEvidence();
  const questions = createSshQuestions();
  const containerQuestions = createContainerQuestions();
  /** Of containers, as a person answered: a look at the same places must not ask again. */
  const passwords: string[] = [];
  const clusterQuestions = createClusterQuestions();
  /** Command lines of plugins that a person has agreed to. */
  const agreed = new Set<string>();
  /** By place; what was filtered on the node, and no secret. */
  const heldNodes = new Map<string, NodeReading>();

  const stopLooks = (): void => {
    for (const stop of running.values()) stop.abort();
  };

  async function runLook(
    { lookId, places, nodes = [], keepNodes = false, endpointTimes, clusters = {} }: Commands['look.run']['input'],
    context: CallContext,
  ): Promise<LookOutcome> {
    if (running.has(lookId)) throw new CommandRefusal('bad-request', `The look ${lookId} is already running.`);
    if (running.size >= maxRunningLooks) {
      throw new CommandRefusal('bad-request', `${maxRunningLooks} looks are running: wait for one or stop one.`);
    }
    const stop = new AbortController();
    running.set(lookId, stop);
    const beganAt = performance.now();
    log.note('info', 'look-started', { facts: { places: places.length }, paths: places });
    try {
      const progress = progressReporter(
        (report) => context.emit('look.progress', report),
        () => performance.now(),
      );
      const nodeProgress = nodeReporter(
        (changed) => context.emit('look.nodes', { lookId, nodes: changed }),
        () => performance.now(),
      );
      for (const place of heldNodes.keys()) if (!keepNodes || !places.includes(place)) heldNodes.delete(place);
      const access: SshAccess = {
        ask: (question, signal) => questions.ask({ lookId, question }, context.emit, signal),
        askedIn: 'window',
        identities: [],
        jump: undefined,
        ofNode: new Map(
          nodes.map(({ place, identity, jump }) => [
            place,
            { identities: identity === undefined ? [] : [identity], jump },
          ]),
        ),
        home: suggestions.homeDirectory,
        agent: suggestions.env['SSH_AUTH_SOCK'],
        now,
      };
      let chunks = 0;
      const sendPart = (part: Inventory): Promise<void> => {
        chunks += 1;
        context.emit('look.chunk', { lookId, part: packInventory(part) });
        return context.drained();
      };
      const send = async (inventory: Inventory): Promise<void> => {
        for (const part of inventoryChunks(inventory)) await sendPart(part);
      };
      let sent = 0;
      const { inventory, derOf, cancelled } = await look(places, {
        signal: stop.signal,
        ssh: access,
        endpoints: { times: endpointTimes },
        passwords: {
          known: passwords,
          ask: async (question, signal) =>
            (await containerQuestions.ask({ lookId, question }, context.emit, signal ?? stop.signal)) ?? 'skip-all',
        },
        cluster: {
          ask: async (question, signal) => {
            const { kind: _kind, place: _place, ...what } = question;
            const key = JSON.stringify(what);
            if (agreed.has(key)) return { yes: true };
            const answer = await clusterQuestions.ask({ lookId, question }, context.emit, signal);
            if (answer !== undefined) agreed.add(key);
            return answer;
          },
          allSecrets: clusters.allSecrets ?? false,
          namespaces: clusters.namespaces ?? [],
          home: suggestions.homeDirectory,
          environment: suggestions.env,
          showsPluginMessages: false,
          now,
        },
        heldNodes,
        onNode: (progress) => nodeProgress.report(progress),
        onSofar: (sofar) => {
          if (!stop.signal.aborted) context.emit('look.sofar', { lookId, inventory: withoutCommands(sofar) });
        },
        uploads: uploads.files,
        sampleAt: now(),
        onArrived: (certificates) => {
          sent += certificates.length;
          return sendPart({ ...emptyInventory, certificates });
        },
        // Checking signatures leaves this thread idle.
        onFound: async (found) => {
          await send({ ...found, certificates: found.certificates.slice(sent) });
          context.emit('look.found', { lookId, chunks });
        },
        onProgress: (report) => progress.report({ lookId, ...report }),
      });
      progress.flush();
      nodeProgress.flush();
      log.note('info', cancelled ? 'look-cancelled' : 'look-finished', {
        facts: { ms: Math.round(performance.now() - beganAt), ...countsOf(inventory) },
      });
      evidence.keep(places, inventory.certificates.length, derOf);
      const { issuerLinks, revocationLists } = inventory;
      await send({ ...emptyInventory, issuerLinks, revocationLists });
      return { outcome: cancelled ? 'cancelled' : 'complete', chunks };
    } finally {
      running.delete(lookId);
    }
  }

  return {
    handlers: {
      'look.run': runLook,
      'look.cancel': async ({ lookId }) => {
        const stop = running.get(lookId);
        stop?.abort();
        return { cancelled: stop !== undefined };
      },
      'certificate.details': async ({ sha256 }) => {
        // The schema has let only 64 lower-case hex digits through.
        const der = evidence.derOf(sha256 as Sha256Hex);
        if (der === undefined) {
          throw new CommandRefusal('not-found', `The certificate ${sha256} is no longer held: look again.`);
        }
        return await certificateDetails(der);
      },
      'ssh.suggest': async () => suggestSsh(suggestions.homeDirectory),
      'ssh.answer': async ({ questionId, answer }) => ({ taken: questions.answer(questionId, answer) }),
      'container.answer': async ({ questionId, answer }) => ({ taken: containerQuestions.answer(questionId, answer) }),
      'cluster.contexts': async ({ kubeconfig }) =>
        listContexts(kubeconfig, { home: suggestions.homeDirectory, environment: suggestions.env }),
      'cluster.answer': async ({ questionId, answer }) => ({ taken: clusterQuestions.answer(questionId, answer) }),
      'places.suggest': () => suggestPlaces(suggestions),
      'upload.begin': async () => ({ place: uploads.begin() }),
      'upload.add': async ({ place, files }) => uploads.add(place, files),
    },
    stopLooks,
    dispose: () => {
      stopLooks();
      heldNodes.clear();
      passwords.length = 0;
      uploads.clear();
      evidence.clear();
    },
  };
}

/** They are long, and come with the end of the look. */
function withoutCommands(inventory: Inventory): Inventory {
  const places = inventory.places.map(({ node, ...place }) =>
    node === undefined ? place : { ...place, node: { ...node, commands: [] } },
  );
  return { ...inventory, places };
}
