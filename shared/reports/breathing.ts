/** Work in steps before there is anything to write: a pause for each, so that who writes the report may take one. */
export function* breathing<Value, Pause>(steps: Generator<undefined, Value>, pause: Pause): Generator<Pause, Value> {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
    yield pause;
  }
}
