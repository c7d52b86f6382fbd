import type { TlsVersion } from '../../../../shared/pki/inventory.ts';
import type { ProblemCode } from '../../../../shared/pki/problem.ts';
import { alertText } from './alert-text.ts';
import { BrokenTls, byteCursor } from './byte-cursor.ts';
import { clientHello, inRecord } from './client-hello.ts';
import { whatItSpeaks } from './other-protocols.ts';
import { readServerHello } from './server-hello.ts';
import { handshakeRecords, type OpenedRecord } from './tls13-records.ts';

/** What has come so far, and why no more will. */
export interface Presented {
  readonly protocol: TlsVersion | undefined;
  readonly asksForClientCertificate: boolean | undefined;
  /** DER as presented: order, repetitions and roots as they came. */
  readonly chain: readonly Buffer[];
  readonly fault: HandshakeFault | undefined;
}

export interface HandshakeFault {
  readonly code: ProblemCode;
  /** Follows the endpoint: `host:443 answers in plain HTTP, not in TLS.` */
  readonly reason: string;
}

export interface HandshakeReader {
  readonly hello: Buffer;
  /** @returns whether there is nothing more to wait for */
  readonly take: (chunk: Buffer) => boolean;
  /** @param end  why no more bytes come, where they ended before the reader had enough */
  readonly result: (end?: HandshakeFault) => Presented;
}

/** As in Go's crypto/tls (`maxHandshakeCertificateMsg`, `maxHandshake`): what is larger no Kubernetes client takes. */
const maxCertificateBytes = 262_144;
const maxMessageBytes = 65_536;
const maxRecordBytes = 16_384 + 256;
/** Alerts, empty records and the like may not go on for ever. */
const maxBytes = 2 * maxCertificateBytes;

/**
 * Reads what a server says up to its certificates and whether it asks for one, in any version of TLS. node:tls gives the chain
 * of `getPeerCertificate` by following issuers: it loses order, repetitions and what does not belong to it, and gives
 * nothing once the server has refused this client; so the messages are read here.
 */
export function handshakeReader(serverName: string | undefined): HandshakeReader {
  const hello = clientHello(serverName);
  let received: Buffer = Buffer.alloc(0);
  let receivedBytes = 0;
  let messages: Buffer = Buffer.alloc(0);
  let open: ((header: Buffer, sealed: Buffer) => OpenedRecord) | undefined;
  let protocol: TlsVersion | undefined;
  let chain: readonly Buffer[] | undefined;
  let asks: boolean | undefined;
  let fault: HandshakeFault | undefined;
  let isDone = false;

  const takeMessage = (type: number, body: Buffer, whole: Buffer): void => {
    if (protocol === undefined) {
      if (type !== serverHello) throw new BrokenTls('it does not begin with a ServerHello');
      const answer = readServerHello(body);
      ({ protocol } = answer);
      if (protocol === 'TLS 1.3') {
        open = handshakeRecords(answer, Buffer.concat([hello, whole]));
        asks = false;
      }
    } else if (type === certificate) {
      chain = certificatesIn(body, protocol);
      isDone = protocol === 'TLS 1.3';
    } else if (type === certificateRequest) asks = true;
    else if (type === serverHelloDone) {
      asks ??= false;
      isDone = true;
    } else if (type === finished) isDone = true;
  };

  const takeMessages = (content: Buffer): void => {
    messages = messages.length === 0 ? content : Buffer.concat([messages, content]);
    while (messages.length >= 4 && !isDone) {
      const type = messages[0] ?? 0;
      const length = messages.readUIntBE(1, 3);
      if (type === certificate && length > maxCertificateBytes) {
        fault = {
          code: 'tls-chain-too-large',
          reason: `presents ${Math.ceil(length / 1024)} kB of certificates; no Kubernetes client takes more than ${maxCertificateBytes / 1024}`,
        };
        isDone = true;
        return;
      }
      if (type !== certificate && length > maxMessageBytes) throw new BrokenTls('a message is too large');
      if (messages.length < 4 + length) return;
      const whole = messages.subarray(0, 4 + length);
      messages = messages.subarray(4 + length);
      takeMessage(type, whole.subarray(4), whole);
    }
  };

  const takeAlert = (content: Buffer): void => {
    const [level = 2, description = 0] = content;
    // A warning, such as a name it does not know, does not end a handshake before TLS 1.3.
    if (level === 1 && description !== 0 && open === undefined) return;
    isDone = true;
    if (chain === undefined)
      fault = { code: 'tls-alert', reason: `refuses the handshake with ${alertText(description)}` };
  };

  const takeRecord = (header: Buffer, body: Buffer): void => {
    const sealed = header[0] === applicationData && open !== undefined;
    const { type, content } = sealed && open ? open(header, body) : { type: header[0], content: body };
    if (type === handshake) takeMessages(content);
    else if (type === alert) takeAlert(content);
    else if (type !== changeCipherSpec) throw new BrokenTls('it sends data before the handshake is over');
  };

  const takeRecords = (): void => {
    while (received.length >= 5 && !isDone) {
      const other = protocol === undefined ? whatItSpeaks(received) : undefined;
      if (other !== undefined) {
        fault = { code: 'not-tls', reason: `answers ${other}, not in TLS` };
        isDone = true;
        return;
      }
      const length = received.readUInt16BE(3);
      if (received[1] !== 3 || length > maxRecordBytes) throw new BrokenTls('a record has no proper head');
      if (received.length < 5 + length) return;
      const header = received.subarray(0, 5);
      const body = received.subarray(5, 5 + length);
      received = received.subarray(5 + length);
      takeRecord(header, body);
    }
  };

  return {
    hello: inRecord(hello),
    take: (chunk) => {
      receivedBytes += chunk.length;
      received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
      try {
        takeRecords();
        if (receivedBytes > maxBytes) throw new BrokenTls('it sends too much');
      } catch (error) {
        if (!(error instanceof BrokenTls)) throw error;
        fault = { code: 'bad-tls', reason: `does not speak TLS properly: ${error.message}` };
        isDone = true;
      }
      return isDone;
    },
    result: (end) => ({
      protocol,
      asksForClientCertificate: asks,
      chain: chain ?? [],
      fault: faultOf({ fault, chain, protocol, received, isDone }, end),
    }),
  };
}

const changeCipherSpec = 20;
const alert = 21;
const handshake = 22;
const applicationData = 23;
const serverHello = 2;
const certificate = 11;
const certificateRequest = 13;
const serverHelloDone = 14;
const finished = 20;

/** @see RFC 5246 section 7.4.2, RFC 8446 section 4.4.2 */
function certificatesIn(body: Buffer, protocol: TlsVersion): readonly Buffer[] {
  const message = byteCursor(body);
  if (protocol === 'TLS 1.3') message.sized(1);
  const list = byteCursor(message.sized(3));
  const chain: Buffer[] = [];
  while (list.left() > 0) {
    chain.push(list.sized(3));
    if (protocol === 'TLS 1.3') list.sized(2);
  }
  return chain;
}

function faultOf(
  state: {
    readonly fault: HandshakeFault | undefined;
    readonly chain: readonly Buffer[] | undefined;
    readonly protocol: TlsVersion | undefined;
    readonly received: Buffer;
    readonly isDone: boolean;
  },
  end: HandshakeFault | undefined,
): HandshakeFault | undefined {
  const { fault, chain, protocol, received, isDone } = state;
  if (fault !== undefined) return fault;
  if (chain === undefined && !isDone) {
    const other = protocol === undefined && received.length > 0 ? whatItSpeaks(received) : undefined;
    return other === undefined ? end : { code: 'not-tls', reason: `answers ${other}, not in TLS` };
  }
  if (chain === undefined || chain.length === 0) {
    return { code: 'no-certificate-presented', reason: 'presents no certificate' };
  }
  if (protocol === 'TLS 1.0' || protocol === 'TLS 1.1') {
    return {
      code: 'tls-too-old',
      reason: `speaks no newer version than ${protocol}, which no Kubernetes client accepts`,
    };
  }
  return undefined;
}
