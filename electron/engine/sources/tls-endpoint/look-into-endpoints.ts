import { setMaxListeners } from 'node:events';
import { isIP } from 'node:net';
import { domainToASCII } from 'node:url';
import { usualEndpointTimes, type EndpointTimes } from '../../../../shared/pki/endpoint-times.ts';
import type { Sighting } from '../../../../shared/pki/inventory.ts';
import { hostAndPort, type Endpoint } from '../../../../shared/pki/endpoint.ts';
import type { ProblemCode } from '../../../../shared/pki/problem.ts';
import { visibleText } from '../../../../shared/x509/visible-text.ts';
import { addProblem } from '../findings.ts';
import { keepCertificate } from '../judged-file.ts';
import { countFile, goOn, type LookState } from '../look-state.ts';
import { addressesOf } from './addresses.ts';
import { askEndpoint, type Way } from './ask-endpoint.ts';
import type { HandshakeFault, Presented } from './handshake-reader.ts';
import { proxyOf, type Environment } from './proxy.ts';
import { readProxy } from './read-proxy.ts';
import { judgeBySystemRoots, type JudgeBySystemRoots } from './system-roots.ts';

export interface EndpointPlace {
  readonly place: string;
  readonly endpoint: Endpoint;
}

export interface EndpointOptions {
  /** Default: 5 s to a connection, 10 s in all. */
  readonly times?: EndpointTimes | undefined;
  /** How often an address that did not answer is asked again; default: never. */
  readonly retries?: number | undefined;
  /** Where the proxy stands; default: this process's. */
  readonly environment?: Environment;
}

/** Endpoints asked at once. */
const maxInFlight = 64;

/** Asks each endpoint that was come to once, in every address of its name; those of a look that is stopped are named. */
export async function lookIntoEndpoints(
  state: LookState,
  { times = usualEndpointTimes, retries = 0, environment = process.env }: EndpointOptions,
): Promise<void> {
  const { endpoints } = state;
  const judge = judgeBySystemRoots(environment);
  state.progress.total += endpoints.length;
  // Each that is being asked listens; node:events would take that for a leak.
  if (state.signal !== undefined) setMaxListeners(0, state.signal);
  let next = 0;
  const takeWork = async (): Promise<void> => {
    for (let each = endpoints[next++]; each !== undefined; each = endpoints[next++]) {
      state.findings.places.push({ place: each.place, kind: 'endpoint' });
      const goesOn = await goOn(state, hostAndPort(each.endpoint.host, each.endpoint.port));
      if (goesOn) await lookIntoEndpoint(each, state, { times, retries, environment, judge });
      else noteUnasked(each, stopped, state);
      countFile(state);
    }
  };
  await Promise.all(Array.from({ length: Math.min(maxInFlight, endpoints.length) }, takeWork));
}

/** What may be otherwise the next time. */
const passing: ReadonlySet<string> = new Set<ProblemCode>([
  'connect-timeout',
  'handshake-timeout',
  'connection-refused',
  'connection-closed',
  'host-unreachable',
]);

function mayPass(fault: HandshakeFault | undefined): boolean {
  return fault !== undefined && passing.has(fault.code);
}

const stopped: HandshakeFault = { code: 'cancelled', reason: 'was not asked: the look was stopped' };

/** How all endpoints of a look are asked. */
interface Asking {
  readonly times: EndpointTimes;
  readonly retries: number;
  readonly environment: Environment;
  readonly judge: JudgeBySystemRoots;
}

async function lookIntoEndpoint(
  { place, endpoint }: EndpointPlace,
  state: LookState,
  { times, retries, environment, judge }: Asking,
): Promise<void> {
  const name = hostAndPort(endpoint.host, endpoint.port);
  const ask = async (way: Way, path: string): Promise<void> => {
    const options = { serverName: sniOf(endpoint), times, signal: state.signal };
    let presented = await askEndpoint(endpoint, way, options);
    for (let left = retries; left > 0 && mayPass(presented.fault); left--) {
      presented = await askEndpoint(endpoint, way, options);
    }
    note({ place, path, endpoint, way, judge }, presented, state);
  };
  const proxy = proxyOf(endpoint, environment);
  if (proxy !== undefined) {
    const way = readProxy(state.findings.proxies.whole(proxy));
    return 'code' in way ? noteUnasked({ place, endpoint }, way, state) : ask({ proxy: way }, name);
  }
  const addresses = await addressesOf(endpoint.host, times.connectMs);
  if ('code' in addresses) return noteUnasked({ place, endpoint }, addresses, state);
  const pathOf = (address: string): string => (addresses.length > 1 ? `${name} [${address}]` : name);
  await Promise.all(addresses.map((address) => ask({ address }, pathOf(address))));
}

/** An address is not asked for by name, unless a name was given. */
function serverNameOf({ host, serverName }: Endpoint): string | undefined {
  return serverName ?? (isIP(host.replace(/%.*$/u, '')) === 0 ? host : undefined);
}

function sniOf(endpoint: Endpoint): string | undefined {
  const name = serverNameOf(endpoint);
  const ascii = name === undefined || /^[\x21-\x7e]+$/u.test(name) ? name : domainToASCII(name);
  return ascii === '' || (ascii?.length ?? 0) > 255 ? undefined : ascii;
}

interface Asked extends EndpointPlace {
  readonly path: string;
  /** `undefined`: none was found. */
  readonly way: Way | undefined;
  readonly judge: JudgeBySystemRoots;
}

function noteUnasked({ place, endpoint }: EndpointPlace, fault: HandshakeFault, state: LookState): void {
  const path = hostAndPort(endpoint.host, endpoint.port);
  const nothing = { protocol: undefined, asksForClientCertificate: undefined, chain: [], fault };
  note({ place, endpoint, path, way: undefined, judge: () => 'unknown' }, nothing, state);
}

function note({ place, endpoint, path, way, judge }: Asked, presented: Presented, { findings }: LookState): void {
  const { protocol, asksForClientCertificate, fault } = presented;
  const tell = ({ code, reason }: HandshakeFault): void =>
    addProblem(findings, path, code, `${visibleText(path)} ${reason}.`);
  if (fault !== undefined) tell(fault);
  let broken: HandshakeFault | undefined;
  const chain = presented.chain.flatMap((der, position) => {
    const certificate = keepCertificate(findings, der);
    if (certificate === undefined) {
      const which = `at position ${position + 1}`;
      broken ??= { code: 'not-a-certificate', reason: `presents something that is no certificate ${which}` };
      return [];
    }
    findings.sightings.push({ ...served, sha256: certificate.sha256, place, path, position });
    return [certificate.sha256];
  });
  if (broken !== undefined) tell(broken);
  findings.endpoints.push({
    place,
    path,
    host: endpoint.host,
    port: endpoint.port,
    address: way !== undefined && 'address' in way ? way.address : undefined,
    serverName: serverNameOf(endpoint),
    proxy: way !== undefined && 'proxy' in way ? hostAndPort(way.proxy.host, way.proxy.port) : undefined,
    protocol,
    asksForClientCertificate,
    chain,
    systemRoots: chain.length === 0 ? undefined : judge(presented.chain),
    problem: fault?.code ?? broken?.code,
  });
}

/** Whether the server has the key is not known: the handshake is not finished. */
const served: Pick<Sighting, 'medium' | 'field' | 'entryName' | 'file' | 'key'> = {
  medium: 'served',
  field: undefined,
  entryName: undefined,
  file: undefined,
  key: 'not-read',
};
