import assert from 'node:assert/strict';
import {createServer} from 'node:http';
import {after, before, beforeEach, test} from 'node:test';
import {annotations, gather, variables} from '../src/gather.mjs';
import {Prometheus, PrometheusError} from '../src/prometheus.mjs';

// a server that answers as Prometheus does, and remembers what it was asked
const asked = [];
let answers = {};
let server;
let prometheus;
const range = {from: 1_000_500, to: 1_300_500};

before(async () => {
  server = createServer((request, response) => {
    const url = new URL(request.url, 'http://127.0.0.1');
    asked.push({path: url.pathname, ...Object.fromEntries(url.searchParams)});
    const data = answers[url.pathname.replace('/api/v1/', '')];
    response.statusCode = data ? 200 : 400;
    response.end(JSON.stringify(data ? {status: 'success', data} : {status: 'error', errorType: 'bad_data', error: 'no such function'}));
  });
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
  prometheus = new Prometheus(`http://127.0.0.1:${server.address().port}/`);
});
after(() => server.close());
beforeEach(() => {
  asked.length = 0;
  answers = {query_range: {resultType: 'matrix', result: []}, query: {resultType: 'vector', result: []}};
});

const context = known => ({prometheus, range, known, scrapeMs: 1000, width: 1600});
const panel = target => ({title: 'P', gridPos: {x: 0, y: 0, w: 12, h: 8}, targets: [{refId: 'A', ...target}]});

test('a range query has its variables in it, starts and ends at steps, and looks back four scrapes', async () => {
  const one = panel({expr: 'rate(m{run=~"$run"}[$__rate_interval])', range: true});
  const found = await gather([one], context({run: ['a', 'b']}));
  assert.deepEqual(asked, [
    {path: '/api/v1/query_range', query: 'rate(m{run=~"(a|b)"}[4s])', start: '1000', end: '1300', step: '1'},
  ]);
  assert.deepEqual(found.get(one), {frames: [], exemplars: [], empty: true});
});

test('an instant query asks for the end of the range', async () => {
  await gather([panel({expr: 'm', instant: true, range: false})], context({}));
  assert.deepEqual(asked, [{path: '/api/v1/query', query: 'm', time: '1300.5'}]);
});

test('exemplars are asked for where the query wants them, and each is a point once', async () => {
  const exemplar = {labels: {trace_id: 'ab'}, value: '0.25', timestamp: 1100.5};
  answers.query_exemplars = [{seriesLabels: {}, exemplars: [exemplar]}, {seriesLabels: {le: '1'}, exemplars: [exemplar]}];
  const one = panel({expr: 'm{run="$run"}', range: true, exemplar: true});
  const found = await gather([one], context({run: 'a'}));
  assert.deepEqual(found.get(one).exemplars, [{at: 1_100_500, value: 0.25}]);
  assert.deepEqual(asked[1], {path: '/api/v1/query_exemplars', query: 'm{run="a"}', start: '1000.5', end: '1300.5'});
});

test('hidden queries are not asked, and a panel without any is not empty', async () => {
  const text = panel({expr: 'm', hide: true});
  assert.deepEqual((await gather([text], context({}))).get(text), {frames: [], exemplars: [], empty: false});
  assert.deepEqual(asked, []);
});

test('a query that Prometheus refuses is the panel\'s error', async () => {
  answers = {};
  const one = panel({expr: 'median(m)'});
  assert.deepEqual((await gather([one], context({}))).get(one), {frames: [], exemplars: [], empty: false, error: 'bad_data: no such function'});
});

test('variables are asked in order, later ones with earlier ones in them', async () => {
  answers['label/run/values'] = ['a', 'b'];
  answers['label/rank/values'] = ['0'];
  const list = [
    {name: 'run', type: 'query', query: {query: 'label_values(keywave_run_valid, run)'}, sort: 2, current: {}},
    {name: 'rank', type: 'query', query: 'label_values(keywave_run_valid{run=~"$run"}, rank)', includeAll: true, hide: 2},
  ];
  const found = await variables({templating: {list}}, {prometheus, range, wanted: {}});
  assert.deepEqual(found, {
    run: {text: 'b', value: 'b', label: 'run', hidden: false}, rank: {text: 'All', value: ['0'], label: 'rank', hidden: true},
  });
  assert.equal(asked[1]['match[]'], 'keywave_run_valid{run=~"b"}');
});

test('annotations that are switched off or are Grafana\'s own are not asked for', async () => {
  answers.query_range = {resultType: 'matrix', result: [{metric: {phase: 'peak'}, values: [[1100, '1']]}]};
  const list = [{builtIn: 1, name: 'Annotations & Alerts'}, {name: 'off', expr: 'm', enable: false}, {name: 'on', expr: 'm', titleFormat: '{{phase}}'}];
  const found = await annotations({annotations: {list}}, context({}));
  assert.deepEqual(found.map(({name, title, from}) => [name, title, from]), [['on', 'peak', 1_100_000]]);
  assert.equal(asked.length, 1);
});

test('an annotation that looks back one step looks back the step that it is asked in', async () => {
  const target = {expr: 'm unless m offset $__interval', interval: '2s'};
  await annotations({annotations: {list: [{name: 'begins', target}]}}, context({}));
  assert.deepEqual(asked.map(({query, step}) => [query, step]), [['m unless m offset 2s', '2']]);
});

test('a Prometheus that is not there is told in one line', async () => {
  const gone = createServer();
  await new Promise(resolve => gone.listen(0, '127.0.0.1', resolve));
  const {port} = gone.address();
  await new Promise(resolve => gone.close(resolve));
  await assert.rejects(new Prometheus(`http://127.0.0.1:${port}`).instant('m', 0), error =>
    error instanceof PrometheusError && error.message === `no answer from http://127.0.0.1:${port}/api/v1/query: ECONNREFUSED`);
});
