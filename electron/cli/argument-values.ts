import { isRuleId, type Silence } from '../../shared/findings/silence.ts';
import type { Threshold, Thresholds } from '../../shared/pki/assessment.ts';
import { defaultThresholds } from '../../shared/pki/status.ts';
import { durationMs } from '../../shared/query/duration.ts';
import { instant } from '../../shared/query/instant.ts';
import { parseQuery } from '../../shared/query/parse-query.ts';
import type { Query } from '../../shared/query/query.ts';
import { queryErrorText } from '../../shared/words/query-words.ts';
import type { EpochMs } from '../../shared/x509/brand.ts';

/** What is wrong with the arguments, in one sentence. */
export class UsageError extends Error {}

/** @property text  as it was typed */
export interface Filter {
  readonly text: string;
  readonly query: Query;
}

export function readIgnore(text: string): Silence {
  const [id = '', ...reason] = text.split('=');
  if (!isRuleId(id)) {
    throw new UsageError(
      `--ignore ${JSON.stringify(text)} names no finding: write an id such as NA-K07, or NA-K07=why; docs/findings.md lists them.`,
    );
  }
  return { id, reason: reason.join('=') };
}

export function readPlaces(places: readonly string[], atLeast: number): readonly string[] {
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

export function readInstant(text: string): EpochMs {
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
export function readThresholds(options: ThresholdOptions): Thresholds {
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

export function oneOf<Value extends string>(known: readonly Value[], option: string, text: string): Value {
  const value = known.find((each) => each === text);
  if (value === undefined)
    throw new UsageError(`${option} ${JSON.stringify(text)} is not known: choose ${known.join(', ')}.`);
  return value;
}

export function readFilter(text: string): Filter {
  const parsed = parseQuery(text);
  if (parsed.ok) return { text, query: parsed.query };
  const { from } = parsed.error.span;
  throw new UsageError(`--filter, character ${from + 1}: ${queryErrorText(parsed.error, 'en')}`);
}

export function readPort(text: string): number {
  const port = /^\d{1,5}$/u.test(text) ? Number(text) : NaN;
  if (!(port <= 65_535)) throw new UsageError(`--port ${JSON.stringify(text)} is no port: choose 0 to 65535.`);
  return port;
}
