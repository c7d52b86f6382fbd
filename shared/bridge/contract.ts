import { z } from 'zod';
import type { EndpointTimes } from '../pki/endpoint-times.ts';
import type { Inventory } from '../pki/inventory.ts';
import { endpointTimesSchema, settingsPatchSchema } from '../settings/settings-schema.ts';
import type { SettingsPatch } from '../settings/settings.ts';
import type { WindowAction } from '../window/actions.ts';
import { outsideLinkNames, type OutsideLink } from '../window/outside-links.ts';
import type { AboutAnswer, LogAnswer } from './about-answer.ts';
import type { CertificateDetails } from './certificate-details.ts';
import {
  maxPlaces,
  maxPathChars,
  maxAnswerChars,
  maxAnswers,
  maxUploadFiles,
  maxMessageBytes,
  maxReportChars,
  maxPrintChars,
} from './limits.ts';
import type { PackedInventory } from './packed-inventory.ts';
import type { SettingsAnswer } from './settings-answer.ts';
import type { ClusterContexts, ClusterWishes } from './cluster-contexts.ts';
import type { ClusterAnswer, ClusterQuestion } from './cluster-question.ts';
import type { NodeAccess, NodeProgress } from './ssh-nodes.ts';
import type { ContainerAnswer, ContainerQuestion } from './container-question.ts';
import type { SshAnswer, SshQuestion } from './ssh-question.ts';
import type { SshSuggestions } from './ssh-suggestions.ts';

/**
 * Everything the window may ask of its host; what is not listed does not cross. `inputs` and `Handlers` are mapped
 * over this list, so a command without a schema or a handler does not compile.
 */
export interface Commands {
  /** Looks at places and streams what it finds as `look.progress` and `look.chunk`; answers when all chunks are sent. */
  'look.run': { input: LookWish; output: LookOutcome };
  /** Stops a running look; what it has found so far is still sent. */
  'look.cancel': { input: { lookId: string }; output: { cancelled: boolean } };
  /** Decodes one certificate of an earlier look deeply. Fails with `not-found` when no look has seen it. */
  'certificate.details': { input: { sha256: string }; output: CertificateDetails };
  /** Places worth offering by name: given on the command line, and kubeconfigs in the usual place. */
  'places.suggest': { input: Record<string, never>; output: SuggestedPlaces };
  /** Names that the person's ssh configuration knows. */
  'ssh.suggest': { input: Record<string, never>; output: SshSuggestions };
  /** Answers a `ssh.question`, once; `taken` is false where it waits no longer. The answer is held until it is used, never stored. */
  'ssh.answer': { input: { questionId: string; answer?: SshAnswer }; output: { taken: boolean } };
  /** Answers a `container.question`, as `ssh.answer` does; a password is tried on further containers until the window closes. */
  'container.answer': {
    input: { questionId: string; answer?: ContainerAnswer | undefined };
    output: { taken: boolean };
  };
  /** The contexts of a kubeconfig, of `KUBECONFIG` or `~/.kube/config` where none is named. Nothing is run or contacted. */
  'cluster.contexts': { input: { kubeconfig?: string | undefined }; output: ClusterContexts };
  /** Answers a `cluster.question`, as `ssh.answer` does. A yes holds for that command line until the window closes. */
  'cluster.answer': { input: { questionId: string; answer?: ClusterAnswer }; output: { taken: boolean } };
  /** A native dialog; no places when the person cancels. Capability `openDialogs`. */
  'dialog.choose': { input: { what: 'kubeconfig' | 'folder' }; output: { places: string[] } };
  /** Opens a drop of files whose paths the browser does not tell. The answer is a place for `look.run`. */
  'upload.begin': { input: Record<string, never>; output: { place: string } };
  'upload.add': { input: { place: string; files: UploadedFile[] }; output: { files: number; sizeBytes: number } };
  /** Saves a file through a native dialog; `undefined` when the person cancels. Capability `saveDialog`. */
  'file.save': { input: NamedFile; output: { savedTo: string | undefined } };
  /** Shows a file in its folder. Refused for one that was not saved by this window. Capability `showInFolder`. */
  'file.show': { input: { path: string }; output: Record<string, never> };
  /** Hands a file to the drag that has just begun in the page, for it to end anywhere. Capability `dragOut`. */
  'file.drag': { input: NamedFile; output: Record<string, never> };
  /** Makes HTML a PDF; it runs no script and loads nothing. Fails with `not-supported` where the host cannot print. */
  'print.pdf': {
    input: { printId: string; html: string };
    output: { base64: string };
  };
  /** Ends a printing; its own answer is a failure then. */
  'print.cancel': {
    input: { printId: string };
    output: { cancelled: boolean };
  };
  /** What the person has chosen earlier. A file that is broken or unreadable is told as a problem, never a failure. */
  'settings.read': { input: Record<string, never>; output: SettingsAnswer };
  /** Answers when the change is on disk, or cannot be. */
  'settings.write': { input: { patch: SettingsPatch }; output: SettingsAnswer };
  /** What runs here: versions, and the licences of everything in the package. */
  'about.read': { input: Record<string, never>; output: AboutAnswer };
  /** The last lines of the log, of this process and of others that share it. */
  'log.read': { input: Record<string, never>; output: LogAnswer };
  /** Opens a page of {@link outsideLinks} in the person's browser. Capability `opensLinks`. */
  'link.open': { input: { link: OutsideLink }; output: { opened: boolean } };
}

export interface LookWish {
  lookId: string;
  places: string[];
  /** How nodes among the places are reached, where it is not as ssh's configuration has it. */
  nodes?: NodeAccess[] | undefined;
  /** Nodes that an earlier look of this window has read to their end are not contacted again. */
  keepNodes?: boolean | undefined;
  /** The usual ones where it is left out. */
  endpointTimes?: EndpointTimes | undefined;
  /** Of the clusters among the places. */
  clusters?: ClusterWishes | undefined;
}

/** A file that leaves the window. */
export interface NamedFile {
  /** Without a folder. */
  suggestedName: string;
  content: FileContent;
}
export type FileContent = { text: string } | { base64: string };

/** A file of a drop, or a piece of one: a message holds less than a file may. */
export interface UploadedFile {
  /** Below the drop, `/` between parts, never absolute, no `..`. */
  path: string;
  base64: string;
  /** Belongs behind the last file of the message before; only the first of a message may, under that file's path. */
  continues?: boolean | undefined;
  /** Why its content does not come: it becomes a problem of the look, so that it is not lost. */
  leftOut?: LeftOut | undefined;
}

export const leftOutReasons = ['too-large', 'read-failed', 'too-deep', 'too-many-files'] as const;
export type LeftOut = (typeof leftOutReasons)[number];

export interface LookOutcome {
  readonly outcome: 'complete' | 'cancelled';
  /** How many `look.chunk` events belong to this look; the receiver is done when it has them all. */
  readonly chunks: number;
}

export interface SuggestedPlaces {
  /** From the command line: to be opened at once. */
  readonly initial: readonly string[];
  /** Kubeconfigs that exist: `KUBECONFIG`, else `~/.kube/config`. */
  readonly kubeconfigs: readonly string[];
  /** PKI folders that exist, e.g. `/etc/kubernetes`. */
  readonly pkiFolders: readonly string[];
}

/** What the host tells without being asked. */
export interface Events {
  'look.progress': LookProgress;
  /** A slice of the inventory; unpacked, slices merge in any order with `mergeInventories`. */
  'look.chunk': { readonly lookId: string; readonly part: PackedInventory };
  /** All but issuer links and revocation lists has been sent, in so many chunks: signatures are still being checked. */
  'look.found': { readonly lookId: string; readonly chunks: number };
  /** What is there while nodes are still on their way; the chunks of the end take its place. Not of more than `maxSofarCertificates`. */
  'look.sofar': { readonly lookId: string; readonly inventory: Inventory };
  /** Nodes that are further than they were. */
  'look.nodes': { readonly lookId: string; readonly nodes: readonly NodeProgress[] };
  /** Only a person can answer it, with `ssh.answer`; one at a time. The window that started the look is asked, and no other. */
  'ssh.question': { readonly questionId: string; readonly lookId: string; readonly question: SshQuestion };
  /** Nobody needs to answer any more: the look was stopped, or nobody did in time. */
  'ssh.question-over': { readonly questionId: string };
  /** The same for a container that wants a password: it is answered with `container.answer`. */
  'container.question': { readonly questionId: string; readonly lookId: string; readonly question: ContainerQuestion };
  'container.question-over': { readonly questionId: string };
  /** The same for a cluster: it is answered with `cluster.answer`. */
  'cluster.question': { readonly questionId: string; readonly lookId: string; readonly question: ClusterQuestion };
  'cluster.question-over': { readonly questionId: string };
  /** A second start, a file dropped on the icon, `open-file`. */
  'places.requested': { readonly places: readonly string[] };
  /** They were changed, in this window or in any other that shares the file. */
  'settings.changed': SettingsAnswer;
  /** The page before this one died of a fault. */
  'window.reopened': Readonly<Record<string, never>>;
  'menu.chosen': { readonly action: WindowAction };
}

export interface LookProgress {
  readonly lookId: string;
  /** Files done and known so far; `total` grows while folders are still being listed. */
  readonly done: number;
  readonly total: number;
  /** The file being read. */
  readonly current: string;
}

export type CommandName = keyof Commands;
export type EventName = keyof Events;

/** How much text one command's input may hold, in UTF-16 units; a transport may refuse less, never take more. */
export function maxInputChars(name: CommandName): number {
  switch (name) {
    case 'file.save':
    case 'file.drag':
      return maxReportChars + 1_024;
    case 'print.pdf':
      return maxPrintChars + 1_024;
    default:
      return maxMessageBytes;
  }
}

const taskId = z.string().regex(/^[\w-]{1,64}$/u);
const place = z.string().min(1).max(maxPathChars);
/** A label of RFC 1123. */
const namespace = z.string().regex(/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/u);
/** A relative path without empty, `.` or `..` parts, backslashes or NUL. */
const relativePath = place.refine(
  (path) => !/[\\\0]/u.test(path) && path.split('/').every((part) => part !== '' && part !== '.' && part !== '..'),
  { message: 'must be a plain relative path' },
);
const namedFile = z.strictObject({
  // Neither a path nor a hidden file.
  suggestedName: z.string().regex(/^\w[\w.-]{0,127}$/u),
  content: z.union([
    z.strictObject({ text: z.string().max(maxReportChars) }),
    z.strictObject({ base64: z.base64().max(maxReportChars) }),
  ]),
});

export const inputs: { readonly [N in CommandName]: z.ZodType<Commands[N]['input']> } = {
  'look.run': z.strictObject({
    lookId: taskId,
    places: z.array(place).min(1).max(maxPlaces),
    nodes: z
      .array(z.strictObject({ place, identity: place.optional(), jump: place.optional() }))
      .max(maxPlaces)
      .optional(),
    keepNodes: z.boolean().optional(),
    endpointTimes: endpointTimesSchema.optional(),
    clusters: z
      .strictObject({
        allSecrets: z.boolean().optional(),
        namespaces: z.array(namespace).max(maxPlaces).optional(),
      })
      .optional(),
  }),
  'look.cancel': z.strictObject({ lookId: taskId }),
  'certificate.details': z.strictObject({ sha256: z.string().regex(/^[0-9a-f]{64}$/u) }),
  'places.suggest': z.strictObject({}),
  'ssh.suggest': z.strictObject({}),
  'ssh.answer': z.strictObject({
    questionId: taskId,
    answer: z
      .union([
        z.strictObject({ yes: z.literal(true) }),
        z.strictObject({ texts: z.array(z.string().max(maxAnswerChars)).max(maxAnswers) }),
      ])
      .optional(),
  }),
  'container.answer': z.strictObject({
    questionId: taskId,
    answer: z
      .union([z.enum(['skip', 'skip-all']), z.strictObject({ password: z.string().max(maxAnswerChars) })])
      .optional(),
  }),
  'cluster.contexts': z.strictObject({ kubeconfig: place.optional() }),
  'cluster.answer': z.strictObject({
    questionId: taskId,
    answer: z.strictObject({ yes: z.literal(true) }).optional(),
  }),
  'dialog.choose': z.strictObject({ what: z.enum(['kubeconfig', 'folder']) }),
  'upload.begin': z.strictObject({}),
  'upload.add': z.strictObject({
    place,
    files: z
      .array(
        z.strictObject({
          path: relativePath,
          base64: z.base64().max(maxMessageBytes),
          continues: z.boolean().optional(),
          leftOut: z.enum(leftOutReasons).optional(),
        }),
      )
      .max(maxUploadFiles),
  }),
  'file.save': namedFile,
  'file.show': z.strictObject({ path: z.string().min(1).max(maxPathChars) }),
  'file.drag': namedFile,
  'print.pdf': z.strictObject({
    printId: taskId,
    html: z.string().max(maxPrintChars),
  }),
  'print.cancel': z.strictObject({ printId: taskId }),
  'settings.read': z.strictObject({}),
  'settings.write': z.strictObject({ patch: settingsPatchSchema }),
  'about.read': z.strictObject({}),
  'log.read': z.strictObject({}),
  'link.open': z.strictObject({ link: z.enum(outsideLinkNames) }),
};

/** What a handler may use beside its input. */
export interface CallContext {
  /** Sends an event to the window that asked. */
  readonly emit: <E extends EventName>(event: E, payload: Events[E]) => void;
  /** Settles when the window can take more; a handler that emits much waits for it in between. Never rejects. */
  readonly drained: () => Promise<void>;
}

export type Handler<N extends CommandName> = (
  input: Commands[N]['input'],
  context: CallContext,
) => Promise<Commands[N]['output']>;
export type Handlers = { readonly [N in CommandName]: Handler<N> };
