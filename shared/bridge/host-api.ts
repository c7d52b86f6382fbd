import type { CommandName, Commands, EventName, Events } from './contract.ts';
import type { Result } from './result.ts';

/** The complete surface by which the window reaches its host, whichever host that is. */
export interface HostApi {
  readonly capabilities: Capabilities;
  /** Never rejects for a refusal of the command itself; see {@link Result}. */
  call<N extends CommandName>(name: N, input: Commands[N]['input']): Promise<Result<Commands[N]['output']>>;
  /** @returns a function that ends the subscription */
  on<E extends EventName>(event: E, listener: (payload: Events[E]) => void): () => void;
  /** The path behind a dropped DOM `File`, where {@link Capabilities.dropGivesPaths}; empty for a file without one. */
  pathForFile(file: object): string;
}

/** What this host can do; the window asks these and never which host it is. */
export interface Capabilities {
  /** Native open dialogs (`dialog.choose`). Without: the person types a path, or drops files. */
  readonly openDialogs: boolean;
  /** A native save dialog (`file.save`). Without: the browser downloads. */
  readonly saveDialog: boolean;
  /** A file that was saved can be shown in its folder (`file.show`). */
  readonly showInFolder: boolean;
  /** A file can be dragged out of the window (`file.drag`). */
  readonly dragOut: boolean;
  /** Dropped files come with paths. Without: their content is sent with `upload.*`. */
  readonly dropGivesPaths: boolean;
  /** Pages outside are opened by `link.open`. Without: the browser follows a link itself. */
  readonly opensLinks: boolean;
  /** The host has a menu of its own with the shortcuts in it. */
  readonly menu: boolean;
}

/** The name under which the preload script exposes the {@link HostApi} on `window`. */
export const bridgeKey = 'notafter';
