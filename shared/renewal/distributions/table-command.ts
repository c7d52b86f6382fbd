import type {
  CommandPurpose,
  CommandTemplate,
  Distribution,
  placeholders,
} from '../../kubernetes/distributions/distribution.ts';
import { fixedWord, placeholder, sh, type ShellScript } from '../shell-quote.ts';

type Placeholder = (typeof placeholders)[number];
export type PlaceholderValues = Readonly<Partial<Record<Placeholder, string | undefined>>>;

/**
 * Commands of a distribution's table with a purpose, each word quoted; what is not known is a placeholder that says
 * itself what belongs there.
 */
export function tableCommands(
  { commands }: Distribution,
  purpose: CommandPurpose,
  values: PlaceholderValues = {},
  runOn?: CommandTemplate['runOn'],
): readonly ShellScript[] {
  return commands
    .filter((each) => each.purpose === purpose && (runOn === undefined || each.runOn === runOn))
    .map(({ argv }) => {
      const [program = '', ...words] = argv;
      return words.reduce<ShellScript>((script, word) => sh`${script} ${filledWord(word, values)}`, sh`${program}`);
    });
}

function filledWord(word: string, values: PlaceholderValues): ShellScript {
  const [, before = '', name, after = ''] = /^([^{]*)\{(\w+)\}(.*)$/u.exec(word) ?? [];
  if (name === undefined) return fixedWord(word);
  const value = values[name as Placeholder];
  if (value === undefined || value === '') return fixedWord(`${before}${placeholder}-${name.toUpperCase()}${after}`);
  return sh`${before === '' ? sh`` : fixedWord(before)}${`${value}${after}`}`;
}
