'use strict';

/** Line charts on uPlot: colours from the style sheet, axes with units, shaded warm-up, drawn anew when the page changes. */
const charts = (() => {
  const drawn = [];
  const style = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const HEIGHT = 280;
  const FONT = '12px system-ui, sans-serif';
  const CLOCK_STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 28800, 86400];

  /** Some multiples of each power of ten between two bounds. */
  function logSplits(min, max, multiples) {
    const splits = [];
    for (let k = Math.floor(Math.log10(min)); k <= Math.ceil(Math.log10(max)); k++) {
      splits.push(...multiples.map(m => Number(`${m}e${k}`)));
    }
    return splits.filter(v => v >= min * 0.999999 && v <= max * 1.000001);
  }

  const decades = (min, max) => Math.log10(max / min);

  /** The next of 1, 2, 5 times a power of ten, downwards or upwards. */
  function nice(value, up) {
    const power = 10 ** Math.floor(Math.log10(value));
    const steps = [1, 2, 5, 10].map(m => m * power);
    return up ? steps.find(s => s >= value * 0.999999) : steps.reverse().find(s => s <= value * 1.000001);
  }

  function yScale(y) {
    if (!y.log) return {range: (u, min, max) => [0, max > 0 ? max * 1.08 : 1]};
    return {distr: 3, range: (u, min, max) => min > 0 ? [nice(min / 1.1, false), nice(max * 1.1, true)] : [0.1, 10]};
  }

  function axis(options) {
    return {
      font: FONT, labelFont: FONT, labelSize: 20,
      stroke: () => style('--muted'),
      grid: {stroke: () => style('--rule'), width: 1},
      ticks: {stroke: () => style('--rule'), width: 1, size: 5},
      ...options,
    };
  }

  function xAxis(x) {
    const values = (u, splits) => splits.map(x.format);
    const log = {splits: (u, i, min, max) => [2, ...logSplits(min, max, [1])].filter(v => v <= max), filter: (u, splits) => splits};
    return axis({label: x.label, size: 30, values, ...(x.log ? log : {incrs: CLOCK_STEPS})});
  }

  function yAxis(y) {
    const values = (u, splits) => splits.map(y.tick);
    const log = {splits: (u, i, min, max) => logSplits(min, max, decades(min, max) < 2.8 ? [1, 2, 5] : [1]), filter: (u, splits) => splits};
    return axis({label: y.unit, size: 56, values, ...(y.log ? log : {})});
  }

  /** Under the lines: warm-up shaded, a line where a phase starts. Above the plot: the phases' names, where they fit. */
  function marks(u, spec) {
    const {left, top, width, height} = u.bbox;
    const px = uPlot.pxRatio;
    const at = value => Math.min(Math.max(u.valToPos(value, 'x', true), left), left + width);
    u.ctx.save();
    u.ctx.fillStyle = style('--shade');
    (spec.shaded || []).forEach(([from, to]) => u.ctx.fillRect(at(from), top, at(to) - at(from), height));
    u.ctx.font = `${11 * px}px system-ui, sans-serif`;
    u.ctx.textAlign = 'left';
    u.ctx.fillStyle = style('--muted');
    (spec.phases || []).forEach(({from, to, name}) => {
      if (at(from) > left + 1 && at(from) < left + width - 1) u.ctx.fillRect(at(from), top - 14 * px, px, height + 14 * px);
      if (u.ctx.measureText(name).width < at(to) - at(from) - 6 * px) u.ctx.fillText(name, at(from) + 4 * px, top - 5 * px);
    });
    u.ctx.restore();
  }

  function options(spec, width) {
    return {
      width, height: HEIGHT, padding: [spec.phases ? 20 : 10, 14, 0, 0],
      cursor: {y: false, points: {size: 7}},
      scales: {x: {time: false, distr: spec.x.log ? 3 : 1, range: (u, min, max) => [min, max]}, y: yScale(spec.y)},
      axes: [xAxis(spec.x), yAxis(spec.y)],
      series: [
        {label: spec.x.name, value: (u, v) => v == null ? '–' : spec.x.format(v)},
        ...spec.series.map(s => ({
          label: s.label, stroke: () => style(s.colour), width: s.width || 2, dash: s.dash, points: {show: spec.x.values.length < 3},
          value: (u, v) => v == null ? '–' : spec.y.format(v),
        })),
      ],
      hooks: {drawClear: [u => marks(u, spec)]},
    };
  }

  function data(spec) {
    const drawable = v => spec.y.log && !(v > 0) ? null : v;
    return [spec.x.values, ...spec.series.map(s => s.values.map(drawable))];
  }

  function paint(chart, width) {
    if (chart.plot) chart.plot.destroy();
    chart.width = width || chart.box.clientWidth;
    chart.plot = new uPlot(options(chart.spec, chart.width), data(chart.spec), chart.box);
    chart.plot.root.querySelectorAll('.u-series:not(:first-child) .u-marker').forEach((marker, i) => {
      const {dash} = chart.spec.series[i];
      marker.style.borderTopStyle = !dash ? 'solid' : dash[0] < 4 ? 'dotted' : 'dashed';
    });
  }

  function draw(box, spec) {
    const chart = {box, spec, plot: null, width: 0};
    drawn.push(chart);
    paint(chart);
    new ResizeObserver(() => {
      if (box.clientWidth > 0 && box.clientWidth !== chart.width && !('print' in document.documentElement.dataset)) {
        chart.width = box.clientWidth;
        chart.plot.setSize({width: chart.width, height: HEIGHT});
      }
    }).observe(box);
  }

  const repaint = width => drawn.forEach(chart => paint(chart, width));
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => repaint());
  addEventListener('beforeprint', () => { document.documentElement.dataset.print = ''; repaint(340); });
  addEventListener('afterprint', () => { delete document.documentElement.dataset.print; repaint(); });
  return {draw};
})();
