// Variables of dashboards, as Grafana's Prometheus data source puts them into expressions and legends.

const REFERENCE = /\$(\w+)|\$\{(\w+)(?:\.[^:}]*)?(?::(\w+))?\}|\[\[(\w+?)(?::(\w+))?\]\]/g;

/**
 * The text with its variables in it. Values by name: they are strings, numbers or lists of strings; what is unknown stays as it is, as in
 * Grafana. Without a format of its own a list becomes a regular expression.
 */
export function interpolate(text, values) {
  return text.replace(REFERENCE, (whole, plain, braced, format, bracketed, oldFormat) => {
    const name = plain ?? braced ?? bracketed;
    if (!Object.hasOwn(values, name)) {
      return whole;
    }
    return formatted(values[name], format ?? oldFormat);
  });
}

function formatted(value, format) {
  if (format === 'raw' || typeof value === 'number') {
    return String(value);
  }
  const values = Array.isArray(value) ? value : [value];
  switch (format) {
    case 'csv':
      return values.join(',');
    case 'pipe':
      return values.join('|');
    case undefined:
    case 'regex':
      return Array.isArray(value) ? alternatives(values) : values[0];
    default:
      return values.join(',');
  }
}

function alternatives(values) {
  // twice escaped: once for RE2, once for the PromQL string that it stands in
  const escaped = values.map(value => value.replace(/[\\^$*+?.()|{}[\]]/g, '\\\\$&'));
  return escaped.length === 1 ? escaped[0] : `(${escaped.join('|')})`;
}

/**
 * What a query variable asks of Prometheus: {kind: 'label_values', label, metric?}, {kind: 'query_result', query} or
 * {kind: 'metrics', pattern}; null when it is of another form.
 */
export function variableQuery(query) {
  const text = (typeof query === 'string' ? query : query?.query ?? '').trim();
  const labels = /^label_values\((?:(.+),\s*)?([a-zA-Z_]\w*)\)$/s.exec(text);
  if (labels) {
    return {kind: 'label_values', label: labels[2], metric: labels[1]?.trim()};
  }
  const result = /^query_result\((.+)\)$/s.exec(text);
  if (result) {
    return {kind: 'query_result', query: result[1]};
  }
  const metrics = /^metrics\((.+)\)$/s.exec(text);
  return metrics ? {kind: 'metrics', pattern: metrics[1]} : null;
}

/** The values that a variable offers, of those that Prometheus gave: through its regular expression and in its order. */
export function offered(variable, found) {
  let values = [...new Set(found)];
  if (variable.regex) {
    const [, pattern, flags] = /^\/(.*)\/([a-z]*)$/s.exec(variable.regex) ?? [null, variable.regex, ''];
    const regex = new RegExp(pattern, flags.replace('g', ''));
    values = values
      .map(value => regex.exec(value))
      .filter(match => match !== null)
      .map(match => match.groups?.value ?? match[1] ?? match[0]);
    values = [...new Set(values)];
  }
  const order = SORTS[variable.sort ?? 0];
  return order ? values.sort(order) : values;
}

const text = (a, b) => a < b ? -1 : a > b ? 1 : 0;
const number = (a, b) => firstNumber(a) - firstNumber(b);
const SORTS = [
  null, text, (a, b) => text(b, a), number, (a, b) => number(b, a),
  (a, b) => text(a.toLowerCase(), b.toLowerCase()), (a, b) => text(b.toLowerCase(), a.toLowerCase()),
  (a, b) => a.localeCompare(b, 'en', {numeric: true}), (a, b) => b.localeCompare(a, 'en', {numeric: true}),
];

function firstNumber(value) {
  const match = /\d+/.exec(value);
  return match ? Number(match[0]) : -1;
}

/**
 * What a variable stands at when the dashboard opens: the wanted values (names separated by commas, or All), else the saved
 * ones that are still offered, else all of them or the first. Gives {text, value}: what a title shows and what interpolate
 * takes.
 */
export function chosen(variable, values, wanted) {
  const all = {text: 'All', value: variable.allValue || values};
  const saved = wanted === undefined ? variable.current?.value : wanted === 'All' ? '$__all' : wanted.split(',');
  const list = [saved ?? []].flat().filter(value => value !== '');
  if (list.includes('$__all')) {
    return all;
  }
  const known = wanted === undefined ? list.filter(value => values.includes(value)) : list;
  if (known.length === 0 && variable.includeAll) {
    return all;
  }
  const picked = known.length > 0 ? known : values.slice(0, 1);
  const several = variable.multi || variable.includeAll;
  return {text: picked.join(' + '), value: several ? picked : picked[0] ?? ''};
}
