import { parseArgs } from 'node:util';
import { isRuleId, type Silence } from '../../shared/findings/silence.ts';
import { distributionIds, type DistributionId } from '../../shared/kubernetes/distributions/distribution.ts';
import type { Threshold, Thresholds } from '../../shared/pki/assessment.ts';
import { defaultThresholds } from '../../shared/pki/status.ts';
import { parseQuery } from '../../shared/query/parse-query.ts';
import type { Query } from '../../shared/query/query.ts';
import { queryErrorText } from '../../shared/words/query-words.ts';
import { languages, type Language } from '../../shared/words/language.ts';
import type { EpochMs } from '../../shared/x509/brand.ts';
import { durationMs } from '../../shared/query/duration.ts';
import { instant } from '../../shared/query/instant.ts';

export const outputs = ['table', 'kubeadm', 'kubeadm-json', 'json'] as const;
export type Output = (typeof outputs)[number];
export const planOutputs = ['text', 'markdown', 'shell', 'json'] as const;
export type PlanOutput = (typeof planOutputs)[number];
const topics = ['check', 'plan', 'serve'] as const;
export type Topic = 'notafter' | (typeof topics)[number];

export interface CheckCommand {
  readonly kind: 'check';
  readonly places: readonly string[];
  /** `undefined`: now. */
  readonly at: EpochMs | undefined;
  readonly thresholds: Thresholds;
  readonly output: Output;
  /** Only what it holds for is printed and judged; `undefined`: everything. */
  readonly filter: Filter | undefined;
  /** What every node is taken for; `undefined`: what its files look like. */
  readonly distribution: DistributionId | undefined;
  /** Rules whose findings neither alarm nor are listed among the others. */
  readonly ignore: readonly Silence[];
}
/** @property text  as it was typed */
export interface Filter {
  readonly text: string;
  readonly query: Query;
}
export interface PlanCommand {
  readonly kind: 'plan';
  readonly places: readonly string[];
  /** `undefined`: now. */
  readonly at: EpochMs | undefined;
  /** Only the steps for this node; `undefined`: for every one. */
  readonly node: string | undefined;
  /** What every node is of, whatever its files look like; `undefined`: as recognised. */
  readonly distribution: DistributionId | undefined;
  readonly language: Language;
  readonly output: PlanOutput;
}
export interface ServeCommand {
  readonly kind: 'serve';
  readonly places: readonly string[];
  /** 0: a free one. */
  readonly port: number;
  readonly open: boolean;
}
export type Command =
  | CheckCommand
  | PlanCommand
  | ServeCommand
  | { readonly kind: 'help'; readonly topic: Topic }
  | { readonly kind: 'version' }
  | { readonly kind: 'usage-error'; readonly topic: Topic; readonly message: string };

/** What is wrong with the arguments, in one sentence. */
class UsageError extends Error {}

/** Reads the arguments after the program's name. Never throws: a wrong command line is an answer too. */
export function readArguments(argv: readonly string[]): Command {
  const [name, ...rest] = argv;
  switch (name) {
    case 'check':
    case 'plan':
    case 'serve':
      return readCommand(name, rest);
    case '--help':
    case '-h':
      return { kind: 'help', topic: 'notafter' };
    case 'help':
      return { kind: 'help', topic: topics.find((topic) => topic === rest[0]) ?? 'notafter' };
    case '--version':
    case '-V':
      return { kind: 'version' };
    case undefined:
      return { kind: 'usage-error', topic: 'notafter', message: 'Say what to do: check, plan or serve.' };
    default:
      return { kind: 'usage-error', topic: 'notafter', message: `There is no command ${JSON.stringify(name)}.` };
  }
}

function readCommand(topic: (typeof topics)[number], args: string[]): Command {
  try {
    return { check: readCheck, plan: readPlan, serve: readServe }[topic](args);
  } catch (error) {
    // parseArgs throws a TypeError for an unknown option or a missing value; its first sentence says all.
    if (!(error instanceof UsageError || error instanceof TypeError)) throw error;
    const { message } = error;
    const [sentence = ''] = error instanceof TypeError ? message.split(/\.\s/u) : [message];
    return { kind: 'usage-error', topic, message: sentence.replace(/\.?$/u, '.') };
  }
}

function readCheck(args: string[]): Command {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      at: { type: 'string' },
      warn: { type: 'string' },
      critical: { type: 'string' },
      'ca-warn': { type: 'string' },
      'ca-critical': { type: 'string' },
      output: { type: 'string', short: 'o', default: 'table' },
      distribution: { type: 'string' },
      filter: { type: 'string', short: 'f' },
      ignore: { type: 'string', multiple: true },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help === true) return { kind: 'help', topic: 'check' };
  const output = oneOf(outputs, '--output', values.output);
  return {
    kind: 'check',
    places: readPlaces(positionals, 1),
    at: values.at === undefined ? undefined : readInstant(values.at),
    thresholds: readThresholds(values),
    output,
    filter: values.filter === undefined ? undefined : readFilter(values.filter, output),
    distribution: values.distribution === undefined ? undefined : readDistribution(values.distribution),
    ignore: (values.ignore ?? []).map(readIgnore),
  };
}

function readPlan(args: string[]): Command {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      at: { type: 'string' },
      node: { type: 'string' },
      distribution: { type: 'string' },
      lang: { type: 'string', default: 'en' },
      output: { type: 'string', short: 'o', default: 'text' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help === true) return { kind: 'help', topic: 'plan' };
  const { at, node, distribution } = values;
  return {
    kind: 'plan',
    places: readPlaces(positionals, 1),
    at: at === undefined ? undefined : readInstant(at),
    node,
    distribution: distribution === undefined ? undefined : oneOf(distributionIds, '--distribution', distribution),
    language: oneOf(languages, '--lang', values.lang),
    output: oneOf(planOutputs, '--output', values.output),
  };
}

function readServe(args: string[]): Command {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      port: { type: 'string', default: '0' },
      open: { type: 'boolean', default: false },
      sample: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help === true) return { kind: 'help', topic: 'serve' };
  const places = [...readPlaces(positionals, 0), ...(values.sample ? ['sample:'] : [])];
  return { kind: 'serve', places, port: readPort(values.port), open: values.open };
}

function readIgnore(text: string): Silence {
  const [id = '', ...reason] = text.split('=');
  if (!isRuleId(id)) {
    throw new UsageError(
      `--ignore ${JSON.stringify(text)} names no finding: write an id such as NA-K07, or NA-K07=why; docs/findings.md lists them.`,
    );
  }
  return { id, reason: reason.join('=') };
}

function readPlaces(places: readonly string[], atLeast: number): readonly string[] {
  if (places.length < atLeast) throw new UsageError('Name at least one PLACE: a folder, a file, or a kubeconfig.');
  // An unset variable in a script becomes an empty argument, which would otherwise mean the current folder.
  if (places.includes('')) throw new UsageError('A PLACE is empty: is a variable unset?');
  if (places.includes('-')) {
    throw new UsageError(
      'Standard input is not read: save it to a file and name that (or ./- for a file of that name).',
    );
  }
  return places;
}

function readInstant(text: string): EpochMs {
  const at = instant(text);
  if (at === undefined) {
    throw new UsageError(
      `--at ${JSON.stringify(text)} is no instant: write 2027-03-01T00:00:00Z, 2027-03-01T09:00:00+09:00, or 2027-03-01 (UTC).`,
    );
  }
  return at;
}

interface ThresholdOptions {
  readonly warn?: string | undefined;
  readonly critical?: string | undefined;
  readonly 'ca-warn'?: string | undefined;
  readonly 'ca-critical'?: string | undefined;
}

/** What a person names is meant as it stands, whatever the lifetime; CAs follow unless they are named apart. */
function readThresholds(options: ThresholdOptions): Thresholds {
  const { warn, critical } = options;
  return {
    endEntity: readThreshold(defaultThresholds.endEntity, ['--warn', warn], ['--critical', critical]),
    ca: readThreshold(
      defaultThresholds.ca,
      options['ca-warn'] === undefined ? ['--warn', warn] : ['--ca-warn', options['ca-warn']],
      options['ca-critical'] === undefined ? ['--critical', critical] : ['--ca-critical', options['ca-critical']],
    ),
  };
}

type NamedOption = readonly [option: string, text: string | undefined];

/** Where only one is given, the default of the other gives way to it. */
function readThreshold(defaults: Threshold, warn: NamedOption, critical: NamedOption): Threshold {
  const warnMs = readDuration(...warn);
  const criticalMs = readDuration(...critical);
  if (warnMs !== undefined && criticalMs !== undefined && criticalMs > warnMs) {
    throw new UsageError(`${critical.join(' ')} is longer than ${warn.join(' ')}: it must be the shorter of the two.`);
  }
  return {
    warnMs: warnMs ?? Math.max(defaults.warnMs, criticalMs ?? 0),
    warnShare: warnMs === undefined && criticalMs === undefined ? defaults.warnShare : 1,
    criticalMs: criticalMs ?? Math.min(defaults.criticalMs, warnMs ?? Infinity),
    criticalShare: criticalMs === undefined ? defaults.criticalShare : 1,
  };
}

function readDuration(option: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const duration = durationMs(text);
  if (duration === undefined) {
    throw new UsageError(`${option} ${JSON.stringify(text)} is no duration: write 90m, 12h, 30d, 2w or 1y.`);
  }
  return duration;
}

function oneOf<Value extends string>(known: readonly Value[], option: string, text: string): Value {
  const value = known.find((each) => each === text);
  if (value === undefined)
    throw new UsageError(`${option} ${JSON.stringify(text)} is not known: choose ${known.join(', ')}.`);
  return value;
}

function readFilter(text: string, output: Output): Filter {
  if (output === 'kubeadm' || output === 'kubeadm-json') {
    throw new UsageError(`--filter goes with --output table or json: kubeadm always prints its whole list.`);
  }
  const parsed = parseQuery(text);
  if (parsed.ok) return { text, query: parsed.query };
  const { from } = parsed.error.span;
  throw new UsageError(`--filter, character ${from + 1}: ${queryErrorText(parsed.error, 'en')}`);
}

function readDistribution(text: string): DistributionId {
  const distribution = distributionIds.find((known) => known === text);
  if (distribution === undefined) {
    throw new UsageError(`--distribution ${JSON.stringify(text)} is not known: choose ${distributionIds.join(', ')}.`);
  }
  return distribution;
}

function readPort(text: string): number {
  const port = /^\d{1,5}$/u.test(text) ? Number(text) : NaN;
  if (!(port <= 65_535)) throw new UsageError(`--port ${JSON.stringify(text)} is no port: choose 0 to 65535.`);
  return port;
}
