// Everything that a dashboard shows, asked of Prometheus: what the page then draws without asking again.
import {events} from './annotations.mjs';
import {anyValue, frames, marks} from './frames.mjs';
import {pixels} from './grid.mjs';
import {builtIn, step} from './intervals.mjs';
import {PrometheusError} from './prometheus.mjs';
import {chosen, interpolate, offered, variableQuery} from './variables.mjs';

const AT_A_TIME = 6;

/**
 * What a dashboard's variables stand at: {name: {text, value, label, hidden}}. Later ones may use earlier ones. {from, to} is
 * the time range in milliseconds, wanted the values asked for by name.
 */
export async function variables(dashboard, {prometheus, range, wanted}) {
  const found = {};
  for (const variable of dashboard.templating?.list ?? []) {
    const values = await options(variable, {prometheus, range, known: bare(found)});
    found[variable.name] = {
      ...(values === null ? asSaved(variable) : chosen(variable, offered(variable, values), wanted[variable.name])),
      label: variable.label || variable.name,
      hidden: variable.hide === 2 || variable.hide === 'hideVariable',
    };
  }
  return found;
}

/** A text box, a constant, or a data source, which is always the Prometheus that is asked. */
function asSaved({type, current, query}) {
  const value = current?.value ?? query ?? '';
  return {text: current?.text ?? (type === 'datasource' ? 'Prometheus' : value), value};
}

/** The bare values by name, as interpolate takes them. */
export function bare(found) {
  return Object.fromEntries(Object.entries(found).map(([name, {value}]) => [name, value]));
}

async function options(variable, {prometheus, range, known}) {
  switch (variable.type) {
    case 'query': {
      const query = variableQuery(variable.query ?? variable.definition);
      if (query === null) {
        throw new PrometheusError(`variable ${variable.name}: this preview knows label_values(), query_result() and metrics()`);
      }
      return queried(query, {prometheus, range, known: {...known, __range: `${Math.round((range.to - range.from) / 1000)}s`}});
    }
    case 'custom':
      return (variable.query ?? '').split(',').map(option => option.trim().replace(/^.* : /s, ''));
    case 'interval':
      return (variable.query ?? '').split(',').map(option => option.trim());
    default:
      return null;
  }
}

async function queried(query, {prometheus, range, known}) {
  switch (query.kind) {
    case 'label_values':
      return prometheus.labelValues(query.label, query.metric && interpolate(query.metric, known), range);
    case 'metrics': {
      const pattern = new RegExp(interpolate(query.pattern, known));
      return (await prometheus.labelValues('__name__', undefined, range)).filter(name => pattern.test(name));
    }
    default: {
      const {result} = await prometheus.instant(interpolate(query.query, known), range.to);
      return result.map(({metric: {__name__: name = '', ...labels}, value: [at, value]}) =>
        `${name}{${Object.entries(labels).map(([label, text]) => `${label}="${text}"`).join(',')}} ${value} ${at * 1000}`);
    }
  }
}

/**
 * A panel's data: {frames, exemplars, error?, empty}. Empty is a panel that asks and gets no number at all; one without queries, such as
 * a text, never is.
 */
export async function panelData(panel, context) {
  const targets = (panel.targets ?? []).filter(({expr, hide}) => expr && !hide);
  try {
    const several = targets.length > 1;
    const answers = await Promise.all(targets.map(target => ask(target, panel, {...context, several})));
    const all = answers.flatMap(answer => answer.frames);
    const exemplars = answers.flatMap(answer => answer.exemplars);
    return {frames: all, exemplars, empty: targets.length > 0 && !anyValue(all)};
  } catch (error) {
    if (error instanceof PrometheusError) {
      return {frames: [], exemplars: [], empty: false, error: error.message};
    }
    throw error;
  }
}

async function ask(target, panel, {prometheus, range, known, scrapeMs, width, several}) {
  const times = timesOf({panel, target, range, scrapeMs, width});
  const query = interpolate(target.expr, {...known, ...times.builtIn});
  const answer = target.instant && !target.range
    ? await prometheus.instant(query, range.to)
    : await prometheus.range(query, aligned(range, times.stepMs));
  return {
    frames: frames(answer, {...target, expr: query, stepMs: times.stepMs, several}),
    exemplars: target.exemplar ? marks(await prometheus.exemplars(query, range)) : [],
  };
}

function timesOf({panel, target, range, scrapeMs, width}) {
  const rangeMs = range.to - range.from;
  const points = panel.maxDataPoints ?? pixels(panel.gridPos, width).width;
  const stepMs = step({
    rangeMs, points, scrapeMs, panelInterval: panel.interval, targetInterval: target.interval || undefined,
  });
  return {stepMs, builtIn: builtIn({rangeMs, stepMs, scrapeMs})};
}

function aligned({from, to}, stepMs) {
  return {from: Math.floor(from / stepMs) * stepMs, to: Math.floor(to / stepMs) * stepMs, step: stepMs};
}

/** The events of all annotations of a dashboard that are switched on. */
export async function annotations(dashboard, {prometheus, range, known, scrapeMs, width}) {
  const rangeMs = range.to - range.from;
  const all = [];
  for (const annotation of dashboard.annotations?.list ?? []) {
    const expression = annotation.expr ?? annotation.target?.expr;
    if (!expression || annotation.enable === false) {
      continue;
    }
    const stepMs = step({rangeMs, points: width, scrapeMs, targetInterval: annotation.target?.interval || annotation.step || undefined});
    const query = interpolate(expression, {...known, ...builtIn({rangeMs, stepMs, scrapeMs})});
    const {result} = await prometheus.range(query, aligned(range, stepMs));
    all.push(...events(result, {...annotation, stepMs}).map(event => ({name: annotation.name, ...event})));
  }
  return all;
}

/** The data of all panels, a few at a time: a Map from panel to what panelData gives. */
export async function gather(panels, context) {
  const waiting = [...panels];
  const found = new Map();
  await Promise.all(Array.from({length: AT_A_TIME}, async () => {
    for (let panel = waiting.shift(); panel; panel = waiting.shift()) {
      found.set(panel, await panelData(panel, context));
    }
  }));
  return found;
}
