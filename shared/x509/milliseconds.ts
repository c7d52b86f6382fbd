/** Units of instants and of the spans between two, in milliseconds; a day is 24 hours, leap seconds are ignored. */
export const secondMs = 1_000;
export const minuteMs = 60 * secondMs;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;
