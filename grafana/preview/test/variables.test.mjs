import assert from 'node:assert/strict';
import {test} from 'node:test';
import {chosen, interpolate, offered, variableQuery} from '../src/variables.mjs';

test('variables are replaced in each way to write them', () => {
  assert.equal(interpolate('$a ${a} ${a:raw} [[a]] ${a.text:raw}', {a: 'x'}), 'x x x x x');
});

test('what is no variable stays', () => {
  assert.equal(interpolate('$b ${b} {{step}} label_replace(x, "a", "$1", "b", "(.*)")', {a: 'x'}),
    '$b ${b} {{step}} label_replace(x, "a", "$1", "b", "(.*)")');
});

test('a longer name is another variable', () => {
  assert.equal(interpolate('[$__range] [$__range_s] $runs', {__range: '60s', __range_s: 60, run: 'r'}), '[60s] [60] $runs');
});

test('several values are a regular expression, with their special characters escaped for the string that it is in', () => {
  assert.equal(interpolate('{run=~"$run"}', {run: ['a.b', 'c']}), '{run=~"(a\\\\.b|c)"}');
  assert.equal(interpolate('{run=~"$run"}', {run: ['c']}), '{run=~"c"}');
  assert.equal(interpolate('${run:csv} ${run:pipe}', {run: ['a', 'b']}), 'a,b a|b');
});

test('a value for all is taken as it is', () => {
  assert.equal(interpolate('{run=~"$run"}', {run: '.+'}), '{run=~".+"}');
});

test('the forms of query variables are told apart', () => {
  assert.deepEqual(variableQuery('label_values(run)'), {kind: 'label_values', label: 'run', metric: undefined});
  assert.deepEqual(variableQuery({query: 'label_values(keywave_run_valid{run=~"$run", x="a,b"}, rank)'}),
    {kind: 'label_values', label: 'rank', metric: 'keywave_run_valid{run=~"$run", x="a,b"}'});
  assert.deepEqual(variableQuery('query_result(sum by (a) (up))'), {kind: 'query_result', query: 'sum by (a) (up)'});
  assert.deepEqual(variableQuery('metrics(keywave_.*)'), {kind: 'metrics', pattern: 'keywave_.*'});
  assert.equal(variableQuery('something(else)'), null);
});

test('offered values are each there once, pass the regular expression and are sorted as asked', () => {
  assert.deepEqual(offered({sort: 3}, ['wave 10', 'wave 2', 'wave 2']), ['wave 2', 'wave 10']);
  assert.deepEqual(offered({sort: 2}, ['a', 'c', 'b']), ['c', 'b', 'a']);
  assert.deepEqual(offered({regex: '/^wave (\\d+)$/'}, ['wave 10', 'x']), ['10']);
  assert.deepEqual(offered({regex: '/"(?<value>.+)"/'}, ['{a="b"}']), ['b']);
});

test('a dashboard opens with the saved value while it is offered', () => {
  assert.deepEqual(chosen({current: {value: 'b'}}, ['a', 'b'], undefined), {text: 'b', value: 'b'});
  assert.deepEqual(chosen({current: {value: 'gone'}}, ['a', 'b'], undefined), {text: 'a', value: 'a'});
  assert.deepEqual(chosen({current: {}, includeAll: true}, ['a', 'b'], undefined), {text: 'All', value: ['a', 'b']});
});

test('all is the value that the variable has for it, else every value', () => {
  const variable = {multi: true, includeAll: true, current: {text: ['All'], value: ['$__all']}};
  assert.deepEqual(chosen(variable, ['a', 'b'], undefined), {text: 'All', value: ['a', 'b']});
  assert.deepEqual(chosen({...variable, allValue: '.*'}, ['a', 'b'], undefined), {text: 'All', value: '.*'});
});

test('a value that is asked for wins', () => {
  assert.deepEqual(chosen({multi: true, current: {value: ['a']}}, ['a', 'b'], 'b,c'), {text: 'b + c', value: ['b', 'c']});
  assert.deepEqual(chosen({includeAll: true, current: {value: 'a'}}, ['a', 'b'], 'All'), {text: 'All', value: ['a', 'b']});
});
