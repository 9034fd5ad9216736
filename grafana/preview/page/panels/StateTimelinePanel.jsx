// States over time. Grafana keeps this panel in the application; here the runs of equal states are drawn on its uPlot
// wrapper, with its axes and the fields' texts and colours.
import {FieldType, formattedValueToString, getFieldDisplayName} from '@grafana/data';
import {UPlotChart, UPlotConfigBuilder} from '@grafana/ui';
import {useMemo} from 'react';
import {runs} from './runs.js';

export function StateTimelinePanel({panel, data, width, height, context}) {
  const builder = useMemo(() => plot(panel, lanes(data.frames), context), [panel, data, context]);
  return <UPlotChart config={builder} data={[[], []]} width={width} height={height}/>;
}

function lanes(frames) {
  return frames.flatMap(frame => {
    const time = frame.fields.find(({type}) => type === FieldType.time);
    return frame.fields.filter(field => field !== time).map(field => ({
      name: getFieldDisplayName(field, frame, frames),
      runs: runs(time.values, field.values.map(value => {
        if (value === null || Number.isNaN(value)) {
          return null;
        }
        const shown = field.display(value);
        return {text: formattedValueToString(shown), color: shown.color};
      }), time.config.interval),
    }));
  });
}

function plot(panel, all, {theme, timeRange}) {
  const {rowHeight = 0.9, showValue = 'auto', alignValue = 'left'} = panel.options ?? {};
  const builder = new UPlotConfigBuilder('utc');
  builder.addScale({
    scaleKey: 'x', isTime: true, orientation: 0, direction: 1, range: () => [timeRange.from.valueOf(), timeRange.to.valueOf()],
  });
  builder.addAxis({scaleKey: 'x', isTime: true, placement: 'bottom', timeZone: 'utc', theme, grid: {show: true}});
  builder.addScale({scaleKey: 'y', orientation: 1, direction: 1, range: () => [0, all.length]});
  const middle = lane => all.length - lane - 0.5;
  builder.addAxis({
    scaleKey: 'y', placement: 'left', theme, grid: {show: false}, splits: () => all.map((_, lane) => middle(lane)),
    values: () => all.map(({name}) => name), gap: 15, ticks: {show: false},
  });
  builder.addSeries({scaleKey: 'y', theme, pathBuilder: () => null, pointsBuilder: () => null, show: true});
  builder.addHook('draw', u => {
    u.ctx.save();
    u.ctx.beginPath();
    u.ctx.rect(u.bbox.left, u.bbox.top, u.bbox.width, u.bbox.height);
    u.ctx.clip();
    u.ctx.font = `${12 * devicePixelRatio}px ${theme.typography.fontFamily}`;
    u.ctx.textBaseline = 'middle';
    u.ctx.textAlign = alignValue;
    all.forEach((lane, index) => lane.runs.forEach(run => {
      const [left, right] = [run.from, run.to].map(at => u.valToPos(at, 'x', true));
      const [down, up] = [-rowHeight / 2, rowHeight / 2].map(off => u.valToPos(middle(index) + off, 'y', true));
      u.ctx.fillStyle = run.color;
      u.ctx.fillRect(left, up, right - left, down - up);
      if (showValue !== 'never' && (showValue === 'always' || u.ctx.measureText(run.text).width < right - left - 8)) {
        u.ctx.fillStyle = theme.colors.getContrastText(run.color);
        const at = alignValue === 'center' ? (left + right) / 2 : alignValue === 'right' ? right - 4 : left + 4;
        u.ctx.fillText(run.text, at, (up + down) / 2);
      }
    }));
    u.ctx.restore();
  });
  return builder;
}
