import type {
  CallbackResponse,
  OnBeforeRequestListenerDetails,
  Session,
  WebContents,
  WebRequestFilter,
} from 'electron';
import { EventEmitter } from 'node:events';

type RequestHandler = Parameters<Session['setPermissionRequestHandler']>[0];
type CheckHandler = Parameters<Session['setPermissionCheckHandler']>[0];
type DeviceHandler = Parameters<Session['setDevicePermissionHandler']>[0];
// A page may ask for what is not among the names that Electron knows.
type RequestedPermission = Parameters<Exclude<RequestHandler, null>>[1];
type CheckedPermission = Parameters<Exclude<CheckHandler, null>>[1];
type BeforeRequestListener = (
  details: OnBeforeRequestListenerDetails,
  answer: (response: CallbackResponse) => void,
) => void;

type Part = Pick<
  Session,
  'fetch' | 'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler' | 'storagePath'
>;

/** The one session: permissions and requests are asked of the handlers that the main process has set. */
export class SessionDouble extends EventEmitter implements Part {
  readonly storagePath = null;
  private requestHandler: RequestHandler = null;
  private checkHandler: CheckHandler = null;
  private deviceHandler: DeviceHandler = null;
  private beforeRequest: { readonly urls: readonly RegExp[]; readonly listener: BeforeRequestListener } | undefined;

  private readonly answer: (request: Request) => Promise<Response>;

  /** @param answer  what the app's own schemes are answered by */
  constructor(answer: (request: Request) => Promise<Response>) {
    super();
    this.answer = answer;
  }

  fetch(input: string | Request, init?: RequestInit): Promise<Response> {
    return this.answer(new Request(input, init));
  }
  setPermissionRequestHandler(handler: RequestHandler): void {
    this.requestHandler = handler;
  }
  setPermissionCheckHandler(handler: CheckHandler): void {
    this.checkHandler = handler;
  }
  setDevicePermissionHandler(handler: DeviceHandler): void {
    this.deviceHandler = handler;
  }
  readonly webRequest = {
    onBeforeRequest: (filter: WebRequestFilter, listener: BeforeRequestListener) => {
      this.beforeRequest = { urls: filter.urls.map(matchPattern), listener };
    },
  };

  /** Chromium checks first and asks then. Without a handler Electron grants; so does this, that a missing one shows. */
  async isGranted(contents: WebContents, permission: string, origin: string): Promise<boolean> {
    return (
      this.passesCheck(contents, permission, origin) && (await this.isGrantedOnRequest(contents, permission, origin))
    );
  }
  passesCheck(contents: WebContents, permission: string, origin: string): boolean {
    const details = { isMainFrame: true, requestingUrl: origin };
    return this.checkHandler?.(contents, permission as CheckedPermission, origin, details) ?? true;
  }
  isGrantedOnRequest(contents: WebContents, permission: string, origin: string): Promise<boolean> {
    const details = { isMainFrame: true, requestingUrl: origin };
    return new Promise((answer) => {
      if (this.requestHandler === null) answer(true);
      else this.requestHandler(contents, permission as RequestedPermission, answer, details);
    });
  }
  grantsDevice(): boolean {
    return this.deviceHandler?.({ deviceType: 'usb', origin: 'app://ui', device: {} as never }) ?? true;
  }

  /** Whether the main process would have stopped this request. */
  isCancelled(url: string): Promise<boolean> {
    const set = this.beforeRequest;
    if (set === undefined || !set.urls.some((pattern) => pattern.test(url))) return Promise.resolve(false);
    return new Promise((answer) => {
      set.listener({ url } as OnBeforeRequestListenerDetails, ({ cancel }) => answer(cancel === true));
    });
  }
}

/** @see https://developer.chrome.com/docs/extensions/develop/concepts/match-patterns */
function matchPattern(pattern: string): RegExp {
  return new RegExp(`^${pattern.replaceAll(/[.+?^${}()|[\]\\]/gu, String.raw`\$&`).replaceAll('*', '.*')}$`, 'u');
}
