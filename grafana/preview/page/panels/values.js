// What a panel of single values shows, by Grafana's own reduction.
import {getFieldDisplayValues} from '@grafana/data';
import {fieldConfig} from '../fields.js';

/** Its values, with their texts and colours. */
export function displayValues({panel, data, context, sparkline = false}) {
  return getFieldDisplayValues({
    fieldConfig: fieldConfig(panel),
    reduceOptions: {calcs: ['lastNotNull'], fields: '', values: false, ...panel.options?.reduceOptions},
    replaceVariables: data.replaceVariables,
    theme: context.theme,
    data: data.frames,
    sparkline,
    timeZone: 'utc',
  });
}
