import { describe, expect, it } from 'vitest';
import { cookieValues, isAllowedHost, isOwnFetchSite, isOwnOrigin, isSameSecret } from './request-rules.ts';

describe('Host', () => {
  it.each([
    ['the printed address', '127.0.0.1:4000', true],
    ['its name', 'localhost:4000', true],
    ['DNS rebinding: a name of the attacker that resolves to 127.0.0.1', 'evil.example:4000', false],
    ['the same with our name in front', '127.0.0.1.evil.example:4000', false],
    ['another port', '127.0.0.1:4001', false],
    ['no port', '127.0.0.1', false],
    ['a user before it', 'evil@127.0.0.1:4000', false],
    ['none at all (HTTP/1.0)', undefined, false],
  ])('%s', (_who, host, allowed) => {
    expect(isAllowedHost(host, 4000)).toBe(allowed);
  });
});

describe('Origin of the upgrade', () => {
  it.each([
    ['our page', 'http://127.0.0.1:4000', true],
    ['a page elsewhere', 'https://evil.example', false],
    ['a page of another port of this machine', 'http://127.0.0.1:4001', false],
    ['our page under its other name', 'http://localhost:4000', false],
    ['a sandboxed frame or a file', 'null', false],
    ['a program that sends none', undefined, false],
  ])('%s', (_who, origin, own) => {
    expect(isOwnOrigin(origin, '127.0.0.1:4000')).toBe(own);
  });
});

describe('Sec-Fetch-Site', () => {
  it.each([
    ['our page', 'same-origin', true],
    ['a person at the address bar', 'none', true],
    ['a program that is no browser', undefined, true],
    ['a link or form of another page', 'cross-site', false],
    ['another port of this machine', 'same-site', false],
    ['the header twice', 'several', false],
  ])('%s', (_who, site, own) => {
    expect(isOwnFetchSite(site)).toBe(own);
  });
});

it('finds every cookie of a name, planted ones too, and none of a longer name', () => {
  expect(cookieValues('a=1; notafter-80=x; notafter-8080=z;notafter-80=y=1', 'notafter-80')).toEqual(['x', 'y=1']);
  expect(cookieValues(undefined, 'notafter-80')).toEqual([]);
});

it('tells secrets apart, whatever their lengths', () => {
  expect(isSameSecret('abc', 'abc')).toBe(true);
  expect(isSameSecret('ab', 'abc')).toBe(false);
  expect(isSameSecret('', 'abc')).toBe(false);
});
