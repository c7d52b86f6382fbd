import { z } from 'zod';
import { maxPathChars, maxPlaces } from './limits.ts';

/** What a second start hands to the running one. It comes from another process, so it is checked. */
export const handedOverPlaces = z.object({ places: z.array(z.string().min(1).max(maxPathChars)).max(maxPlaces) });
