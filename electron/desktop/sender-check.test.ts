import { describe, expect, it } from 'vitest';
import { isOwnSender } from './sender-check.ts';

describe('a call', () => {
  it.each([
    ['our page', 'app://ui/index.html', true],
    ['our page at a fragment', 'app://ui/index.html#certificates', true],
    ['another host of our scheme', 'app://evil/index.html', false],
    ['our host under another scheme', 'https://ui/index.html', false],
    ['another scheme without an origin either', 'data:text/html,ui', false],
    ['a file', 'file:///ui/index.html', false],
    ['a name that begins like ours', 'app://ui.evil.example/', false],
    ['a port', 'app://ui:8080/', false],
    ['a blank page', 'about:blank', false],
    ['no address', '', false],
  ])('from %s', (_who, url, allowed) => {
    expect(isOwnSender({ url, parent: null })).toBe(allowed);
  });
  it('from a frame inside our page is not ours', () => {
    const parent = {} as NonNullable<Parameters<typeof isOwnSender>[0]>['parent'];
    expect(isOwnSender({ url: 'app://ui/index.html', parent })).toBe(false);
  });
  it('from a frame that has gone is not ours', () => {
    expect(isOwnSender(null)).toBe(false);
  });
});
