import type { AssessedCertificate } from '../pki/assessment.ts';
import { minuteMs } from '../x509/milliseconds.ts';
import { visibleText } from '../x509/visible-text.ts';
import type { PlanWords, StepName, StepWords } from '../words/renewal/plan-words.ts';
import type { Command, Risk, Step, Where } from './plan.ts';
import type { ShellScript } from './shell-quote.ts';

/** What a step is made of besides its words. */
export interface StepParts {
  /** Which of several of this kind: a node, a CA. It goes into the key. */
  readonly of?: string | undefined;
  readonly where: Where;
  readonly commands?: readonly Command[] | undefined;
  readonly minutes?: number | undefined;
  readonly risk: Risk;
  readonly source: string;
  readonly certificates?: readonly AssessedCertificate[] | undefined;
  /** Stand for `{name}` in the words; made visible here. */
  readonly values?: Readonly<Record<string, string>> | undefined;
}

export function step(words: PlanWords, name: StepName, parts: StepParts): Step {
  const { of, where, commands = [], minutes, risk, source, certificates = [], values = {} } = parts;
  const { title, why, expected, stops, undo }: StepWords = words.steps[name];
  const say = (text: string): string => filled(text, values);
  const sayIf = (text: string | undefined): string | undefined => (text === undefined ? undefined : say(text));
  return {
    key: of === undefined ? name : `${visibleText(of)}/${name}`,
    title: say(title),
    why: say(why),
    where,
    commands,
    expectedOutput: sayIf(expected),
    stopsMeanwhile: sayIf(stops),
    durationMs: minutes === undefined ? undefined : minutes * minuteMs,
    risk,
    undo: sayIf(undo),
    source,
    certificates: [...new Set(certificates.map(({ certificate }) => certificate.sha256))],
  };
}

/** Fills `{name}` in; what it is filled with is not looked through again. */
export function filled(text: string, values: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\{(\w+)\}/gu, (whole, name: string) =>
    Object.hasOwn(values, name) ? visibleText(values[name] ?? '') : whole,
  );
}

export function changing(script: ShellScript): Command {
  return { ...script, changes: true };
}

export function reading(script: ShellScript): Command {
  return { ...script, changes: false };
}
