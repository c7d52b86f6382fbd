import type { Page } from '@playwright/test';
import { isShownByStandIn } from '../electron-double/page-url.ts';

/** What no page of ours may do: complain in the console, or reach for anything that is not on this machine. */
export interface PageWatch {
  readonly complaints: readonly string[];
}

export function watchPage(page: Page): PageWatch {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`uncaught: ${error.message}`));
  const reach = (address: string) => {
    const { protocol, hostname } = new URL(address);
    const isLocal =
      ['data:', 'blob:', 'about:', 'app:'].includes(protocol) ||
      ['127.0.0.1', 'localhost'].includes(hostname) ||
      isShownByStandIn(address);
    if (!isLocal) complaints.push(`left this machine: ${address}`);
  };
  page.on('request', (request) => reach(request.url()));
  page.on('websocket', (socket) => reach(socket.url()));
  return { complaints };
}
