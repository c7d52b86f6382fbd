import { expect, it } from 'vitest';
import { aCertificate } from '../../shared/testing/a-certificate.ts';
import type { Certificate } from '../../shared/x509/certificate.ts';
import { tellingArrivals } from './look-arrivals.ts';

function setUp() {
  const certificates = new Map<Certificate['sha256'], Certificate>();
  const parts: string[][] = [];
  const settle: (() => void)[] = [];
  const clock = { now: 1_000 };
  const tellArrived = tellingArrivals(
    certificates,
    (arrived) => {
      parts.push(arrived.map(({ subject }) => subject.text));
      return new Promise((resolve) => settle.push(resolve));
    },
    () => clock.now,
  );
  const find = (from: number, to: number) => {
    for (let index = from; index < to; index++) {
      const certificate = aCertificate({ subject: `${index}` });
      certificates.set(certificate.sha256, certificate);
    }
  };
  const after = async (ms: number) => {
    settle.shift()?.();
    await Promise.resolve();
    clock.now += ms;
    tellArrived();
  };
  return { parts, find, after, tellArrived, clock };
}

it('tells each certificate once and in its order, a part at a time, also those found after all had been told', async () => {
  const { parts, find, after } = setUp();
  find(0, 700);
  await after(100);
  await after(250);
  await after(250);
  find(700, 702);
  await after(250);
  expect(parts.map(({ length }) => length)).toEqual([500, 200, 2]);
  expect(parts.flat()).toEqual(Array.from({ length: 702 }, (_, index) => `CN=${index}`));
});

it('tells nothing of a look that is over at once, and not more often than it may', async () => {
  const { parts, find, after } = setUp();
  find(0, 600);
  await after(99);
  expect(parts).toHaveLength(0);
  await after(1);
  await after(249);
  expect(parts).toHaveLength(1);
});

it('waits for whoever has not taken the last part yet', async () => {
  const { parts, find, after, tellArrived, clock } = setUp();
  find(0, 600);
  await after(100);
  clock.now += 10_000;
  tellArrived();
  expect(parts).toHaveLength(1);
  await after(0);
  expect(parts).toHaveLength(2);
});
