/** What the installed program understands at the place of a command; anything else there is a place to open in a window. */
const commands: ReadonlySet<string> = new Set([
  'check',
  'report',
  'plan',
  'serve',
  'help',
  '--help',
  '-h',
  '--version',
  '-V',
]);

/**
 * The arguments for the command line, where that is what was asked for: `notafter check …` in a terminal is the
 * command, `notafter /etc/kubernetes` is the window.
 *
 * @param argv  as in `process.argv`
 * @param isDefaultApp  started as `electron <app> …`, so that the first word after the program is our own entry
 * @returns `undefined`: open the window
 */
export function commandWords(argv: readonly string[], isDefaultApp: boolean): readonly string[] | undefined {
  const words = argv.slice(isDefaultApp ? 2 : 1);
  const [first] = words;
  return first !== undefined && commands.has(first) ? words : undefined;
}
