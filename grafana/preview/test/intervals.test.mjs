import assert from 'node:assert/strict';
import {test} from 'node:test';
import {builtIn, duration, milliseconds, rounded, step} from '../src/intervals.mjs';

test('durations are read and written', () => {
  assert.deepEqual(['15s', '1m30s', '250ms', '2h', '1d', '1w'].map(milliseconds), [15_000, 90_000, 250, 7_200_000, 86_400_000, 604_800_000]);
  assert.deepEqual(['', 'now', '5', '5x', undefined].map(milliseconds), [null, null, null, null, null]);
  assert.deepEqual([250, 4000, 90_000, 120_000, 7_200_000].map(duration), ['250ms', '4s', '90s', '2m', '2h']);
});

test('intervals are rounded as Grafana rounds them', () => {
  assert.deepEqual([9, 12, 100, 1400, 1500, 40_000, 100_000, 1e9].map(rounded), [1, 10, 100, 1000, 2000, 30_000, 120_000, 86_400_000]);
});

test('a step is as fine as the panel is wide, but no finer than Prometheus scrapes', () => {
  const panel = {rangeMs: 3_600_000, points: 800, scrapeMs: 1000};
  assert.equal(step(panel), 5000);
  assert.equal(step({...panel, rangeMs: 300_000}), 1000);
  assert.equal(step({...panel, scrapeMs: 15_000}), 15_000);
});

test('the query\'s smallest step goes before the panel\'s, and that before the data source\'s', () => {
  const panel = {rangeMs: 300_000, points: 800, scrapeMs: 15_000, panelInterval: '10s'};
  assert.equal(step(panel), 10_000);
  assert.equal(step({...panel, targetInterval: '30s'}), 30_000);
});

test('rates look back at least four scrapes', () => {
  assert.equal(builtIn({rangeMs: 300_000, stepMs: 1000, scrapeMs: 1000}).__rate_interval, '4s');
  assert.equal(builtIn({rangeMs: 300_000, stepMs: 60_000, scrapeMs: 15_000}).__rate_interval, '75s');
  assert.deepEqual([builtIn({rangeMs: 300_000, stepMs: 1000, scrapeMs: 1000})].map(({__range, __range_s}) => [__range, __range_s]), [['300s', 300]]);
});
