import assert from 'node:assert/strict';
import {test} from 'node:test';
import {ownRange, read} from '../src/arguments.mjs';

const defaults = {now: 1_000_000, defaultDashboards: 'dashboards'};
const GIVEN = ['--prometheus', 'http://127.0.0.1:9090', '--out', 'pictures'];

test('everything but the Prometheus and the folder has a default', () => {
  assert.deepEqual(read(GIVEN, defaults), {
    prometheus: 'http://127.0.0.1:9090', out: 'pictures', dashboards: 'dashboards', only: [], rangeMs: null, to: 1_000_000,
    themes: ['dark', 'light'], wanted: {}, scrapeMs: 2000, width: 1600, expand: false, panels: false, mayBeEmpty: null,
  });
});

test('options are read', () => {
  const options = read([...GIVEN, '--range', '5m', '--to', '2026-11-23T08:00:00Z', '--theme', 'light', '--variable', 'run=a=b',
    '--dashboard', 'x', '--dashboard', 'y', '--may-be-empty', '^Faults', '--width', '1200'], defaults);
  assert.deepEqual([options.rangeMs, options.to, options.themes, options.wanted, options.only, options.width],
    [300_000, Date.UTC(2026, 10, 23, 8), ['light'], {run: 'a=b'}, ['x', 'y'], 1200]);
  assert.equal(options.mayBeEmpty.test('Faults met'), true);
});

test('wrong usage is told in one line that names the option', () => {
  const wrong = [
    [['--out', 'x'], '--prometheus'], [GIVEN.slice(0, 2), '--out'], [[...GIVEN, '--range', 'long'], '--range'],
    [[...GIVEN, '--to', 'noon'], '--to'], [[...GIVEN, '--theme', 'blue'], '--theme'], [[...GIVEN, '--width', '1'], '--width'],
    [[...GIVEN, '--variable', 'run'], '--variable'], [[...GIVEN, '--may-be-empty', '('], '--may-be-empty'],
    [[...GIVEN, '--scrape-interval', '0s'], '--scrape-interval'], [[...GIVEN, '--colour'], '--colour'],
    [['--prometheus', 'localhost:9090', '--out', 'x'], '--prometheus'],
  ];
  for (const [words, named] of wrong) {
    assert.throws(() => read(words, defaults), error => error.message.includes(named) && !error.message.includes('\n'), words.join(' '));
  }
});

test('a dashboard\'s own range is used when it ends now', () => {
  assert.equal(ownRange({time: {from: 'now-15m', to: 'now'}}), 900_000);
  assert.equal(ownRange({time: {from: '2026-11-23', to: 'now'}}), null);
  assert.equal(ownRange({}), null);
});
