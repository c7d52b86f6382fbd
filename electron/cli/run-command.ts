import { visibleText } from '../../shared/x509/visible-text.ts';
import type { Command } from './arguments.ts';
import type { CliHost } from './cli-host.ts';
import { exitCodes, nagiosExitCodes } from './exit-code.ts';
import { helpText } from './help.ts';
import { toolVersion } from '../../shared/tool-version.ts';

/** @returns the exit code */
export async function runCommand(command: Command, host: CliHost): Promise<number> {
  switch (command.kind) {
    case 'help':
      host.writeOut(helpText(command.topic));
      return exitCodes.fine;
    case 'version':
      host.writeOut(`${toolVersion}\n`);
      return exitCodes.fine;
    case 'usage-error': {
      const help = command.topic === 'notafter' ? 'notafter --help' : `notafter ${command.topic} --help`;
      const sentence = `${visibleText(command.message)} See ${help}.\n`;
      if (command.isForNagios) {
        host.writeOut(`CERTIFICATES UNKNOWN - ${sentence}`);
        return nagiosExitCodes.UNKNOWN;
      }
      host.writeError(sentence);
      return exitCodes.usage;
    }
    // Each loads only what it needs: help and usage errors answer at once.
    case 'check': {
      const { runCheck } = await import('./run-check.ts');
      return runCheck(command, host);
    }
    case 'report': {
      const { runReport } = await import('./run-report.ts');
      return runReport(command, host);
    }
    case 'plan': {
      const { runPlan } = await import('./run-plan.ts');
      return runPlan(command, host);
    }
    case 'serve': {
      const { runServe } = await import('../serve/run-serve.ts');
      return runServe({
        places: command.places,
        port: command.port,
        open: command.open,
        print: (line) => host.writeOut(`${line}\n`),
        printError: (line) => host.writeError(`${line}\n`),
      });
    }
  }
}
