import { parseArgs } from 'node:util';
import type { Silence } from '../../shared/findings/silence.ts';
import { distributionIds, type DistributionId } from '../../shared/kubernetes/distributions/distribution.ts';
import type { Thresholds } from '../../shared/pki/assessment.ts';
import { reportFormatIds, type ReportFormatId } from '../../shared/reports/format-ids.ts';
import { languages, type Language } from '../../shared/words/language.ts';
import type { EpochMs } from '../../shared/x509/brand.ts';
import {
  oneOf,
  readFilter,
  readIgnore,
  readInstant,
  readPlaces,
  readPort,
  readThresholds,
  UsageError,
  type Filter,
} from './argument-values.ts';
import { endpointOptions, readEndpointWish, type EndpointValues, type EndpointWish } from './endpoint-arguments.ts';
import { passwordOptions, readPasswordFiles, type PasswordValues } from './password-arguments.ts';
import { clusterOptions, readCluster, type ClusterValues, type ClusterWish } from './cluster-arguments.ts';
import { readHosts, readSsh, sshOptions, type SshValues, type SshWish } from './ssh-arguments.ts';

export const outputs = ['table', 'kubeadm', 'kubeadm-json', 'json', 'nagios'] as const;
export type Output = (typeof outputs)[number];
export const planOutputs = ['text', 'markdown', 'shell', 'json'] as const;
export type PlanOutput = (typeof planOutputs)[number];
/** The PDF is the HTML report as a browser prints it, and no format of its own. */
export type FiledFormat = ReportFormatId | 'pdf';
export const filedFormats: readonly FiledFormat[] = ['html', 'pdf', ...reportFormatIds.filter((id) => id !== 'html')];
const topics = ['check', 'report', 'plan', 'serve'] as const;
export type Topic = 'notafter' | (typeof topics)[number];

export interface CheckCommand {
  readonly kind: 'check';
  readonly places: readonly string[];
  /** `undefined`: as ssh's configuration says, and no new host is believed. */
  readonly ssh?: SshWish | undefined;
  /** Of containers, tried in this order; left out: none were given. */
  readonly passwords?: readonly string[] | undefined;
  /** `undefined`: TLS Secrets alone, and plugins only if somebody agrees at a terminal. */
  readonly cluster?: ClusterWish | undefined;
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
  /** Asks the endpoints that the places name, too. */
  readonly live: boolean | undefined;
  /** How long endpoints are waited for, and how often they are asked; `undefined`: as usual. */
  readonly endpoints?: EndpointWish | undefined;
}
export interface ReportCommand extends Omit<CheckCommand, 'kind' | 'output'> {
  readonly kind: 'report';
  /** Each once, in the order named; at least one. */
  readonly formats: readonly FiledFormat[];
  /** A file, or for several formats a folder or a base name; `undefined`: stdout, and then there is one format. */
  readonly out: string | undefined;
  readonly language: Language;
  /** A byte order mark in front of the CSV. */
  readonly bom: boolean;
  /** Replace what is there. */
  readonly force: boolean;
}
export interface PlanCommand {
  readonly kind: 'plan';
  readonly places: readonly string[];
  /** `undefined`: as ssh's configuration says, and no new host is believed. */
  readonly ssh?: SshWish | undefined;
  /** Of containers, tried in this order; left out: none were given. */
  readonly passwords?: readonly string[] | undefined;
  /** `undefined`: TLS Secrets alone, and plugins only if somebody agrees at a terminal. */
  readonly cluster?: ClusterWish | undefined;
  /** `undefined`: now. */
  readonly at: EpochMs | undefined;
  /** Only the steps for this node; `undefined`: for every one. */
  readonly node: string | undefined;
  /** What every node is of, whatever its files look like; `undefined`: as recognised. */
  readonly distribution: DistributionId | undefined;
  readonly language: Language;
  readonly output: PlanOutput;
  /** Asks the endpoints that the places name, too. */
  readonly live: boolean | undefined;
  /** How long endpoints are waited for, and how often they are asked; `undefined`: as usual. */
  readonly endpoints?: EndpointWish | undefined;
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
  | ReportCommand
  | PlanCommand
  | ServeCommand
  | { readonly kind: 'help'; readonly topic: Topic }
  | { readonly kind: 'version' }
  | UsageErrorCommand;
export interface UsageErrorCommand {
  readonly kind: 'usage-error';
  readonly topic: Topic;
  readonly message: string;
  /** A monitoring system reads the answer, from stdout, and takes our usual code for an outage. */
  readonly isForNagios: boolean;
}

/** Reads the arguments after the program's name. Never throws: a wrong command line is an answer too. */
export function readArguments(argv: readonly string[]): Command {
  const [name, ...rest] = argv;
  switch (name) {
    case 'check':
    case 'report':
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
      return usageError('notafter', 'Say what to do: check, report, plan or serve.');
    default:
      return usageError('notafter', `There is no command ${JSON.stringify(name)}.`);
  }
}

function readCommand(topic: (typeof topics)[number], args: string[]): Command {
  try {
    return { check: readCheck, report: readReport, plan: readPlan, serve: readServe }[topic](args);
  } catch (error) {
    // parseArgs throws a TypeError for an unknown option or a missing value; its first sentence says all.
    if (!(error instanceof UsageError || error instanceof TypeError)) throw error;
    const { message } = error;
    const [sentence = ''] = error instanceof TypeError ? message.split(/\.\s/u) : [message];
    return usageError(topic, sentence.replace(/\.?$/u, '.'), args);
  }
}

function usageError(topic: Topic, message: string, args: readonly string[] = []): UsageErrorCommand {
  const isForNagios = args.some((arg) => /^(?:--output=|-o)?nagios$/u.test(arg));
  return { kind: 'usage-error', topic, message, isForNagios };
}

function readCheck(args: string[]): Command {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      ...judgingOptions,
      output: { type: 'string', short: 'o', default: 'table' },
    },
  });
  if (values.help === true) return { kind: 'help', topic: 'check' };
  const output = oneOf(outputs, '--output', values.output);
  if (values.filter !== undefined && (output === 'kubeadm' || output === 'kubeadm-json')) {
    throw new UsageError(`--filter goes with --output table, json or nagios: kubeadm always prints its whole list.`);
  }
  return { kind: 'check', output, ...readJudging(values, positionals) };
}

function readReport(args: string[]): Command {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      ...judgingOptions,
      format: { type: 'string', short: 'F', multiple: true },
      out: { type: 'string', short: 'o' },
      lang: { type: 'string', default: 'en' },
      bom: { type: 'boolean', default: false },
      force: { type: 'boolean', default: false },
    },
  });
  if (values.help === true) return { kind: 'help', topic: 'report' };
  const named = (values.format ?? []).flatMap((text) => text.split(','));
  const formats = [...new Set(named.map((text) => oneOf(filedFormats, '--format', text)))];
  if (formats.length === 0) throw new UsageError(`Say which report: --format ${filedFormats.join(', ')}.`);
  if (values.filter !== undefined && formats.some((format) => format.startsWith('kubeadm'))) {
    throw new UsageError('--filter does not go with --format kubeadm: kubeadm always prints its whole list.');
  }
  const out = values.out === '-' ? undefined : values.out;
  if (out === '') throw new UsageError('-o is empty: is a variable unset?');
  if (out === undefined && formats.includes('pdf'))
    throw new UsageError('A PDF is no text: say where it goes with -o FILE.');
  if (out === undefined && formats.length > 1) {
    throw new UsageError('Several formats need -o FOLDER/ or -o NAME, to which each adds its own extension.');
  }
  const { bom, force } = values;
  const language = oneOf(languages, '--lang', values.lang);
  return { kind: 'report', formats, out, language, bom, force, ...readJudging(values, positionals) };
}

/** What `check` and `report` both take: where to look, and how to judge what is there. */
const judgingOptions = {
  ...sshOptions,
  ...endpointOptions,
  ...passwordOptions,
  ...clusterOptions,
  at: { type: 'string' },
  warn: { type: 'string' },
  critical: { type: 'string' },
  'ca-warn': { type: 'string' },
  'ca-critical': { type: 'string' },
  distribution: { type: 'string' },
  filter: { type: 'string', short: 'f' },
  ignore: { type: 'string', multiple: true },
  live: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;
type JudgingValues = Partial<
  Readonly<
    Record<
      Exclude<
        keyof typeof judgingOptions,
        | 'ignore'
        | 'live'
        | 'help'
        | keyof typeof sshOptions
        | keyof typeof endpointOptions
        | keyof typeof passwordOptions
        | keyof typeof clusterOptions
      >,
      string
    >
  >
> &
  SshValues &
  EndpointValues &
  PasswordValues &
  ClusterValues & {
    readonly live?: boolean | undefined;
    readonly ignore?: readonly string[] | undefined;
  };

function readJudging(values: JudgingValues, places: readonly string[]): Omit<CheckCommand, 'kind' | 'output'> {
  const { at, filter, distribution, ignore = [], live } = values;
  return {
    places: placesOf(places, values),
    ssh: readSsh(values),
    endpoints: readEndpointWish(values),
    passwords: readPasswordFiles(values),
    cluster: readCluster(values),
    at: at === undefined ? undefined : readInstant(at),
    thresholds: readThresholds(values),
    filter: filter === undefined ? undefined : readFilter(filter),
    distribution: distribution === undefined ? undefined : oneOf(distributionIds, '--distribution', distribution),
    ignore: ignore.map(readIgnore),
    live,
  };
}

function readPlan(args: string[]): Command {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      ...sshOptions,
      ...endpointOptions,
      ...passwordOptions,
      ...clusterOptions,
      at: { type: 'string' },
      node: { type: 'string' },
      live: { type: 'boolean' },
      distribution: { type: 'string' },
      lang: { type: 'string', default: 'en' },
      output: { type: 'string', short: 'o', default: 'text' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help === true) return { kind: 'help', topic: 'plan' };
  const { at, node, distribution, live } = values;
  return {
    kind: 'plan',
    places: placesOf(positionals, values),
    ssh: readSsh(values),
    endpoints: readEndpointWish(values),
    passwords: readPasswordFiles(values),
    cluster: readCluster(values),
    at: at === undefined ? undefined : readInstant(at),
    node,
    live,
    distribution: distribution === undefined ? undefined : oneOf(distributionIds, '--distribution', distribution),
    language: oneOf(languages, '--lang', values.lang),
    output: oneOf(planOutputs, '--output', values.output),
  };
}

/** Those named, and the nodes of `--hosts`. */
function placesOf(places: readonly string[], values: SshValues): readonly string[] {
  const hosts = readHosts(values);
  return [...readPlaces(places, hosts.length > 0 ? 0 : 1), ...hosts];
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
