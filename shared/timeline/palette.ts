import type { Status } from '../pki/assessment.ts';

/** The colours of a timeline, as the window's tokens name them. */
export interface TimelinePalette {
  readonly fill: Readonly<Record<Status, string>>;
  readonly ink: Readonly<Record<Status, string>>;
  readonly onFill: Readonly<Record<Status, string>>;
  readonly zone: Readonly<Record<'expired' | 'critical' | 'soon', string>>;
  readonly ca: string;
  readonly surface: string;
  readonly stripe: string;
  readonly hover: string;
  readonly selected: string;
  readonly text: string;
  readonly muted: string;
  readonly grid: string;
  readonly gridStrong: string;
}

/** For what is printed or sent on: the light tokens of renderer/ui/tokens.css, to which a test holds it. */
export const lightPalette: TimelinePalette = {
  fill: {
    expired: '#611c27',
    critical: '#c1001d',
    soon: '#b77708',
    'not-yet-valid': '#1c4a90',
    unknown: '#53595e',
    ok: '#1c8259',
  },
  ink: {
    expired: '#55252b',
    critical: '#8a030d',
    soon: '#8f6009',
    'not-yet-valid': '#012b80',
    unknown: '#50515d',
    ok: '#077553',
  },
  onFill: {
    expired: '#ffffff',
    critical: '#ffffff',
    soon: '#0b0d10',
    'not-yet-valid': '#ffffff',
    unknown: '#ffffff',
    ok: '#ffffff',
  },
  zone: { expired: '#f4eff0', critical: '#f9e8eb', soon: '#f9f3e9' },
  ca: '#9654dc',
  surface: '#ffffff',
  stripe: '#f6f7f9',
  hover: '#edf1f6',
  selected: '#e2ebfa',
  text: '#1b2129',
  muted: '#56606e',
  grid: '#d5dae1',
  gridStrong: '#76808e',
};
