// Lines, areas, bars and points over time: Grafana's TimeSeries, with the dashboard's annotations on it.
import {FieldType} from '@grafana/data';
import {TimeSeries} from '@grafana/ui';
import {drawAnnotations} from './annotations.js';

// what Grafana's panel takes where the JSON says nothing
const CUSTOM = {
  drawStyle: 'line', lineInterpolation: 'linear', lineWidth: 1, fillOpacity: 0, gradientMode: 'none', showPoints: 'auto',
  pointSize: 5, barAlignment: 0, axisPlacement: 'auto', axisGridShow: undefined, spanNulls: false,
  stacking: {mode: 'none', group: 'A'}, scaleDistribution: {type: 'linear'}, thresholdsStyle: {mode: 'off'},
  hideFrom: {legend: false, tooltip: false, viz: false},
};
const LEGEND = {showLegend: true, displayMode: 'list', placement: 'bottom', calcs: []};

export function TimeSeriesPanel({panel, data, width, height, context}) {
  const frames = data.frames.map(frame => ({...frame, fields: frame.fields.map(drawable)}));
  return (
    <TimeSeries
      frames={frames}
      structureRev={1}
      width={width}
      height={height}
      timeRange={context.timeRange}
      timeZone="utc"
      legend={{...LEGEND, ...panel.options?.legend}}
      options={panel.options}
    >
      {builder => {
        drawAnnotations(builder, context);
        return null;
      }}
    </TimeSeries>
  );
}

function drawable(field) {
  const config = {...field.config, custom: {...CUSTOM, ...field.config.custom}};
  if (field.type !== FieldType.number) {
    return {...field, config};
  }
  // as Grafana does: what is no number is a gap
  return {...field, config, values: field.values.map(value => Number.isFinite(value) ? value : null)};
}
