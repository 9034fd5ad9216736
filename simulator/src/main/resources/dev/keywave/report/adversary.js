'use strict';

/** What the run did on purpose: attacks and look-alikes one by one, races, floods. Nothing of it in an honest run. */
const adversary = (() => {
  const {el, number, table, numbers, card, bar} = panels;
  const FATES = [['accepted', 'accepted'], ['rejected', 'rejected'], ['server_error', 'server error'], ['throttled', 'throttled'], ['failed', 'failed'], ['unfinished', 'unfinished']];
  const COLOURS = {server_error: '--amber', throttled: '--purple', failed: '--grey', unfinished: '--grey'};

  /** What should be is blue, the finding red and striped. */
  const colour = (key, finding) => key === finding ? '--red' : COLOURS[key] || '--blue';
  const striped = (key, finding) => key === finding || key === 'server_error';

  /** Each entry as a row: what came of it as a bar of its parts, the finding in words. */
  function fatesCard(name, note, all, finding) {
    const rows = Object.entries(all.by_name).sort((a, b) => (b[1][finding] + b[1].server_error) - (a[1][finding] + a[1].server_error) || b[1].sent - a[1].sent);
    const most = Math.max(...rows.map(([, f]) => f.sent));
    const bad = f => f[finding] > 0 ? `${number(f[finding])} ${finding}` : f.server_error > 0 ? `${number(f.server_error)} server error` : '';
    const present = FATES.filter(([key]) => all[key] > 0);
    return card(name, note,
      el('p', {class: 'note'}, present.flatMap(([key, label]) => [
        el('span', {class: `key bar${striped(key, finding) ? ' striped' : ''}`, style: `--bar: var(${colour(key, finding)})`}),
        el('span', null, `${label} ${number(all[key])}`)])),
      el('div', {class: 'bars reasons'}, rows.flatMap(([entry, f]) => [
        el('div', {class: 'long'}, bad(f) ? el('strong', null, `✘ ${entry}`) : entry),
        el('div', {class: 'parts'}, present.map(([key, label]) => f[key] > 0
          && bar(f[key] / most, colour(key, finding), striped(key, finding), `${label} ${number(f[key])}`))),
        el('div', {class: 'figure'}, bad(f) || number(f.sent))])),
      numbers(['name', 'sent', ...FATES.map(([, label]) => label)], () => rows.map(([entry, f]) => [entry, number(f.sent), ...FATES.map(([key]) => number(f[key]))])));
  }

  function racesCard(summary) {
    const kinds = ['concurrent', 'crossing'].filter(k => summary.races[k].sent > 0);
    const words = {both_accepted: 'both accepted', one_rejected: 'one rejected (its challenge was lost)', clone_alarm: 'clone alarm (the lower counter came second)', lost_update: 'lost update (the lower counter was kept)', none_accepted: 'none accepted', failed: 'failed', unfinished: 'unfinished'};
    return card('Races: two ceremonies of one user', 'Concurrent: both answers leave at once. Crossing: the second runs from beginning to end between the first one’s options and its answer.',
      table(['', ...kinds], Object.entries(words).map(([key, label]) => [label, ...kinds.map(k => el('td', {class: summary.races[k][key] === 0 ? 'zero' : ''}, number(summary.races[k][key])))])));
  }

  function floodCard(summary) {
    const f = summary.flood;
    const phases = summary.phases.filter(p => p.measured && p.ceremony === 'authentication');
    const longest = Math.max(...phases.map(p => p.response_time_ms.p99 || 0), 0.001);
    return card('Flood', `${number(f.intended)} options asked for that nobody meant to use, ${number(f.accepted)} of them given, ${number(f.throttled)} throttled, ${number(f.rejected + f.failed)} refused or failed. Honest authentications, phase by phase:`,
      el('div', {class: 'bars reasons'}, phases.flatMap(p => [
        el('div', {class: 'long'}, p.phase, ' ', el('span', {class: 'note'}, `${number(p.accepted)} of ${number(p.intended)} accepted`)),
        el('div', null, bar((p.response_time_ms.p50 || 0) / longest, '--blue', false, `p50 ${number(p.response_time_ms.p50)} ms`), bar((p.response_time_ms.p99 || 0) / longest, '--amber', true, `p99 ${number(p.response_time_ms.p99)} ms`)),
        el('div', {class: 'figure'}, `${number(p.response_time_ms.p50)} / ${number(p.response_time_ms.p99)} ms`)])));
  }

  function cards(summary) {
    const all = [
      summary.attacks.sent > 0 && fatesCard('Attacks', 'Each violates exactly one clause and must be refused. Accepted ones and server errors are findings; ‘keywave attacks show NAME’ tells what was changed.', summary.attacks, 'accepted'),
      summary.look_alikes.sent > 0 && fatesCard('Look-alikes', 'Unusual, and yet as the specification wants: they must be accepted. Rejected ones are findings.', summary.look_alikes, 'rejected'),
      summary.races.sent > 0 && racesCard(summary),
      summary.flood.intended > 0 && floodCard(summary)].filter(Boolean);
    return all.length > 0 && [el('h2', null, 'Attacks, races and floods'), el('div', {class: 'grid'}, all)];
  }

  return cards;
})();
