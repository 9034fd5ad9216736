// Events on time axes, of series: where a series is above 0 there is one. Steps that follow each other are one event that
// lasts. As Grafana's Prometheus data source does it.
import {number} from './frames.mjs';

/** Events {from, to, title, text, tags, color} in milliseconds of a range query's result. */
export function events(result, {stepMs, titleFormat, textFormat, tagKeys, useValueForTime, iconColor}) {
  const found = [];
  for (const {metric, values} of result) {
    const entitled = {
      title: template(titleFormat ?? '', metric),
      text: template(textFormat ?? '', metric),
      tags: (tagKeys ?? '').split(',').map(key => metric[key.trim()]).filter(Boolean),
      color: iconColor,
    };
    if (useValueForTime) {
      const times = new Set(values.map(([, value]) => Math.floor(number(value))).filter(Number.isFinite));
      times.forEach(at => found.push({from: at, to: at, ...entitled}));
      continue;
    }
    for (const {from, to} of spans(values, stepMs)) {
      found.push({from, to, ...entitled});
    }
  }
  return found.sort((a, b) => a.from - b.from);
}

function spans(values, stepMs) {
  const all = [];
  for (const [seconds, value] of values) {
    const at = seconds * 1000;
    const last = all.at(-1);
    if (number(value) > 0) {
      if (last && at - last.to <= stepMs) {
        last.to = at;
      } else {
        all.push({from: at, to: at});
      }
    }
  }
  return all;
}

function template(text, metric) {
  return text.replace(/\{\{\s*(.+?)\s*\}\}/g, (_, label) => metric[label] ?? '');
}
