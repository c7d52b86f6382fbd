/** Places that people name outside the window: on the command line, with a second start, by a drop on the icon. */
export interface RequestedPlaces {
  /** What the window finds when it first asks. */
  readonly initial: readonly string[];
  /** The window has asked: from now on it is told. */
  windowHasAsked(): void;
  /** It looks at these now: a page that is loaded anew begins with them. */
  windowLooksAt(places: readonly string[]): void;
  /** It was closed; the next one starts empty. */
  windowHasClosed(): void;
  request(places: readonly string[]): void;
}

/** Keeps what comes before the window asks, and passes on what comes after. */
export function createRequestedPlaces(tellWindow: (places: readonly string[]) => void): RequestedPlaces {
  const initial: string[] = [];
  let asked = false;
  return {
    initial,
    windowHasAsked: () => {
      asked = true;
    },
    windowLooksAt: (places) => {
      initial.splice(0, initial.length, ...places);
    },
    windowHasClosed: () => {
      asked = false;
      initial.length = 0;
    },
    request: (places) => {
      if (places.length === 0) return;
      if (asked) tellWindow(places);
      else initial.push(...places);
    },
  };
}
