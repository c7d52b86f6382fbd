import { longestEndpointMs, usualEndpointTimes, type EndpointTimes } from '../../shared/pki/endpoint-times.ts';
import { UsageError } from './argument-values.ts';

export const endpointOptions = {
  'connect-timeout': { type: 'string' },
  timeout: { type: 'string' },
  retries: { type: 'string' },
} as const;
export type EndpointValues = Partial<Readonly<Record<keyof typeof endpointOptions, string | undefined>>>;

/** How endpoints are to be asked, where a person has said so. */
export interface EndpointWish {
  readonly times: EndpointTimes;
  readonly retries: number;
}

const mostRetries = 10;

/** @returns `undefined` where nothing was said */
export function readEndpointWish(values: EndpointValues): EndpointWish | undefined {
  const { 'connect-timeout': connect, timeout, retries } = values;
  if (connect === undefined && timeout === undefined && retries === undefined) return undefined;
  const connectMs = readSeconds('--connect-timeout', connect) ?? usualEndpointTimes.connectMs;
  // A whole that is shorter than its first part ends that too; a longer first part makes the whole longer.
  const wholeMs = readSeconds('--timeout', timeout) ?? Math.max(usualEndpointTimes.wholeMs, connectMs);
  return { times: { connectMs: Math.min(connectMs, wholeMs), wholeMs }, retries: readRetries(retries) };
}

function readSeconds(option: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const match = /^(\d{1,6}(?:\.\d{1,3})?)(ms|s|m)$/u.exec(text);
  const ms = match === null ? NaN : Number(match[1]) * { ms: 1, s: 1_000, m: 60_000 }[match[2] as 'ms' | 's' | 'm'];
  if (!(ms >= 1 && ms <= longestEndpointMs)) {
    throw new UsageError(`${option} ${JSON.stringify(text)} is no such time: write 500ms, 5s or 1m, at most 10m.`);
  }
  return ms;
}

function readRetries(text: string | undefined): number {
  if (text === undefined) return 0;
  const number = /^\d{1,2}$/u.test(text) ? Number(text) : NaN;
  if (!(number <= mostRetries)) {
    throw new UsageError(`--retries ${JSON.stringify(text)} is no number of retries: choose 0 to ${mostRetries}.`);
  }
  return number;
}
