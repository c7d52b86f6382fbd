/* oxlint-disable unicorn/consistent-function-scoping -- serialised into the page as one function */

/**
 * Runs in the page before anything else, with the built preload script as a function. Gives it the three parts of
 * `electron` that a sandboxed preload script may have. Serialised into the page: it can use nothing from outside.
 *
 * Unlike Electron's, this preload script shares the page's world; what it exposes is copied and frozen all the same.
 */
export function installPreloadShim(
  preload: (require: (name: string) => unknown, module: object, exports: object) => void,
) {
  type Ask = (request: { readonly kind: string; readonly detail: unknown }) => Promise<unknown>;
  type Listener = (event: object, ...args: unknown[]) => void;
  const isOurs = globalThis.location.hostname.endsWith('.double.test') && globalThis.top === globalThis.self;
  if (!isOurs) return;
  const world = globalThis as typeof globalThis & { electronDoubleAsk?: Ask };
  const ask = world.electronDoubleAsk;
  if (ask === undefined) throw new Error('The electron stand-in is not connected.');
  // The page must not find the way to the main process that only the preload script has.
  delete world.electronDoubleAsk;

  function strict<Target extends object>(name: string, target: Target): Target {
    return new Proxy(target, {
      get: (on, key) => {
        if (!(key in on)) throw new Error(`The electron stand-in has no ${name}.${String(key)}.`);
        return Reflect.get(on, key) as unknown;
      },
    });
  }

  const listeners = new Map<string, Listener[]>();
  globalThis.addEventListener('electron-double:message', (message) => {
    const { channel, args } = (message as CustomEvent<{ channel: string; args: unknown[] }>).detail;
    for (const listener of listeners.get(channel) ?? []) listener({ sender: ipcRenderer }, ...args);
  });
  const ipcRenderer: object = strict('ipcRenderer', {
    invoke: async (channel: string, ...args: unknown[]) => {
      const reply = (await ask({ kind: 'invoke', detail: { channel, args: structuredClone(args) } })) as
        { value: unknown } | { error: string };
      if ('error' in reply) throw new Error(`Error invoking remote method '${channel}': ${reply.error}`);
      return reply.value;
    },
    on: (channel: string, listener: Listener) => {
      listeners.set(channel, [...(listeners.get(channel) ?? []), listener]);
      return ipcRenderer;
    },
    removeListener: (channel: string, listener: Listener) => {
      listeners.set(
        channel,
        (listeners.get(channel) ?? []).filter((other) => other !== listener),
      );
      return ipcRenderer;
    },
  });

  const acrossBridge = (value: unknown): unknown => {
    if (typeof value === 'function') {
      return (...args: unknown[]) => acrossBridge((value as (...all: unknown[]) => unknown)(...args.map(acrossBridge)));
    }
    if (value === null || typeof value !== 'object') return value;
    if (value instanceof Promise) return value.then(acrossBridge);
    if (value instanceof Error) return new Error(value.message);
    if (value instanceof Blob || value instanceof Node) return value;
    if (Array.isArray(value)) return value.map(acrossBridge);
    const prototype: unknown = Object.getPrototypeOf(value);
    if (prototype !== Object.prototype && prototype !== null) return structuredClone(value);
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, acrossBridge(part)]));
  };
  const deepFreeze = (value: unknown): unknown => {
    if (value !== null && typeof value === 'object') {
      Object.values(value).forEach(deepFreeze);
      Object.freeze(value);
    }
    return value;
  };
  const contextBridge = strict('contextBridge', {
    exposeInMainWorld: (key: string, api: unknown) => {
      Object.defineProperty(globalThis, key, { value: deepFreeze(acrossBridge(api)), enumerable: true });
    },
  });

  // The paths of the drop that the test is about to make, by name: a page's File knows no more.
  let dropped = new Map<string, string>();
  globalThis.addEventListener('electron-double:dropping', (dropping) => {
    const paths = (dropping as CustomEvent<readonly string[]>).detail;
    dropped = new Map(paths.map((path) => [path.split('/').at(-1) ?? path, path]));
  });
  const webUtils = strict('webUtils', {
    getPathForFile: (file: unknown) => {
      if (!(file instanceof File)) throw new TypeError('getPathForFile expected a File');
      return dropped.get(file.name) ?? '';
    },
  });

  // What the page asks of its browser is asked of the main process, as in Electron.
  globalThis.open = (url) => {
    void ask({ kind: 'window-open', detail: String(new URL(url ?? 'about:blank', location.href)) });
    return null;
  };
  const permitted = (permission: string) => ask({ kind: 'permission', detail: permission }) as Promise<boolean>;
  Notification.requestPermission = async () => ((await permitted('notifications')) ? 'granted' : 'denied');
  navigator.geolocation.getCurrentPosition = (success, failure) => {
    const answer = async () => {
      if (await permitted('geolocation')) success({ coords: {}, timestamp: 0 } as GeolocationPosition);
      else failure?.({ code: 1, message: 'User denied Geolocation' } as GeolocationPositionError);
    };
    void answer();
  };

  const module = { exports: {} };
  preload(
    (name) => {
      if (name !== 'electron') throw new Error(`module not found: ${name}`);
      return strict('electron', { contextBridge, ipcRenderer, webUtils });
    },
    module,
    module.exports,
  );
}
