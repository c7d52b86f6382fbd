// The entry of the installed program: the window, or the command line where a command was given. Electron's fuses forbid
// running as plain Node, so that the command line runs here, in the main process, before anything is shown.
import { app } from 'electron';
import { commandWords } from './command-words.ts';

const words = commandWords(process.argv, process.defaultApp);
if (words === undefined) {
  // Awaited: what must run before Electron is ready is in there.
  await import('./main.ts');
} else {
  const [program = 'notafter'] = process.argv;
  process.argv = [program, 'notafter', ...words];
  // A build of its own beside this one.
  await import(new URL('../cli.mjs', import.meta.url).href);
  // Electron would go on to become ready; what was printed gets out first.
  for (const stream of [process.stdout, process.stderr]) {
    await new Promise<void>((written) => stream.write('', () => written()));
  }
  app.exit(Number(process.exitCode ?? 0));
}
