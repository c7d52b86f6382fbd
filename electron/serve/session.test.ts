import { expect, it } from 'vitest';
import { createSession } from './session.ts';

it('opens once, with its own token only', () => {
  const session = createSession();
  expect(session.open('guess')).toBe('wrong-token');
  expect(session.open(session.token)).toBe('opened');
  expect(session.open(session.token)).toBe('already-used');
  expect(session.open('guess')).toBe('wrong-token');
});

it('is told by its cookie, also beside planted ones, and not by the token', () => {
  const session = createSession();
  const cookie = session.setCookie(4000).split(';')[0] ?? '';
  expect(cookie).toMatch(/^notafter-4000=[\w-]{43}$/u);
  expect(session.isOpenIn(cookie, 4000)).toBe(true);
  expect(session.isOpenIn(`notafter-4000=planted; ${cookie}`, 4000)).toBe(true);
  expect(session.isOpenIn(cookie, 4001)).toBe(false);
  expect(session.isOpenIn(`notafter-4000=${session.token}`, 4000)).toBe(false);
  expect(session.isOpenIn(createSession().setCookie(4000), 4000)).toBe(false);
  expect(session.isOpenIn(undefined, 4000)).toBe(false);
});

it('never uses a secret twice', () => {
  expect(createSession().token).not.toBe(createSession().token);
});
