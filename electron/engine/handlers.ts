import type { Handlers } from '../../shared/bridge/contract.ts';
import { CommandRefusal } from './command-refusal.ts';
import type { AboutHandlers } from './about.ts';
import type { InspectorHandlers } from './inspector.ts';
import type { PrintHandlers } from './print/print-handlers.ts';
import type { SettingsFile } from './workspace/settings-file.ts';

/** Commands that need a window system; a host without one leaves them out. */
export type NativeHandlers = Pick<Handlers, 'dialog.choose' | 'file.save' | 'file.show' | 'file.drag' | 'link.open'>;

const refuse = (sentence: string) => () => Promise.reject(new CommandRefusal('not-supported', sentence));

const withoutDialogs: NativeHandlers = {
  'dialog.choose': refuse('A browser cannot open a file dialog here: type the path, or drop the files.'),
  'file.save': refuse('A browser saves a report itself, as a download.'),
  'link.open': refuse('A browser follows a link itself.'),
  'file.show': refuse('A browser shows its downloads itself.'),
  'file.drag': refuse('A file cannot be dragged out of a browser: download it.'),
};

type SettingsHandlers = Pick<Handlers, 'settings.read' | 'settings.write'>;

function settingsHandlers(file: SettingsFile): SettingsHandlers {
  return {
    'settings.read': () => file.read(),
    'settings.write': ({ patch }) => file.write(patch),
  };
}

export interface HandlerParts {
  readonly inspector: InspectorHandlers;
  readonly settings: SettingsFile;
  readonly about: AboutHandlers;
  readonly printing: PrintHandlers;
  /** Of a host with a window system. */
  readonly native?: NativeHandlers;
}

/** The whole contract: what the engine answers, the settings, the program itself, printing, and what this host's window system adds. */
export function completeHandlers({
  inspector,
  settings,
  about,
  printing,
  native = withoutDialogs,
}: HandlerParts): Handlers {
  return { ...inspector, ...settingsHandlers(settings), ...about, ...printing, ...native };
}
