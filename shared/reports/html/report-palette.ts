import type { Status } from '../../pki/assessment.ts';
import { lightPalette } from '../../timeline/palette.ts';

/** What the style sheet of a report needs of the window's tokens. */
export interface ReportPalette {
  readonly ink: Readonly<Record<Status, string>>;
  readonly surface: string;
  readonly stripe: string;
  readonly text: string;
  readonly muted: string;
  readonly grid: string;
  readonly gridStrong: string;
}

export const lightReport: ReportPalette = lightPalette;

/** The dark tokens of renderer/ui/tokens.css, to which a test holds it. */
export const darkReport: ReportPalette = {
  ink: {
    expired: '#ce859c',
    critical: '#ff5f54',
    soon: '#fcc33a',
    'not-yet-valid': '#4d97f1',
    unknown: '#bec6cd',
    ok: '#54dc9c',
  },
  surface: '#14171c',
  stripe: '#191d23',
  text: '#e8ecf1',
  muted: '#a3aebb',
  grid: '#333b46',
  gridStrong: '#7d8896',
};
