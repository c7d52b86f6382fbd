import type { App, Session, WebContents } from 'electron';
import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { SessionDouble } from '../../e2e/electron-double/session-double.ts';
import { denyNavigation, lockSession } from './lockdown.ts';

const session = new SessionDouble(() => Promise.reject(new Error('nothing is fetched here')));
lockSession(session as unknown as Session);

describe('the session', () => {
  it.each([
    ['http://127.0.0.1/', true],
    ['https://evil.example/x?y', true],
    ['ws://127.0.0.1:8080/socket', true],
    ['wss://evil.example/', true],
    ['ftp://evil.example/', true],
    ['file:///etc/passwd', true],
    ['app://ui/index.html', false],
    ['devtools://devtools/bundled/inspector.html', false],
  ])('stops a request to %s: %s', async (url, isStopped) => {
    expect(await session.isCancelled(url)).toBe(isStopped);
  });

  it.each([
    ['clipboard-sanitized-write', 'app://ui/index.html', true],
    ['clipboard-sanitized-write', 'https://evil.example/', false],
    ['clipboard-read', 'app://ui/index.html', false],
    ['notifications', 'app://ui/index.html', false],
    ['geolocation', 'app://ui/index.html', false],
    ['media', 'app://ui/index.html', false],
    ['openExternal', 'app://ui/index.html', false],
    ['fullscreen', 'app://ui/index.html', false],
  ])('grants %s to %s: %s', async (permission, address, isGranted) => {
    const contents = { getURL: () => address } as WebContents;
    expect(session.passesCheck(contents, permission, address)).toBe(isGranted);
    expect(await session.isGrantedOnRequest(contents, permission, address)).toBe(isGranted);
  });

  it('asks nobody about devices', () => {
    expect(session.grantsDevice()).toBe(false);
  });
});

describe('any web contents', () => {
  const app = new EventEmitter();
  denyNavigation(app as App);
  const contents = Object.assign(new EventEmitter(), {
    openHandler: () => ({ action: 'allow' }),
    setWindowOpenHandler(handler: () => { action: string }) {
      this.openHandler = handler;
    },
  });
  app.emit('web-contents-created', {}, contents);
  const isPrevented = (event: string, url: string) => {
    let prevented = false;
    contents.emit(event, { url, preventDefault: () => (prevented = true) });
    return prevented;
  };

  it.each([
    ['will-navigate', 'https://evil.example/', true],
    ['will-navigate', 'app://evil/index.html', true],
    ['will-navigate', 'file:///etc/passwd', true],
    ['will-navigate', 'javascript:alert(1)', true],
    ['will-navigate', 'app://ui/index.html', false],
    ['will-redirect', 'app://ui/index.html', true],
    ['will-attach-webview', 'app://ui/index.html', true],
  ])('%s to %s is prevented: %s', (event, url, prevented) => {
    expect(isPrevented(event, url)).toBe(prevented);
  });
  it('open no window', () => {
    expect(contents.openHandler()).toEqual({ action: 'deny' });
  });
});
