import type { App } from 'electron';
import { handedOverPlaces } from '../../shared/bridge/handed-over-places.ts';

/**
 * There is one NotAfter: a second start gives its places to the first and has nothing more to do. The places travel
 * as data, since Chromium reorders and adds to the second command line.
 *
 * @param onSecondStart  called in the first, with what the second was given
 * @returns false in the second, which must quit
 */
export function isFirstStart(
  app: App,
  places: readonly string[],
  onSecondStart: (places: readonly string[]) => void,
): boolean {
  if (!app.requestSingleInstanceLock({ places })) return false;
  app.on('second-instance', (_started, _argv, _workingDirectory, data) => {
    const parsed = handedOverPlaces.safeParse(data);
    onSecondStart(parsed.success ? parsed.data.places : []);
  });
  return true;
}
