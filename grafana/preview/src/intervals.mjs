// Times and steps of queries, as Grafana chooses them.

const UNITS = {ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000, y: 31_536_000_000};

/** Milliseconds of a duration such as 15s or 1m30s; null when it is none. */
export function milliseconds(text) {
  if (!/^(\d+(ms|[smhdwy]))+$/.test(text ?? '')) {
    return null;
  }
  let sum = 0;
  for (const [, amount, unit] of text.matchAll(/(\d+)(ms|[smhdwy])/g)) {
    sum += Number(amount) * UNITS[unit];
  }
  return sum;
}

/** The shortest way to write so many milliseconds. */
export function duration(ms) {
  const [unit, size] = Object.entries(UNITS).filter(([name]) => name !== 'w' && name !== 'y').reverse()
    .find(([, candidate]) => ms >= candidate && ms % candidate === 0) ?? ['ms', 1];
  return `${ms / size}${unit}`;
}

// [upper limit, interval] in milliseconds: the first interval whose limit is above what is asked for
const ROUND = [
  [10, 1], [15, 10], [35, 20], [75, 50], [150, 100], [350, 200], [750, 500], [1500, 1000], [3500, 2000], [7500, 5000],
  [12500, 10_000], [17500, 15_000], [25_000, 20_000], [45_000, 30_000], [90_000, 60_000], [210_000, 120_000],
  [450_000, 300_000], [750_000, 600_000], [1_050_000, 900_000], [1_500_000, 1_200_000], [2_700_000, 1_800_000],
  [5_400_000, 3_600_000], [9_000_000, 7_200_000], [16_200_000, 10_800_000], [32_400_000, 21_600_000],
  [86_400_000, 43_200_000],
];

/** The interval that Grafana rounds so many milliseconds to. */
export function rounded(ms) {
  return ROUND.find(([limit]) => ms < limit)?.[1] ?? 86_400_000;
}

/**
 * The step of a range query in milliseconds: as many points as the panel has pixels, but no finer than the panel's, the
 * query's and the data source's smallest.
 */
export function step({rangeMs, points, scrapeMs, panelInterval, targetInterval}) {
  const smallest = milliseconds(targetInterval) ?? milliseconds(panelInterval) ?? scrapeMs;
  return Math.max(rounded(rangeMs / points), smallest);
}

/** The values of Grafana's own variables in a query of that step. */
export function builtIn({rangeMs, stepMs, scrapeMs}) {
  return {
    __interval: duration(stepMs),
    __interval_ms: stepMs,
    __rate_interval: duration(Math.max(stepMs + scrapeMs, 4 * scrapeMs)),
    __range: `${Math.round(rangeMs / 1000)}s`,
    __range_s: Math.round(rangeMs / 1000),
    __range_ms: rangeMs,
  };
}
