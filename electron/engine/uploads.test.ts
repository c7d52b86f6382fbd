import { describe, expect, it } from 'vitest';
import { createUploads } from './uploads.ts';

const base64 = (text: string) => Buffer.from(text).toString('base64');
const file = (path: string, text = path) => ({ path, base64: base64(text) });
const small = { uploads: 2, files: 3, sizeBytes: 10, fileBytes: 8 };

describe('dropped files', () => {
  it('are held below their place, as bytes', () => {
    const uploads = createUploads();
    const place = uploads.begin();
    expect(place).toMatch(/^upload:[\w-]{36}$/u);
    expect(uploads.add(place, [file('pki/ca.crt', 'abc')])).toEqual({ files: 1, sizeBytes: 3 });
    expect(uploads.add(place, [file('pki/ca.key', 'de')])).toEqual({ files: 2, sizeBytes: 5 });
    expect(uploads.files.get(place)).toEqual([
      { path: 'pki/ca.crt', bytes: new Uint8Array([97, 98, 99]) },
      { path: 'pki/ca.key', bytes: new Uint8Array([100, 101]) },
    ]);
  });
  it('of one name are all kept', () => {
    const uploads = createUploads();
    const place = uploads.begin();
    uploads.add(place, [file('a.d/ca.crt'), file('a.d/ca.crt'), file('a.d/ca.crt'), file('a.d/ca'), file('a.d/ca')]);
    const paths = uploads.files.get(place)?.map(({ path }) => path);
    expect(paths).toEqual(['a.d/ca.crt', 'a.d/ca (2).crt', 'a.d/ca (3).crt', 'a.d/ca', 'a.d/ca (2)']);
  });
  it('keep no larger buffer alive than themselves', () => {
    const uploads = createUploads();
    const place = uploads.begin();
    uploads.add(place, [file('a', 'abc')]);
    expect(uploads.files.get(place)?.[0]?.bytes.buffer.byteLength).toBe(3);
  });
});

describe('a file in pieces', () => {
  const piece = (path: string, text: string) => ({ ...file(path, text), continues: true });
  it('is one file, under the path that was free', () => {
    const uploads = createUploads(small);
    const place = uploads.begin();
    uploads.add(place, [file('a', '1'), file('a', '23')]);
    expect(uploads.add(place, [piece('a', '45'), file('b', '6')])).toEqual({ files: 3, sizeBytes: 6 });
    expect(uploads.files.get(place)?.map(({ path, bytes }) => [path, Buffer.from(bytes).toString()])).toEqual([
      ['a', '1'],
      ['a (2)', '2345'],
      ['b', '6'],
    ]);
  });
  it.each([
    ['of a file that was not the last', [piece('a', '3')]],
    ['that nothing goes before', [piece('c', '3')]],
    ['that is not the first of its message', [file('c', '3'), piece('c', '4')]],
  ])('is refused for a piece %s', (_what, added) => {
    const uploads = createUploads();
    const place = uploads.begin();
    uploads.add(place, [file('a', '1'), file('b', '2')]);
    expect(() => uploads.add(place, added)).toThrow(/not the last one sent/u);
    expect(uploads.files.get(place)).toHaveLength(2);
  });
  it('that grows too large is left out, and its bytes and later pieces with it', () => {
    const uploads = createUploads(small);
    const place = uploads.begin();
    uploads.add(place, [file('a', '12345678')]);
    expect(uploads.add(place, [piece('a', '9')])).toEqual({ files: 1, sizeBytes: 0 });
    uploads.add(place, [piece('a', '0')]);
    expect(uploads.files.get(place)).toEqual([{ path: 'a', bytes: new Uint8Array(), leftOut: 'too-large' }]);
  });
  it('that its window could not send to the end is left out', () => {
    const uploads = createUploads(small);
    const place = uploads.begin();
    uploads.add(place, [file('a', '12')]);
    uploads.add(place, [{ ...piece('a', ''), leftOut: 'read-failed' }]);
    expect(uploads.files.get(place)).toEqual([{ path: 'a', bytes: new Uint8Array(), leftOut: 'read-failed' }]);
  });
});

describe('the limits', () => {
  it('forget the oldest drop when there are too many', () => {
    const uploads = createUploads(small);
    const [first, second, third] = [uploads.begin(), uploads.begin(), uploads.begin()];
    expect([first, second, third].map((place) => uploads.files.has(place))).toEqual([false, true, true]);
    expect(() => uploads.add(first, [file('a')])).toThrow(/drop them again/u);
  });
  it('refuse a drop of too many files, and keep what was there', () => {
    const uploads = createUploads(small);
    const place = uploads.begin();
    uploads.add(place, [file('a'), file('b')]);
    expect(() => uploads.add(place, [file('c'), file('d')])).toThrow(/More than 3 files/u);
    expect(uploads.files.get(place)).toHaveLength(2);
  });
  it('refuse a drop that is too large by itself', () => {
    const uploads = createUploads(small);
    const place = uploads.begin();
    uploads.add(place, [file('a', '123456')]);
    expect(() => uploads.add(place, [file('b', '12345')])).toThrow(/smaller folder/u);
  });
  it('hold for all drops together: an older one makes room, never the one being filled', () => {
    const uploads = createUploads(small);
    const [first, second] = [uploads.begin(), uploads.begin()];
    uploads.add(second, [file('b', '123456')]);
    uploads.add(first, [file('a', '12345')]);
    expect(uploads.files.has(first)).toBe(true);
    expect(uploads.files.has(second)).toBe(false);
  });
});
