import { expect, it } from 'vitest';
import { readHostList } from './ssh-hosts.ts';

it('reads hosts one a line or side by side, without remarks, each once', () => {
  const text = '# control plane\ncp-1 cp-2,root@cp-3:2222\r\nssh://cp-4/srv/my pki # spare\n\ncp-1\n[fd00::1]:22';
  expect(readHostList(text)).toEqual({
    places: ['ssh://cp-1', 'ssh://cp-2', 'ssh://root@cp-3:2222', 'ssh://cp-4/srv/my pki', 'ssh://[fd00::1]:22'],
    faults: [],
  });
});

it('names what is no host, by its line, and reads the rest', () => {
  const { places, faults } = readHostList('cp-1\n-oProxyCommand=x\ncp-2:99999\nroot:secret@cp-3');
  expect(places).toEqual(['ssh://cp-1']);
  expect(faults.map(({ line, host }) => [line, host])).toEqual([
    [2, '-oProxyCommand=x'],
    [3, 'cp-2:99999'],
    [4, 'root:secret@cp-3'],
  ]);
});
