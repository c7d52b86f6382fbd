import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    include: ['{shared,electron,renderer,build,bench}/**/*.test.{ts,tsx}'],
    // The tests read certificates, not clocks: one zone everywhere, and not the machine's.
    env: { TZ: 'Asia/Tokyo' },
    reporters: ['default'],
    testTimeout: 60_000,
    // Real servers, key pairs and clusters are made in hooks, on machines of two busy cores.
    hookTimeout: 60_000,
  },
});
