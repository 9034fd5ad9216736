'use strict';

(() => {
  const {el, number, plain, percent, clock, table, numbers, card, chart, bar} = panels;
  const {summary, distribution, intervals} = JSON.parse(document.getElementById('data').textContent);
  const WEBAUTHN = ['registration', 'authentication'];
  const CEREMONIES = [...WEBAUTHN, 'password'];
  const OUTCOMES = ['accepted', 'rejected', 'throttled', 'failed', 'unfinished'];
  const QUANTILES = [['p50', 'p50'], ['p90', 'p90'], ['p99', 'p99'], ['p999', 'p99.9'], ['max', 'max']];
  const STAGES = [['connection_wait', 'Connection wait'], ['tls_handshake', 'TLS handshake'], ['options', 'Options'], ['user', 'The person'], ['sign', 'Sign'], ['result', 'Result']];
  const measured = CEREMONIES.filter(c => summary[c] && summary[c].intended > 0);
  const absent = WEBAUTHN.filter(c => !measured.includes(c));
  const title = name => name === 'password' ? 'Password sign-in' : name[0].toUpperCase() + name.slice(1);
  const sum = key => measured.reduce((total, c) => total + summary[c][key], 0);
  const grid = (...children) => el('div', {class: 'grid'}, children);

  function banner() {
    const broken = summary.thresholds.filter(t => !t.passed).length;
    const thresholds = summary.thresholds.length === 0 ? 'No thresholds were given.'
      : broken === 0 ? `All ${summary.thresholds.length} thresholds held.`
      : `${broken} of ${summary.thresholds.length} thresholds failed.`;
    const intended = sum('intended');
    const outcomes = intended === 0 ? 'No ceremony was measured.'
      : intended === sum('accepted') ? `All ${number(intended)} ceremonies were accepted.`
      : `${number(intended - sum('accepted'))} of ${number(intended)} ceremonies were not accepted.`;
    const interrupted = summary.interrupted ? `Interrupted after ${number(summary.duration_s)} s.` : '';
    const [kind, word] = !summary.valid ? ['invalid', '⚠ INVALID'] : summary.interrupted ? ['interrupted', '■ INTERRUPTED']
      : summary.passed ? ['passed', '✔ PASSED'] : ['failed', '✘ FAILED'];
    const first = summary.valid ? '' : 'Do not trust these figures:';
    const rest = [interrupted, thresholds, outcomes].filter(Boolean).join(' ');
    return el('div', {class: `banner ${kind}`, role: 'status'}, el('strong', null, word), summary.valid ? rest : first,
      !summary.valid && el('ul', null, summary.invalid_reasons.map(reason => el('li', null, reason))),
      !summary.valid && el('div', null, rest));
  }

  function tile(name, value, unit, more) {
    return el('div', {class: 'tile'}, el('div', {class: 'name'}, name),
      el('div', {class: 'value'}, value, unit && el('small', null, ` ${unit}`)), el('div', {class: 'more'}, more));
  }

  function tiles() {
    const perCeremony = ['authentication', 'registration', 'password'].filter(c => measured.includes(c)).flatMap(c => {
      const f = summary[c];
      return [
        tile(`${title(c)}s`, number(f.rate_per_s), '/s', `accepted; ${number(f.accepted)} of ${number(f.intended)}`),
        tile(`${title(c)} p99`, number(f.response_time_ms.p99), 'ms', `response; p50 ${number(f.response_time_ms.p50)}, max ${number(f.response_time_ms.max)}`),
      ];
    });
    const g = summary.generator;
    const lost = sum('intended') - sum('accepted');
    return el('div', {class: 'tiles'}, perCeremony,
      tile('Not accepted', number(lost), '', sum('intended') ? `${percent(lost / sum('intended'))} of all intended` : ''),
      tile('Send lag p99.9', number(g.send_lag_ms.p999), 'ms', `p50 ${number(g.send_lag_ms.p50)}, max ${number(g.send_lag_ms.max)}`),
      tile('Generator cost', g.cpu_s_per_1000 === null ? '–' : g.cpu_s_per_1000.toFixed(4), 'CPU-s', 'per 1,000 accepted'));
  }

  function outcomesTable() {
    const row = (name, count, share) => [name, ...measured.flatMap(c => {
      const zero = {class: count(summary[c]) === 0 ? 'zero' : ''};
      return [el('td', zero, number(count(summary[c]))), el('td', zero, share ? percent(share(summary[c])) : '')];
    })];
    return card('Outcomes', 'Each intended start ends in exactly one outcome; measured phases only.', table(
      ['', ...measured.map(c => [title(c), 2])],
      [row('intended', f => f.intended), ...OUTCOMES.map(o => row(o, f => f[o], f => f[o] / f.intended)),
        row('accepted /s', f => f.rate_per_s)]));
  }

  function timesTable() {
    return card('Response and service time, ms', 'Response time from the intended start, service time from the first byte sent; all finished ceremonies.', table(
      [['', ...measured.map(c => [title(c), 2])], ['', ...measured.flatMap(() => ['response', 'service'])]],
      QUANTILES.map(([key, label]) => [label,
        ...measured.flatMap(c => [number(summary[c].response_time_ms[key]), number(summary[c].service_time_ms[key])])])));
  }

  function thresholdsTable() {
    if (summary.thresholds.length === 0) return null;
    return [el('h2', null, 'Thresholds'), el('div', {class: 'card'}, table(['Threshold', 'Observed', 'Verdict'],
      summary.thresholds.map(t => [t.expression, t.observed,
        el('td', {class: t.passed ? 'held' : 'broken'}, t.passed ? '✔ held' : '✘ failed')]), [0]))];
  }

  /** The intervals between the first and the last that fulfil a condition; a closing point shows the last one's length. */
  function span(wanted) {
    const all = intervals.offset_s.map((s, i) => i);
    const first = all.findIndex(wanted);
    if (first < 0) return null;
    const last = all.length - 1 - [...all].reverse().findIndex(wanted);
    const within = all.slice(first, last + 1);
    const end = intervals.offset_s[last] + intervals.duration_s[last];
    const runs = key => within.reduce((spans, i) => {
      const to = intervals.offset_s[i] + intervals.duration_s[i];
      const open = spans[spans.length - 1];
      if (open && open.value === intervals[key][i]) open.to = to;
      else spans.push({value: intervals[key][i], from: intervals.offset_s[i], to});
      return spans;
    }, []);
    return {
      x: {name: 'time', label: 'time since the start, min:s', format: clock, values: [...within.map(i => intervals.offset_s[i]), end]},
      column: value => [...within.map(value), null],
      shaded: runs('measured').filter(r => !r.value).map(r => [r.from, r.to]),
      phases: runs('phase').map(r => ({from: r.from, to: r.to, name: r.value})),
    };
  }

  const warmUpNote = s => s.shaded.length > 0 ? ' Shaded: not measured, not in the summary.' : '';

  function overTime(c) {
    const s = intervals[c] ? span(i => intervals[c].intended[i] !== null) : null;
    if (!s) return null;
    const column = key => s.column(i => intervals[c][key][i]);
    const rate = key => s.column(i => intervals[c][key][i] === null ? null : intervals[c][key][i] / intervals.duration_s[i]);
    const outcome = (label, colour, dash) => ({label, colour, dash, values: rate(label)});
    const lost = [outcome('rejected', '--red'), outcome('throttled', '--amber', [8, 3]), outcome('failed', '--purple', [2, 3])]
      .filter(line => line.values.some(v => v > 0));
    const times = [
      {label: 'max', colour: '--red', dash: [2, 3], width: 1.5, values: column('max_ms')},
      {label: 'p99', colour: '--amber', values: column('p99_ms')},
      {label: 'p90', colour: '--green', dash: [8, 3], values: column('p90_ms')},
      {label: 'p50', colour: '--blue', values: column('p50_ms')}];
    const perSecond = {unit: 'ceremonies per second', format: number, tick: plain, tableUnit: '/s'};
    const make = (name, note, y, series) => chart(`${title(c)}: ${name}`, note + warmUpNote(s), {x: s.x, y, series, shaded: s.shaded, phases: s.phases});
    return grid(
      make('rate', 'Intended starts, and ceremonies that ended accepted, per second by interval.', perSecond,
        [outcome('accepted', '--blue'), outcome('intended', '--grey', [6, 4])]),
      lost.length > 0 && make('not accepted', 'Ceremonies that ended otherwise, per second by interval; outcomes that never occurred are left out.', perSecond, lost),
      make('response time', 'From the intended start to the end, so waiting behind a slow server counts; percentiles of what ended in each interval; logarithmic.',
        {unit: 'ms', format: number, tick: plain, tableUnit: 'ms', log: true}, times));
  }

  /** 10 -> 90%, 1000 -> 99.9%. */
  function quantileName(oneIn) {
    if (oneIn === null) return '';
    const digits = Math.max(0, Math.ceil(Math.log10(oneIn) - 2 - 1e-9));
    return `${(100 - 100 / oneIn).toFixed(Math.min(digits, 6))}%`;
  }

  function distributionChart(c) {
    const d = distribution[c];
    return chart(`${title(c)}: percentile distribution`, 'How long the fastest so many percent took at most, whole run without warm-up, both axes logarithmic. Response time starts at the intended start, service time at the first byte sent: where they part, ceremonies had to wait.', {
      x: {name: 'percentile', label: 'percentile', format: quantileName, values: d.one_in, log: true},
      y: {unit: 'ms', format: number, tick: plain, tableUnit: 'ms', log: true},
      series: [{label: 'response time', colour: '--red', values: d.response_time_ms},
        {label: 'service time', colour: '--blue', dash: [8, 4], values: d.service_time_ms}]});
  }

  function stagesCard(c) {
    const stages = summary[c].stages_ms;
    const present = STAGES.filter(([key]) => stages[key].p99 !== null || (c !== 'password' && key !== 'tls_handshake' && key !== 'user'));
    const longest = Math.max(...present.map(([key]) => stages[key].p99 || 0), 0.001);
    const key = (colour, striped, text) => [el('span', {class: `key bar${striped ? ' striped' : ''}`, style: `--bar: var(${colour})`}), el('span', null, text)];
    return card(`${title(c)}: stages`, 'Waiting for a connection, a TLS handshake included, which stands on its own as well; requests before the authenticator acts; people’s own time, if imitated, which is in no other figure; the authenticator’s work (client data, key, signature); requests after. Each timed on its own, so percentiles do not add up.',
      el('p', {class: 'note'}, key('--blue', false, 'p50'), key('--amber', true, 'p99')),
      el('div', {class: 'bars'}, present.flatMap(([name, label]) => {
        const {p50, p99} = stages[name];
        return [el('div', null, label),
          el('div', null, bar((p50 || 0) / longest, '--blue', false, `p50 ${number(p50)} ms`), bar((p99 || 0) / longest, '--amber', true, `p99 ${number(p99)} ms`)),
          el('div', {class: 'figure'}, `${number(p50)} / ${number(p99)} ms`)];
      })),
      numbers(['stage, ms', ...QUANTILES.map(q => q[1])], () => present.map(([name, label]) => [label, ...QUANTILES.map(q => number(stages[name][q[0]]))])));
  }

  function reasonsCards() {
    const rows = measured.flatMap(c => Object.entries(summary[c].reasons).map(([reason, count]) => ({c, reason, count})));
    if (rows.length === 0) return el('div', {class: 'card'}, 'None: every finished ceremony was accepted without remark.');
    rows.sort((a, b) => b.count - a.count);
    return card('Number of ceremonies', 'Why ceremonies were not accepted, or were with a remark, as the farm counted them in the measured phases; shares of that ceremony’s intended starts.',
      el('div', {class: 'bars reasons'}, rows.flatMap(({c, reason, count}) => [
        el('div', {class: 'long'}, reason, ' ', el('span', {class: 'note'}, c)), bar(count / rows[0].count, '--red', false, number(count)),
        el('div', {class: 'figure'}, `${number(count)}  (${percent(count / summary[c].intended)})`)])),
      numbers(['reason', 'ceremony', 'count'], () => rows.map(r => [r.reason, r.c, number(r.count)])));
  }

  function generatorCharts() {
    const s = span(() => true);
    if (!s) return [];
    const column = key => s.column(i => intervals[key][i]);
    const line = (label, colour, values, dash) => ({label, colour, values, dash});
    const make = (name, note, y, series) => chart(name, note, {x: s.x, y, series, shaded: s.shaded, phases: s.phases});
    return [
      make('Send lag', 'From the intended start to the moment its loop took it up: the generator’s own delay, by interval; logarithmic.', {unit: 'ms', format: number, tick: plain, tableUnit: 'ms', log: true},
        [line('p99', '--amber', column('send_lag_p99_ms')), line('p50', '--blue', column('send_lag_p50_ms'), [8, 3])]),
      make('Busiest loop and garbage collection', 'CPU time of the busiest loop’s thread, and time in garbage collection, as shares of each interval.', {unit: '% of the time', format: number, tick: plain, tableUnit: '%'},
        [line('busiest loop', '--blue', s.column(i => 100 * intervals.loop_utilisation[i])),
          line('garbage collection', '--red', s.column(i => intervals.gc_ms[i] / intervals.duration_s[i] / 10), [6, 3])]),
      make('In flight and queued', 'Ceremonies running, and intended starts waiting for an idle user or a place, when each interval ended.', {unit: 'ceremonies', format: number, tick: plain},
        [line('in flight', '--blue', column('in_flight')), line('queued', '--red', column('queued'), [6, 3])]),
      make('Heap in use', 'Heap of the whole process when each interval ended; it falls when garbage is collected.', {unit: 'MiB', format: number, tick: plain, tableUnit: 'MiB'}, [line('heap', '--green', column('heap_mb'))])];
  }

  function generatorCard() {
    const g = summary.generator;
    const n = summary.connections;
    const facts = {
      'crypto provider': g.crypto, transport: g.transport, loops: number(g.loops), 'busiest loop': percent(g.max_loop_utilisation),
      'CPU of the loops': `${number(g.cpu_s)} s`, 'CPU of the process': `${number(g.process_cpu_s)} s`,
      'CPU per 1,000 accepted': g.cpu_s_per_1000 === null ? '–' : `${g.cpu_s_per_1000.toFixed(4)} s`,
      'peak resident set': `${number(g.peak_rss_mb)} MiB`, 'garbage collection': `${number(g.gc_ms)} ms`,
      'send lag p50 / p99 / p99.9 / max': `${['p50', 'p99', 'p999', 'max'].map(q => number(g.send_lag_ms[q])).join(' / ')} ms`,
      'connections opened': `${number(n.opened)}, and ${number(n.failed)} attempts that failed`,
      'TLS handshakes': `${number(n.tls_full_handshakes)} full, ${number(n.tls_resumed_handshakes)} resumed, ${number(n.tls_failed_handshakes)} failed`,
      'ceremonies in warm-up': number(summary.warm_up_ceremonies)};
    return el('dl', {class: 'card facts'}, Object.entries(facts).map(([name, value]) => el('div', null, el('dt', null, name), el('dd', null, value))));
  }

  const pairs = (name, map) => card(name, null, table(['', ''], Object.entries(map), [0, 1]));
  const none = absent.map(c => el('p', {class: 'note'}, `No ${c} in the measured phases.`));
  const started = `${summary.started.replace('T', ' ').replace(/\.\d+/, '').replace('Z', '')} UTC`;
  const page = [
    el('header', null, el('h1', null, 'Keywave run'), el('span', null, started), el('span', null, `${number(summary.duration_s)} s`),
      summary.configuration.target && el('span', null, summary.configuration.target)),
    banner(), tiles(),
    el('h2', null, 'Ceremonies'), measured.length > 0 && grid(outcomesTable(), timesTable()), none,
    thresholdsTable(),
    adversary(summary),
    intervals.offset_s.length > 0 && [el('h2', null, 'Over time'), CEREMONIES.map(overTime)],
    measured.length > 0 && [el('h2', null, 'Percentile distribution'), grid(measured.map(distributionChart)),
      el('h2', null, 'Where the time goes'), grid(measured.map(stagesCard)), el('h2', null, 'Errors by reason'), reasonsCards()],
    traces(summary),
    el('h2', null, 'Generator'), generatorCard(), grid(generatorCharts()),
    el('h2', null, 'Configuration and versions'), grid(pairs('Configuration', summary.configuration), pairs('Versions', summary.versions)),
    el('footer', null, 'Drag across a chart to zoom, double-click to return. Charts by uPlot (MIT licence). This page loads nothing from any network.'),
  ].flat(Infinity).filter(Boolean);
  const root = document.getElementById('report');
  root.replaceChildren(...page);
  root.querySelectorAll('figure').forEach(figure => figure.draw());
})();
