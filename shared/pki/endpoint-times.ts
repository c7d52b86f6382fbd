/** How long an endpoint is waited for. */
export interface EndpointTimes {
  /** To a connection, the way through a proxy included. */
  readonly connectMs: number;
  readonly wholeMs: number;
}

export const usualEndpointTimes: EndpointTimes = { connectMs: 5_000, wholeMs: 10_000 };
export const longestEndpointMs = 600_000;
