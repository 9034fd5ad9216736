// Prometheus' answers as data frames of plain JSON: {refId, name?, meta?, fields: [{name, type, values, labels?, config}]}.
// As Grafana's data source makes them: a frame for each series, or one table of all.

/** The number that Prometheus wrote as text. */
export function number(text) {
  return text === '+Inf' ? Infinity : text === '-Inf' ? -Infinity : Number(text);
}

/** Frames of the answer to one target; {refId, format, legendFormat, expr, several} says how. */
export function frames({resultType, result}, target) {
  if (resultType === 'scalar') {
    return frames({resultType: 'vector', result: [{metric: {}, value: result}]}, target);
  }
  if (target.format === 'heatmap') {
    return heatmap(result, target);
  }
  if (target.format === 'table') {
    return result.length === 0 ? [] : [table(result, target)];
  }
  return result.filter(series => series.values ?? series.value).map(series => timeSeries(series, target));
}

function points(series) {
  return series.values ?? (series.value ? [series.value] : []);
}

function timeSeries(series, target) {
  const labels = {...series.metric};
  const name = seriesName(labels, target);
  return {
    refId: target.refId,
    fields: [
      {name: 'Time', type: 'time', config: {interval: target.stepMs}, values: points(series).map(([at]) => at * 1000)},
      {
        name: 'Value',
        type: 'number',
        labels: Object.fromEntries(Object.entries(labels).filter(([label]) => label !== '__name__')),
        config: name === null ? {} : {displayNameFromDS: name},
        values: points(series).map(([, value]) => number(value)),
      },
    ],
  };
}

/** A series' name by the target's legend; null leaves it to Grafana, which shows the labels that differ. */
export function seriesName(labels, {legendFormat, expr}) {
  if (legendFormat === '__auto') {
    return Object.keys(labels).length === 0 ? expr : null;
  }
  if (legendFormat) {
    return legendFormat.replace(/\{\{\s*(.+?)\s*\}\}/g, (_, label) => labels[label] ?? '');
  }
  const {__name__: metric = '', ...rest} = labels;
  const pairs = Object.entries(rest).map(([label, value]) => `${label}="${value}"`);
  return pairs.length > 0 ? `${metric}{${pairs.join(', ')}}` : metric || expr;
}

function table(result, target) {
  const labels = [...new Set(result.flatMap(series => Object.keys(series.metric)))].sort();
  const rows = result.flatMap(series => points(series).map(([at, value]) => ({metric: series.metric, at, value})));
  return {
    refId: target.refId,
    fields: [
      {name: 'Time', type: 'time', config: {}, values: rows.map(row => row.at * 1000)},
      ...labels.map(label => ({name: label, type: 'string', config: {}, values: rows.map(row => row.metric[label] ?? '')})),
      {
        name: target.several ? `Value #${target.refId}` : 'Value',
        type: 'number',
        config: {},
        values: rows.map(row => number(row.value)),
      },
    ],
  };
}

/**
 * Cells of a heat map: of a native histogram's buckets, or of classic buckets, which are cumulative and told apart by le. The
 * fields are those of Grafana's heatmap-cells: the time at a cell's end, its lower and upper bound, its count.
 */
function heatmap(result, target) {
  const cells = result.some(series => series.histograms) ? nativeCells(result) : classicCells(result);
  if (cells.length === 0) {
    return [];
  }
  cells.sort((a, b) => a.at - b.at || a.low - b.low);
  const field = (name, type, get) => ({name, type, config: {}, values: cells.map(get)});
  return [{
    refId: target.refId,
    meta: {type: 'heatmap-cells'},
    fields: [
      {...field('xMax', 'time', cell => cell.at), config: {interval: target.stepMs}},
      field('yMin', 'number', cell => cell.low),
      field('yMax', 'number', cell => cell.high),
      field('count', 'number', cell => cell.count),
    ],
  }];
}

function nativeCells(result) {
  const cells = new Map();
  for (const [at, {buckets = []}] of result.flatMap(series => series.histograms ?? [])) {
    for (const [, low, high, count] of buckets) {
      add(cells, at * 1000, number(low), number(high), number(count));
    }
  }
  return [...cells.values()];
}

function classicCells(result) {
  const byTime = new Map();
  for (const series of result) {
    for (const [at, value] of points(series)) {
      const sums = byTime.get(at) ?? new Map();
      const le = number(series.metric.le);
      sums.set(le, (sums.get(le) ?? 0) + number(value));
      byTime.set(at, sums);
    }
  }
  const cells = new Map();
  for (const [at, sums] of byTime) {
    let low = 0;
    let below = 0;
    for (const [le, sum] of [...sums].sort(([a], [b]) => a - b)) {
      add(cells, at * 1000, low, le, Math.max(0, sum - below));
      low = le;
      below = sum;
    }
  }
  return [...cells.values()];
}

function add(cells, at, low, high, count) {
  const key = `${at}/${low}`;
  const cell = cells.get(key);
  if (cell) {
    cell.count += count;
  } else {
    cells.set(key, {at, low, high, count});
  }
}

/** Exemplars as points {at, value}, time in milliseconds, each once: several queries and buckets show the same. */
export function marks(answer) {
  const all = answer.flatMap(({exemplars}) => exemplars).map(({timestamp, value}) => ({at: timestamp * 1000, value: number(value)}));
  return [...new Map(all.map(mark => [`${mark.at}/${mark.value}`, mark])).values()];
}

/** Whether the frames hold a value that can be drawn: of a heat map, a cell with something in it. */
export function anyValue(list) {
  return list.some(({meta, fields}) => meta?.type === 'heatmap-cells'
    ? fields.find(({name}) => name === 'count').values.some(count => count > 0)
    : fields.some(({type, values}) => type === 'number' && values.some(Number.isFinite)));
}
