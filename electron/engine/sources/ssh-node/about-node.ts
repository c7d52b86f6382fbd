import { framesOf, utf8Of } from './framed-output.ts';

export interface AboutNode {
  readonly hostname: string | undefined;
  /** Unix time of its clock, in milliseconds, whole seconds. */
  readonly clockMs: number | undefined;
  readonly isRoot: boolean;
  readonly tools: ReadonlySet<string>;
  readonly versions: readonly string[];
}

const maxVersions = 8;
const maxVersionChars = 120;
/** @see hostname(7) */
const maxNameChars = 253;
const neededTools = ['awk', 'find', 'stat'];

/** Reads what the `about` command wrote; `undefined` where commands cannot be run, or the filter cannot. */
export function readAboutNode(output: Buffer, mark: string): AboutNode | undefined {
  const { frames } = framesOf(output, mark);
  const text = (kind: string): string => utf8Of(frames.find((frame) => frame.kind === kind)?.text ?? '').trim();
  const lines = (kind: string): readonly string[] =>
    text(kind)
      .split('\n')
      .filter((line) => line !== '');
  const tools = new Set(lines('tools'));
  if (neededTools.some((tool) => !tools.has(tool))) return undefined;
  const seconds = Number(text('clock'));
  const name = text('name').slice(0, maxNameChars);
  return {
    hostname: name === '' ? undefined : name,
    clockMs: seconds > 0 ? seconds * 1000 : undefined,
    isRoot: text('user') === '0',
    tools,
    versions: lines('versions')
      .slice(0, maxVersions)
      .map((line) => line.slice(0, maxVersionChars)),
  };
}
