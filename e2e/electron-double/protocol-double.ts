import type { CustomScheme, Protocol } from 'electron';

type Handler = Parameters<Protocol['handle']>[1];

/** Schemes of the app's own, answered by the main process as in Electron. */
export class ProtocolDouble implements Pick<Protocol, 'handle' | 'isProtocolHandled' | 'registerSchemesAsPrivileged'> {
  readonly privileged = new Map<string, CustomScheme>();
  private readonly handlers = new Map<string, Handler>();
  private readonly isReady: () => boolean;

  constructor(isReady: () => boolean) {
    this.isReady = isReady;
  }

  registerSchemesAsPrivileged(schemes: CustomScheme[]): void {
    if (this.isReady()) throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
    for (const scheme of schemes) this.privileged.set(scheme.scheme, scheme);
  }
  handle(scheme: string, handler: Handler): void {
    if (!this.isReady()) throw new Error('protocol.handle should be called after app is ready');
    if (this.handlers.has(scheme)) throw new Error(`The scheme ${scheme} has a handler already`);
    this.handlers.set(scheme, handler);
  }
  isProtocolHandled(scheme: string): boolean {
    return this.handlers.has(scheme);
  }

  async answer(request: Request): Promise<Response> {
    const handler = this.handlers.get(new URL(request.url).protocol.slice(0, -1));
    if (handler === undefined) throw new Error(`No handler for ${request.url}`);
    return handler(request);
  }
}
