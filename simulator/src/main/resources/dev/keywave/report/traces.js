'use strict';

/** Ceremonies that carried a trace context, by trace ID; nothing of it when none did. */
const traces = (() => {
  const {el, number, table, card} = panels;

  /** One click or Enter selects the whole ID and, where the browser lets a page do so, copies it. */
  function traceId(id) {
    const button = el('button', {type: 'button', class: 'id', title: 'Copy', 'aria-label': `Copy trace ID ${id}`}, id);
    button.addEventListener('click', () => {
      getSelection().selectAllChildren(button);
      let copied = false;
      try { copied = document.execCommand('copy'); } catch { copied = false; }
      button.dataset.done = copied ? '✓ copied' : 'selected';
      setTimeout(() => delete button.dataset.done, 1500);
    });
    return button;
  }

  /** Wall clock, UTC, to the millisecond, as tracing tools show it. */
  const when = started => {
    const at = new Date(started);
    return isNaN(at) ? started : at.toISOString().slice(11, 23);
  };

  function list(name, note, all) {
    const attacks = all.some(t => t.attack);
    const reasons = all.some(t => t.reason);
    const outcomes = all.some(t => t.outcome !== 'accepted');
    const head = ['trace ID', attacks ? 'attack or look-alike' : 'ceremony', outcomes && 'outcome', reasons && 'reason', 'authenticator', 'started, UTC', 'response, ms'];
    const row = t => [traceId(t.trace_id), attacks ? t.attack : t.ceremony, outcomes && t.outcome.replace('_', ' '), reasons && (t.reason || '–'), t.model || '–', el('span', {title: t.started}, when(t.started)), number(t.response_ms)];
    const shown = cells => cells.filter(cell => cell !== false);
    return all.length > 0 && card(name, note, table(shown(head), all.map(t => shown(row(t))), [...shown(head).keys()].slice(0, -1)));
  }

  function cards(summary) {
    const t = summary.traces;
    if (!(t && t.traced > 0)) return false;
    const each = ['registration', 'authentication', 'password'].filter(c => t[c] > 0).map(c => `${number(t[c])} ${c}`);
    return [el('h2', null, 'Traces'),
      el('p', {class: 'note'}, `${number(t.traced)} ceremonies of the measured phases sent a W3C trace context (${each.join(', ')}). Look an ID up where the relying party’s traces are kept; a click copies it.`),
      el('div', {class: 'stack'}, [
        list('Findings', 'Attacks that were accepted or broke the server, and look-alikes that were rejected; at most 10.', t.findings),
        list('Not accepted', 'Rejected, throttled and failed ceremonies, at most 10 of each kind of ceremony, of as many reasons as there are.', t.not_accepted),
        list('Slowest', 'The slowest of the accepted ceremonies, 10 of each kind; response time counts from the intended start.', t.slowest)].filter(Boolean))];
  }

  return cards;
})();
