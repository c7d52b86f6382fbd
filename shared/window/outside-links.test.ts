import { expect, it } from 'vitest';
import { outsideLinks } from './outside-links.ts';

it('every address outside is https, of a known host, and carries nothing along', () => {
  const hosts = new Set(['docs.k3s.io', 'docs.rke2.io', 'kubernetes.io', 'www.rfc-editor.org']);
  for (const address of Object.values(outsideLinks)) {
    const url = new URL(address);
    expect(url).toMatchObject({ protocol: 'https:', username: '', password: '', port: '', search: '', hash: '' });
    expect(hosts).toContain(url.hostname);
    expect(url.href).toBe(address);
  }
});
