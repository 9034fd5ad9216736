// Gaps in series. @grafana/ui's TimeSeries finds them in the first frame only; Grafana's application does in each.

/** Times and values with a null one step after each point that the next one does not follow within a step and a half. */
export function withGaps(times, values, stepMs) {
  const [at, of] = [[], []];
  times.forEach((time, i) => {
    at.push(time);
    of.push(values[i]);
    if (i + 1 < times.length && times[i + 1] - time > 1.5 * stepMs) {
      at.push(time + stepMs);
      of.push(null);
    }
  });
  return [at, of];
}
