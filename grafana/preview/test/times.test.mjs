import assert from 'node:assert/strict';
import {test} from 'node:test';
import {events} from '../src/annotations.mjs';
import {withGaps} from '../page/panels/gaps.js';
import {runs} from '../page/panels/runs.js';

test('steps above zero that follow each other are one event', () => {
  const result = [{metric: {phase: 'peak'}, values: [[1, '1'], [2, '1'], [3, '0'], [5, '1'], [8, '1'], [9, 'NaN']]}];
  assert.deepEqual(events(result, {stepMs: 1000, titleFormat: 'Phase {{phase}}', tagKeys: 'phase', iconColor: 'red'}).map(
    ({from, to, title, tags}) => [from, to, title, tags]), [
    [1000, 2000, 'Phase peak', ['peak']], [5000, 5000, 'Phase peak', ['peak']], [8000, 8000, 'Phase peak', ['peak']],
  ]);
});

test('a value may be the time of the event, in milliseconds, and is then one event', () => {
  const result = [{metric: {}, values: [[1, '5000'], [2, '5000'], [3, '7000']]}];
  assert.deepEqual(events(result, {stepMs: 1000, useValueForTime: true}).map(({from}) => from), [5000, 7000]);
});

test('equal states are one run, until another state, none, or a gap', () => {
  const [up, down] = [{text: 'up', color: 'g'}, {text: 'down', color: 'r'}];
  const found = runs([1000, 2000, 3000, 4000, 5000, 9000], [up, up, down, null, up, up], 1000);
  assert.deepEqual(found.map(({from, to, text}) => [from, to, text]),
    [[1000, 3000, 'up'], [3000, 4000, 'down'], [5000, 6000, 'up'], [9000, 10000, 'up']]);
});

test('where a series pauses there is a gap', () => {
  assert.deepEqual(withGaps([1000, 2000, 5000, 6000], [1, 2, 3, 4], 1000), [[1000, 2000, 3000, 5000, 6000], [1, 2, null, 3, 4]]);
  assert.deepEqual(withGaps([], [], 1000), [[], []]);
});
