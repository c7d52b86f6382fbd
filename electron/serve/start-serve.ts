import { createServer } from 'node:http';
import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { homedir } from 'node:os';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { maxMessageBytes } from '../../shared/bridge/limits.ts';
import { socketClose, socketPath } from '../../shared/bridge/socket-messages.ts';
import type { EpochMs } from '../../shared/x509/brand.ts';
import { completeHandlers } from '../engine/handlers.ts';
import { createInspector } from '../engine/inspector.ts';
import { aboutHandlers } from '../engine/about.ts';
import { createLogFile } from '../engine/log/log-file.ts';
import { logPath } from '../engine/log/log-path.ts';
import { noteStart } from '../engine/log/note-start.ts';
import { createPrinting } from '../engine/print/print-handlers.ts';
import { printPdf } from '../engine/print/print-pdf.ts';
import { createSettingsFile } from '../engine/workspace/settings-file.ts';
import { settingsPath } from '../engine/workspace/settings-path.ts';
import { answerRequest, fetchSite } from './answer-request.ts';
import type { PageSite } from './answer-request.ts';
import { isAllowedHost, isOwnFetchSite, isOwnOrigin } from './request-rules.ts';
import { createSession } from './session.ts';
import { serveSocket } from './socket-channel.ts';

export interface ServeOptions {
  /** Offered to the window as given on the command line. */
  readonly places: readonly string[];
  /** 0 or absent: a free one. */
  readonly port?: number;
  /** The built window, `dist/renderer`. */
  readonly rendererDir: string;
  readonly now: () => EpochMs;
}

export interface RunningServer {
  /** With the one-time token. */
  readonly url: string;
  readonly port: number;
  /** Ends every connection and look; settles when the port is free again. */
  close(): Promise<void>;
}

/** This machine only. A name such as `localhost` could be resolved to more. */
const loopback = '127.0.0.1';
/** Windows and reloads of one person; each has an inspector of its own. */
const maxSockets = 16;

/** Serves the window and its socket on loopback. Rejects with a {@link PortError} where the port cannot be had. */
export async function startServe({ places, port: wanted = 0, rendererDir, now }: ServeOptions): Promise<RunningServer> {
  const server = createServer({ maxHeaderSize: 16 * 1024, requestTimeout: 30_000 });
  const port = await listen(server, wanted);
  const session = createSession();
  const { env, platform } = process;
  const settings = createSettingsFile({ path: settingsPath({ env, platform, homeDirectory: homedir() }), now });
  const log = createLogFile({ path: logPath({ env, platform, homeDirectory: homedir() }), now });
  const noteEnd = noteStart(log, 'serve');
  settings.watch();
  const site: PageSite = { port, rendererDir, session, settings };
  const sockets = new WebSocketServer({ noServer: true, maxPayload: maxMessageBytes, perMessageDeflate: false });

  server.on('request', (request, response) => {
    answerRequest(site, request, response).catch(() => response.destroy());
  });
  server.on('upgrade', (request, stream, head) => {
    stream.on('error', () => stream.destroy());
    if (!mayUpgrade(site, request)) {
      refuseUpgrade(stream);
      return;
    }
    sockets.handleUpgrade(request, stream, head, (socket) => {
      if (sockets.clients.size > maxSockets) {
        socket.close(socketClose.tooManyWindows, 'Too many windows are open: close one.');
        return;
      }
      const inspector = createInspector({
        now,
        log,
        suggestions: { initial: places, env, homeDirectory: homedir() },
      });
      const printing = createPrinting((html, signal) => printPdf(html, { env, signal }));
      const about = aboutHandlers({ log, rendererDir });
      const handlers = completeHandlers({
        inspector: inspector.handlers,
        settings,
        about,
        printing: printing.handlers,
      });
      const tell = serveSocket(socket, handlers, log);
      const stopTelling = settings.onChange((answer) => tell('settings.changed', answer));
      socket.on('close', () => {
        inspector.dispose();
        printing.dispose();
        stopTelling();
      });
    });
  });

  return {
    url: `http://${loopback}:${port}/?token=${session.token}`,
    port,
    close: async () => {
      for (const socket of sockets.clients) {
        socket.close(socketClose.shuttingDown, 'NotAfter was stopped.');
        // A browser answers the close in a moment; one that does not is not waited for.
        setTimeout(() => socket.terminate(), 500).unref();
      }
      await new Promise((closed) => {
        server.close(closed);
        server.closeIdleConnections();
        setTimeout(() => server.closeAllConnections(), 1_000).unref();
      });
      await settings.flush();
      await noteEnd();
    },
  };
}

/** The port could not be had; the message says why and what to do. */
export class PortError extends Error {}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(new PortError(portSentence(port, error))));
    server.listen(port, loopback, () => {
      // With a host and a port the address is never a pipe's name.
      resolve((server.address() as AddressInfo).port);
    });
  });
}

function portSentence(port: number, { code, message }: NodeJS.ErrnoException): string {
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} is in use by another program: choose another with --port, or leave --port out for a free one.`;
    case 'EACCES':
      return `Port ${port} needs privileges: choose one above 1023, or leave --port out for a free one.`;
    default:
      return `Port ${port} cannot be opened: ${message}`;
  }
}

function mayUpgrade({ port, session }: PageSite, request: IncomingMessage): boolean {
  const { host, origin, cookie } = request.headers;
  return (
    request.url === socketPath &&
    isAllowedHost(host, port) &&
    isOwnOrigin(origin, host) &&
    isOwnFetchSite(fetchSite(request)) &&
    session.isOpenIn(cookie, port)
  );
}

function refuseUpgrade(stream: Duplex): void {
  stream.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
}
