import { inputs, maxInputChars } from '../../shared/bridge/contract.ts';
import type { CallContext, CommandName, Commands, Handlers } from '../../shared/bridge/contract.ts';
import { fail, succeed } from '../../shared/bridge/result.ts';
import type { Failure, Result } from '../../shared/bridge/result.ts';
import { CommandRefusal } from './command-refusal.ts';
import { inputShapeFault } from './input-shape.ts';
import { noLog, type Log } from './log/log.ts';
import { detailOf } from './log/note-start.ts';
import { outgoing } from './outgoing.ts';

/**
 * Answers one command for whichever transport brought it. Nothing about `name` and `input` is taken on trust, and
 * whatever leaves, answers and events, has been looked at for private keys.
 * Never throws: a refusal and a failure are data.
 */
export async function dispatch(
  handlers: Handlers,
  name: unknown,
  input: unknown,
  context: CallContext,
  log: Log = noLog,
): Promise<Result<unknown>> {
  if (!isCommandName(name)) {
    return refuse(log, 'unnamed', { code: 'unknown-command', message: `There is no command ${describe(name)}.` });
  }
  const fault = inputShapeFault(input, maxInputChars(name));
  if (fault !== undefined) {
    return refuse(log, name, { code: 'bad-request', message: `${name}: the input is ${fault}.` });
  }
  const clear = <Message>(message: Message): Message => {
    const { message: cleared, withheld } = outgoing(message);
    if (withheld > 0) log.note('error', 'key-withheld', { facts: { command: name, texts: withheld } });
    return cleared;
  };
  try {
    return clear(
      await run(handlers, name, input, { ...context, emit: (event, payload) => context.emit(event, clear(payload)) }),
    );
  } catch (error) {
    if (error instanceof CommandRefusal) return clear(refuse(log, name, error));
    log.note('error', 'command-failed', { facts: { command: name }, detail: detailOf(error) });
    return clear(fail('internal', `${name} failed: ${error instanceof Error ? error.message : String(error)}`));
  }
}

/** @throws whatever the handler throws */
async function run<N extends CommandName>(
  handlers: Handlers,
  name: N,
  input: unknown,
  context: CallContext,
): Promise<Result<Commands[N]['output']>> {
  const parsed = inputs[name].safeParse(input);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const where = issue === undefined || issue.path.length === 0 ? 'input' : issue.path.map(String).join('.');
    throw new CommandRefusal('bad-request', `${name}: ${where}: ${issue?.message ?? 'not as expected'}.`);
  }
  return succeed(await handlers[name](parsed.data, context));
}

function refuse(log: Log, command: string, { code, message }: Failure): Result<never> {
  log.note('warn', 'command-refused', { facts: { command, code } });
  return fail(code, message);
}

/** Own keys only: `constructor` and `__proto__` are no commands. */
function isCommandName(name: unknown): name is CommandName {
  return typeof name === 'string' && Object.hasOwn(inputs, name);
}

function describe(name: unknown): string {
  return typeof name === 'string' ? JSON.stringify(name.slice(0, 64)) : `of the type ${typeof name}`;
}
