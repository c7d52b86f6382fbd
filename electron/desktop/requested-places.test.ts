import { expect, it } from 'vitest';
import { createRequestedPlaces } from './requested-places.ts';

it('keeps places until the window asks, tells it later ones, and starts the next window empty', () => {
  const told: (readonly string[])[] = [];
  const requested = createRequestedPlaces((places) => told.push(places));
  requested.request(['/a']);
  requested.request(['/b']);
  requested.request([]);
  expect(requested.initial).toEqual(['/a', '/b']);
  expect(told).toEqual([]);

  requested.windowHasAsked();
  requested.request(['/c']);
  requested.request([]);
  expect(told).toEqual([['/c']]);
  expect(requested.initial).toEqual(['/a', '/b']);

  requested.windowHasClosed();
  requested.request(['/d']);
  expect(requested.initial).toEqual(['/d']);
  expect(told).toEqual([['/c']]);
});
