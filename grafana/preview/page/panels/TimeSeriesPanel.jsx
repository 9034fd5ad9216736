// Lines, areas, bars and points over time: Grafana's TimeSeries, with annotations and exemplars on it.
import {FieldType} from '@grafana/data';
import {TimeSeries} from '@grafana/ui';
import {useMemo} from 'react';
import {drawAnnotations} from './annotations.js';
import {drawExemplars} from './exemplars.js';
import {withGaps} from './gaps.js';

// what Grafana's panel takes where the JSON says nothing
const CUSTOM = {
  drawStyle: 'line', lineInterpolation: 'linear', lineWidth: 1, fillOpacity: 0, gradientMode: 'none', showPoints: 'auto',
  pointSize: 5, barAlignment: 0, axisPlacement: 'auto', axisGridShow: undefined, spanNulls: false,
  stacking: {mode: 'none', group: 'A'}, scaleDistribution: {type: 'linear'}, thresholdsStyle: {mode: 'off'},
  hideFrom: {legend: false, tooltip: false, viz: false},
};
const LEGEND = {showLegend: true, displayMode: 'list', placement: 'bottom', calcs: []};

export function TimeSeriesPanel({panel, data, width, height, context}) {
  const frames = useMemo(() => data.frames.map(drawable), [data]);
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
        drawExemplars(builder, data.exemplars, context.theme);
        return null;
      }}
    </TimeSeries>
  );
}

function drawable(frame) {
  const time = frame.fields.find(({type}) => type === FieldType.time);
  if (!time || frame.fields.length !== 2 || !time.config.interval) {
    return {...frame, fields: frame.fields.map(field => optioned(field, finite(field)))};
  }
  const number = frame.fields.find(field => field !== time);
  const [times, values] = withGaps(time.values, finite(number), time.config.interval);
  return {...frame, length: times.length, fields: [optioned(time, times), optioned(number, values)]};
}

function optioned(field, values) {
  return {...field, values, config: {...field.config, custom: {...CUSTOM, ...field.config.custom}}};
}

/** As Grafana does: what is no number is a gap. */
function finite({type, values}) {
  return type === FieldType.number ? values.map(value => Number.isFinite(value) ? value : null) : values;
}
