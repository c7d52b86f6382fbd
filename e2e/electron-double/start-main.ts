import { register } from 'node:module';
import { pathToFileURL } from 'node:url';
import { enterStandIn } from './instances.mjs';
import type { StandIn } from './stand-in.ts';

let isHooked = false;

/**
 * Runs a built main process over a stand-in, as `electron <main> …args` would.
 *
 * @param mainPath  absolute path of the built entry
 */
export async function startMain(standIn: StandIn, mainPath: string, args: readonly string[]): Promise<void> {
  if (!isHooked) register('./resolve-hook.mjs', import.meta.url);
  isHooked = true;
  const id = enterStandIn(standIn.electron);
  const { argv } = process;
  Object.assign(process, { argv: ['electron', mainPath, ...args], defaultApp: true });
  try {
    await import(`${pathToFileURL(mainPath).href}?double=${id}`);
  } finally {
    process.argv = argv;
  }
  await standIn.app.becomeReady();
}
