import type { HostApi } from '../../shared/bridge/host-api.ts';

declare global {
  /** What the preload script exposes; only inside `page.evaluate`. */
  var notafter: HostApi;
}
