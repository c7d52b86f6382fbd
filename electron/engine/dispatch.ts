import { inputs, maxInputChars } from '../../shared/bridge/contract.ts';
import type { CallContext, CommandName, Commands, Handlers } from '../../shared/bridge/contract.ts';
import { fail, succeed } from '../../shared/bridge/result.ts';
import type { Result } from '../../shared/bridge/result.ts';
import { CommandRefusal } from './command-refusal.ts';
import { inputShapeFault } from './input-shape.ts';

/**
 * Answers one command for whichever transport brought it. Nothing about `name` and `input` is taken on trust.
 * Never throws: a refusal and a failure are data.
 */
export async function dispatch(
  handlers: Handlers,
  name: unknown,
  input: unknown,
  context: CallContext,
): Promise<Result<unknown>> {
  if (!isCommandName(name)) return fail('unknown-command', `There is no command ${describe(name)}.`);
  const fault = inputShapeFault(input, maxInputChars(name));
  if (fault !== undefined) return fail('bad-request', `${name}: the input is ${fault}.`);
  return run(handlers, name, input, context);
}

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
    return fail('bad-request', `${name}: ${where}: ${issue?.message ?? 'not as expected'}.`);
  }
  try {
    return succeed(await handlers[name](parsed.data, context));
  } catch (error) {
    if (error instanceof CommandRefusal) return fail(error.code, error.message);
    return fail('internal', `${name} failed: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Own keys only: `constructor` and `__proto__` are no commands. */
function isCommandName(name: unknown): name is CommandName {
  return typeof name === 'string' && Object.hasOwn(inputs, name);
}

function describe(name: unknown): string {
  return typeof name === 'string' ? JSON.stringify(name.slice(0, 64)) : `of the type ${typeof name}`;
}
