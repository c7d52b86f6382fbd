import type { EpochMs } from '../../shared/x509/brand.ts';
import { readArguments } from './arguments.ts';
import type { CliHost } from './cli-host.ts';
import { wantsColours } from './colours.ts';
import { exitCodes } from './exit-code.ts';
import { interruption } from './interrupt.ts';
import { endQuietlyOnClosedPipe, writeWhenReady } from './output-streams.ts';
import { runCommand } from './run-command.ts';
import { askOnTerminal } from './terminal-prompt.ts';

const { stdout, stderr } = process;
endQuietlyOnClosedPipe(stderr, () => undefined);
endQuietlyOnClosedPipe(stdout, (sentence) => {
  stderr.write(`${sentence}\n`);
  process.exitCode ||= exitCodes.unread;
});

const host: CliHost = {
  now: Date.now() as EpochMs,
  writeOut: (text) => void stdout.write(text),
  writeOutWhenReady: (text) => writeWhenReady(stdout, text),
  writeError: (text) => void stderr.write(text),
  progress: stderr,
  colours: wantsColours(stdout, process.env),
  elapsedMs: () => performance.now(),
  askOnTerminal: askOnTerminal({
    input: process.stdin,
    output: stderr,
    interrupt: () => process.kill(process.pid, 'SIGINT'),
  }),
  interruption: () =>
    interruption(process, () =>
      stderr.write('\nStopping; what was found so far follows. Ctrl+C again ends at once.\n'),
    ),
};

// The exit code is set and the process left to end by itself: that is how all that was written gets out.
try {
  const exitCode = await runCommand(readArguments(process.argv.slice(2)), host);
  process.exitCode ??= exitCode;
} catch (error) {
  // Every failure we know of is an answer; this one is a fault of the program.
  stderr.write(`NotAfter failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = exitCodes.unread;
}
