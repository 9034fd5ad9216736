// How values spread over time. Grafana keeps its heat map in the application; here cells and colour scale are drawn on its
// uPlot wrapper, with its axes and its arithmetic of colours.
import {formattedValueToString, getValueFormat} from '@grafana/data';
import {UPlotChart, UPlotConfigBuilder, VizLayout} from '@grafana/ui';
import {useMemo} from 'react';
import {cellColours} from './cellColours.js';

export function HeatmapPanel({panel, data, width, height, context}) {
  const {cells, interval} = useMemo(() => cellsOf(data.frames, panel), [data, panel]);
  const colours = useMemo(
    () => cellColours(cells.map(({count}) => count), panel.options?.color, context.theme), [cells, panel, context]);
  const builder = useMemo(() => plot(panel, cells, interval, colours, context), [panel, cells, interval, colours, context]);
  if (cells.length === 0) {
    return 'No data';
  }
  const legend = panel.options?.legend?.show === false ? null : (
    <VizLayout.Legend placement="bottom" maxHeight="20%">
      <Scale colours={colours} format={format(panel.options?.cellValues?.unit, panel.options?.cellValues?.decimals)} theme={context.theme}/>
    </VizLayout.Legend>
  );
  return (
    <VizLayout width={width} height={height} legend={legend}>
      {(w, h) => <UPlotChart config={builder} data={[[], []]} width={w} height={h}/>}
    </VizLayout>
  );
}

function cellsOf(frames, panel) {
  const all = frames.filter(({meta}) => meta?.type === 'heatmap-cells').flatMap(frame => {
    const {xMax, yMin, yMax, count} = Object.fromEntries(frame.fields.map(field => [field.name, field.values]));
    return Array.from({length: frame.length}, (_, i) => ({at: xMax[i], low: yMin[i], high: yMax[i], count: count[i]}));
  });
  const {le = -Infinity, ge = Infinity} = panel.options?.filterValues ?? {};
  const limit = Number.isFinite(le) ? le : 1e-9;
  return {
    interval: frames[0]?.fields[0]?.config.interval ?? 1000,
    cells: all.filter(({high, count}) => count > limit && count < ge && high > 0).map(onLogarithmicAxis),
  };
}

/** A logarithmic axis has no 0 and no end: the outermost classic buckets get an octave. */
function onLogarithmicAxis({low, high, ...cell}) {
  return {...cell, low: low > 0 ? low : high / 2, high: Number.isFinite(high) ? high : low * 2};
}

function plot(panel, cells, interval, colours, {theme, timeRange}) {
  const builder = new UPlotConfigBuilder('utc');
  const bottom = cells.reduce((least, {low}) => Math.min(least, low), Infinity);
  const top = cells.reduce((most, {high}) => Math.max(most, high), 0);
  builder.addScale({
    scaleKey: 'x', isTime: true, orientation: 0, direction: 1, range: () => [timeRange.from.valueOf(), timeRange.to.valueOf()],
  });
  builder.addAxis({scaleKey: 'x', isTime: true, placement: 'bottom', timeZone: 'utc', theme, grid: {show: false}});
  builder.addScale({scaleKey: 'y', orientation: 1, direction: 1, distribution: 'log', log: 2, range: () => [bottom, top]});
  const text = format(panel.options?.yAxis?.unit, panel.options?.yAxis?.decimals);
  builder.addAxis({
    scaleKey: 'y', placement: 'left', theme, grid: {show: false}, splits: () => ticks(bottom, top), formatValue: text,
    // uPlot leaves out labels of what is no power of its base
    filter: (_, splits) => splits,
  });
  builder.addSeries({scaleKey: 'y', theme, pathBuilder: () => null, pointsBuilder: () => null, show: true});
  builder.addHook('draw', u => {
    u.ctx.save();
    u.ctx.beginPath();
    u.ctx.rect(u.bbox.left, u.bbox.top, u.bbox.width, u.bbox.height);
    u.ctx.clip();
    for (const {at, low, high, count} of cells) {
      const [left, right] = [at - interval, at].map(x => Math.round(u.valToPos(x, 'x', true)));
      const [down, up] = [low, high].map(y => Math.round(u.valToPos(y, 'y', true)));
      u.ctx.fillStyle = colours.of(count);
      u.ctx.fillRect(left, up, Math.max(1, right - left), Math.max(1, down - up));
    }
    u.ctx.restore();
  });
  return builder;
}

/** 1, 2 and 5 of each power of ten; only 1 where there are many powers. */
function ticks(bottom, top) {
  const [first, last] = [Math.floor(Math.log10(bottom)), Math.ceil(Math.log10(top))];
  const steps = last - first > 3 ? [1] : [1, 2, 5];
  const all = [];
  for (let power = first; power <= last; power++) {
    all.push(...steps.map(step => step * 10 ** power));
  }
  return all.filter(value => value >= bottom && value <= top);
}

function format(unit, decimals) {
  const to = getValueFormat(unit ?? 'short');
  return value => formattedValueToString(to(value, decimals));
}

function Scale({colours, format: text, theme}) {
  const gradient = `linear-gradient(90deg, ${colours.all.join(', ')})`;
  return (
    <div style={{display: 'flex', alignItems: 'center', gap: 8, padding: '4px 0', ...theme.typography.bodySmall}}>
      <span>{text(colours.min)}</span>
      <span style={{height: 8, width: 200, background: gradient}}/>
      <span>{text(colours.max)}</span>
    </div>
  );
}
