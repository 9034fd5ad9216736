'use strict';

/** What the page is made of. Every text goes in as a text node: nothing that a run carries is ever read as markup. */
const panels = (() => {
  function el(tag, attributes, ...children) {
    const node = document.createElement(tag);
    Object.entries(attributes || {}).forEach(([key, value]) => node.setAttribute(key, value));
    node.append(...children.flat(Infinity).filter(child => child !== null && child !== undefined && child !== false));
    return node;
  }

  /** Three digits that matter, thousands grouped. */
  function number(v) {
    if (v === null || v === undefined) return '–';
    const size = Math.abs(v);
    const digits = size >= 99.95 || Number.isInteger(v) ? 0 : size >= 9.995 ? 1 : size >= 0.9995 ? 2 : 3;
    return v.toLocaleString('en-US', {minimumFractionDigits: digits, maximumFractionDigits: digits});
  }

  /** For axes: no digits beyond the value's own. */
  const plain = v => v === null ? '' : Number(v.toPrecision(6)).toLocaleString('en-US', {maximumFractionDigits: 6});
  const percent = share => `${(100 * share).toFixed(share > 0 && share < 0.01 ? 3 : 1)}%`;

  function clock(seconds) {
    if (seconds === null) return '';
    const s = Math.round(seconds * 10) / 10;
    const two = n => String(n).padStart(2, '0');
    const fraction = s % 1 ? `.${Math.round((s % 1) * 10)}` : '';
    const whole = Math.floor(s);
    const hours = whole >= 3600 ? `${Math.floor(whole / 3600)}:` : '';
    const minutes = Math.floor(whole / 60) % 60;
    return `${hours}${hours ? two(minutes) : minutes}:${two(whole % 60)}${fraction}`;
  }

  /** head: texts, or [text, columns] pairs; rows: arrays of texts or nodes, the first naming the row. */
  function table(head, rows, textColumns = []) {
    const cell = (content, i) => {
      if (content instanceof Node && /^T[HD]$/.test(content.nodeName)) return content;
      const kind = textColumns.includes(i) ? {class: 'text'} : {};
      return i === 0 ? el('th', {scope: 'row', ...kind}, content) : el('td', kind, content);
    };
    const headRow = texts => el('tr', null, texts.map((text, i) => Array.isArray(text)
      ? el('th', {scope: 'colgroup', colspan: text[1]}, text[0])
      : el('th', {scope: 'col', ...(textColumns.includes(i) ? {class: 'text'} : {})}, text)));
    const heads = Array.isArray(head[0]) ? head : [head];
    return el('div', {class: 'scroll'}, el('table', {class: 'figures'},
      el('thead', null, heads.map(headRow)),
      el('tbody', null, rows.map(row => el('tr', null, row.map(cell))))));
  }

  /** The numbers behind a chart; built when first opened, since a long run has many. */
  function numbers(head, rows) {
    const box = el('details', null, el('summary', null, 'Numbers'));
    box.addEventListener('toggle', () => box.append(table(head, rows())), {once: true});
    return box;
  }

  function card(title, note, ...content) {
    return el('section', {class: 'card'}, el('h3', null, title), note && el('p', {class: 'note'}, note), content);
  }

  /** A line chart with its explanation and its numbers. Call the returned node's draw once it is in the page. */
  function chart(title, note, spec) {
    const box = el('div', {class: 'chart', role: 'img', 'aria-label': `${title}. ${note}`});
    const used = spec.x.values.map((x, i) => i).filter(i => spec.series.some(s => s.values[i] !== null));
    const node = el('figure', {class: 'card'}, el('h3', null, title), box, el('figcaption', {class: 'note'}, note),
      numbers([spec.x.name, ...spec.series.map(s => `${s.label}${spec.y.tableUnit ? `, ${spec.y.tableUnit}` : ''}`)],
        () => used.map(i => [spec.x.format(spec.x.values[i]), ...spec.series.map(s => number(s.values[i]))])));
    node.draw = () => charts.draw(box, spec);
    return node;
  }

  function bar(share, colour, striped, title) {
    return el('div', {class: `bar${striped ? ' striped' : ''}`, title,
      style: `--bar: var(${colour}); width: ${(100 * share).toFixed(2)}%`});
  }

  return {el, number, plain, percent, clock, table, numbers, card, chart, bar};
})();
