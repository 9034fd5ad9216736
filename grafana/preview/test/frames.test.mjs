import assert from 'node:assert/strict';
import {test} from 'node:test';
import {anyValue, frames, seriesName} from '../src/frames.mjs';

const values = frame => Object.fromEntries(frame.fields.map(field => [field.name, field.values]));
const matrix = result => ({resultType: 'matrix', result});

test('each series is a frame of times and numbers', () => {
  const [frame] = frames(matrix([{metric: {__name__: 'm', step: 'sign'}, values: [[1, '0.5'], [2, 'NaN'], [3, '+Inf']]}]),
    {refId: 'A', legendFormat: '{{step}}', stepMs: 1000});
  assert.deepEqual(values(frame), {Time: [1000, 2000, 3000], Value: [0.5, NaN, Infinity]});
  assert.deepEqual(frame.fields[1].labels, {step: 'sign'});
  assert.deepEqual(frame.fields[1].config, {displayNameFromDS: 'sign'});
  assert.deepEqual(frame.fields[0].config, {interval: 1000});
});

test('series are named by the legend, or by all that they are', () => {
  const labels = {__name__: 'm', a: '1', b: '2'};
  assert.equal(seriesName(labels, {legendFormat: '{{a}} of {{ b }}{{c}}'}), '1 of 2');
  assert.equal(seriesName(labels, {legendFormat: ''}), 'm{a="1", b="2"}');
  assert.equal(seriesName({__name__: 'm'}, {}), 'm');
  assert.equal(seriesName({}, {expr: 'sum(m)'}), 'sum(m)');
  assert.equal(seriesName(labels, {legendFormat: '__auto'}), null);
  assert.equal(seriesName({}, {legendFormat: '__auto', expr: 'sum(m)'}), 'sum(m)');
});

test('a table has a column for each label and one for the value', () => {
  const vector = {resultType: 'vector', result: [{metric: {b: 'x'}, value: [1, '2']}, {metric: {a: 'y'}, value: [1, '3']}]};
  const [table] = frames(vector, {refId: 'B', format: 'table', several: true});
  assert.deepEqual(values(table), {Time: [1000, 1000], a: ['', 'y'], b: ['x', ''], 'Value #B': [2, 3]});
  assert.deepEqual(Object.keys(values(frames(vector, {refId: 'A', format: 'table'})[0])), ['Time', 'a', 'b', 'Value']);
  assert.deepEqual(frames({resultType: 'vector', result: []}, {format: 'table'}), []);
});

test('buckets of a native histogram are cells of a heat map', () => {
  const [frame] = frames(matrix([{metric: {}, histograms: [
    [1, {count: '3', sum: '9', buckets: [[0, '1', '2', '1'], [0, '2', '4', '2']]}],
    [2, {count: '0', sum: '0'}],
    [3, {count: '1', sum: '2', buckets: [[0, '2', '4', '1']]}],
  ]}]), {refId: 'A', format: 'heatmap', stepMs: 1000});
  assert.equal(frame.meta.type, 'heatmap-cells');
  assert.deepEqual(values(frame), {xMax: [1000, 1000, 3000], yMin: [1, 2, 2], yMax: [2, 4, 4], count: [1, 2, 1]});
});

test('native histograms of several series are added up', () => {
  const histograms = [[1, {buckets: [[0, '1', '2', '1']]}]];
  const [frame] = frames(matrix([{metric: {a: '1'}, histograms}, {metric: {a: '2'}, histograms}]), {format: 'heatmap'});
  assert.deepEqual(values(frame).count, [2]);
});

test('classic buckets lose what is below them', () => {
  const bucket = (le, count) => ({metric: {le}, values: [[1, count]]});
  const [frame] = frames(matrix([bucket('+Inf', '10'), bucket('0.1', '4'), bucket('0.5', '9')]), {format: 'heatmap'});
  assert.deepEqual(values(frame), {xMax: [1000, 1000, 1000], yMin: [0, 0.1, 0.5], yMax: [0.1, 0.5, Infinity], count: [4, 5, 1]});
});

test('a panel without a number to draw is empty', () => {
  const series = (...texts) => frames(matrix([{metric: {}, values: texts.map((text, i) => [i, text])}]), {refId: 'A'});
  assert.equal(anyValue([]), false);
  assert.equal(anyValue(series('NaN', 'NaN')), false);
  assert.equal(anyValue(series('NaN', '0')), true);
  const cells = count => frames(matrix([{metric: {le: '1'}, values: [[1, count]]}]), {format: 'heatmap'});
  assert.equal(anyValue(cells('0')), false);
  assert.equal(anyValue(cells('2')), true);
});
