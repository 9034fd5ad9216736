// The command line.
import {parseArgs} from 'node:util';
import {milliseconds} from './intervals.mjs';

export const USAGE = `node preview/draw.mjs --prometheus URL --out DIR [options]
  --prometheus URL       the Prometheus to ask, such as http://127.0.0.1:9090
  --out DIR              where the pictures go: UID-THEME.png
  --dashboards DIR       the dashboards' JSON files (default: ../dashboards beside this project)
  --dashboard UID        only this dashboard; may be given several times
  --range TIME           how far back, such as 5m (default: what the dashboard says)
  --to TIME              the end in ISO 8601 or seconds since 1970 (default: now)
  --theme dark|light     only this theme; may be given twice (default: both)
  --variable NAME=VALUE  what a variable stands at, values separated by commas; may be given several times
  --scrape-interval TIME how often Prometheus scrapes, as the data source says it (default: 2s, as provisioned)
  --width PIXELS         of the page (default: 1600)
  --expand               open the rows that are collapsed
  --panels               a picture of each panel besides: UID-THEME-PANEL.png
  --may-be-empty REGEX   titles of panels that may be without data
Exit: 0 all drawn, 1 a panel or a query failed, 2 wrong usage, 3 panels without data.`;

/** Wrong usage: one line. */
export class UsageError extends Error {}

const OPTIONS = {
  prometheus: {type: 'string'},
  out: {type: 'string'},
  dashboards: {type: 'string'},
  dashboard: {type: 'string', multiple: true, default: []},
  range: {type: 'string'},
  to: {type: 'string'},
  theme: {type: 'string', multiple: true, default: []},
  variable: {type: 'string', multiple: true, default: []},
  'scrape-interval': {type: 'string', default: '2s'},
  width: {type: 'string', default: '1600'},
  expand: {type: 'boolean', default: false},
  panels: {type: 'boolean', default: false},
  'may-be-empty': {type: 'string'},
  help: {type: 'boolean', default: false},
};

/** What the words of a command line ask for; now is in milliseconds. */
export function read(words, {now, defaultDashboards}) {
  let values;
  try {
    ({values} = parseArgs({args: words, options: OPTIONS}));
  } catch (error) {
    throw new UsageError(error.message.split('\n')[0]);
  }
  if (values.help) {
    return {help: true};
  }
  const themes = values.theme.length === 0 ? ['dark', 'light'] : values.theme;
  const unknown = themes.find(theme => theme !== 'dark' && theme !== 'light');
  if (unknown !== undefined) {
    throw new UsageError(`--theme ${unknown}: say dark or light`);
  }
  return {
    prometheus: url(required(values, 'prometheus')),
    out: required(values, 'out'),
    dashboards: values.dashboards ?? defaultDashboards,
    only: values.dashboard,
    rangeMs: values.range === undefined ? null : time(values.range, '--range'),
    to: values.to === undefined ? now : moment(values.to),
    themes,
    wanted: Object.fromEntries(values.variable.map(assignment)),
    scrapeMs: time(values['scrape-interval'], '--scrape-interval'),
    width: pixelsOf(values.width),
    expand: values.expand,
    panels: values.panels,
    mayBeEmpty: values['may-be-empty'] === undefined ? null : regex(values['may-be-empty']),
  };
}

function required(values, name) {
  if (!values[name]) {
    throw new UsageError(`--${name} is missing; --help shows all options`);
  }
  return values[name];
}

function url(text) {
  if (!/^https?:$/.test(URL.canParse(text) ? new URL(text).protocol : '')) {
    throw new UsageError(`--prometheus ${text}: wanted a URL such as http://127.0.0.1:9090`);
  }
  return text;
}

function time(text, option) {
  const ms = milliseconds(text);
  if (!ms) {
    throw new UsageError(`${option} ${text}: wanted a time such as 5m, 90s or 1h30m`);
  }
  return ms;
}

function moment(text) {
  const ms = /^\d+(\.\d+)?$/.test(text) ? Number(text) * 1000 : Date.parse(text);
  if (Number.isNaN(ms)) {
    throw new UsageError(`--to ${text}: wanted a time such as 2026-11-23T08:00:00Z, or seconds since 1970`);
  }
  return ms;
}

function assignment(text) {
  const at = text.indexOf('=');
  if (at < 1) {
    throw new UsageError(`--variable ${text}: wanted NAME=VALUE`);
  }
  return [text.slice(0, at), text.slice(at + 1)];
}

function pixelsOf(text) {
  const width = Number(text);
  if (!Number.isInteger(width) || width < 400 || width > 8000) {
    throw new UsageError(`--width ${text}: wanted 400 to 8000 pixels`);
  }
  return width;
}

function regex(text) {
  try {
    return new RegExp(text);
  } catch (error) {
    throw new UsageError(`--may-be-empty ${text}: ${error.message}`);
  }
}

/** Milliseconds of a dashboard's own range, such as now-15m; null when it is of another form. */
export function ownRange(dashboard) {
  const match = /^now-(\S+)$/.exec(dashboard.time?.from ?? '');
  return match ? milliseconds(match[1]) : null;
}
