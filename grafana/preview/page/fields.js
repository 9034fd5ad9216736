// Grafana's own steps from data to what a panel draws: transformations, then the fields' options and overrides.
import {
  applyFieldOverrides, cacheFieldDisplayNames, createDataFrame, FieldConfigOptionsRegistry, FieldType, standardTransformers,
  standardTransformersRegistry, transformDataFrame,
} from '@grafana/data';
import {cloneDeep} from 'lodash';
import {firstValueFrom} from 'rxjs';
import {interpolate} from '../src/variables.mjs';

standardTransformersRegistry.setInit(() => Object.values(standardTransformers)
  .filter((transformation, index, all) => all.findIndex(({id}) => id === transformation.id) === index)
  .map(transformation => ({...transformation, transformation: () => Promise.resolve(transformation)})));

const STANDARD = [
  'unit', 'min', 'max', 'fieldMinMax', 'decimals', 'displayName', 'noValue', 'thresholds', 'mappings', 'links', 'color',
  'filterable', 'description',
];

/** Data with all that the panel's JSON says of it: {frames, exemplars, error, replaceVariables}. */
export async function prepare(panel, {frames, exemplars, error}, {theme, values}) {
  const replaceVariables = (text, scoped) => interpolate(String(text ?? ''), {...values, ...scopedValues(scoped)});
  const transformations = (panel.transformations ?? []).filter(({disabled}) => !disabled);
  const transformed = await firstValueFrom(transformDataFrame(
    transformations, frames.map(frame => createDataFrame(frame)), {interpolate: replaceVariables}));
  const shown = applyFieldOverrides({
    data: transformed,
    fieldConfig: fieldConfig(panel),
    fieldConfigRegistry: registry(panel),
    replaceVariables,
    theme,
    timeZone: 'utc',
  });
  // tables read their columns' names from there
  cacheFieldDisplayNames(shown);
  return {error, exemplars, replaceVariables, frames: shown};
}

const THRESHOLDS = {mode: 'absolute', steps: [{color: 'green', value: null}, {color: 'red', value: 80}]};

/** The panel's field options, with those that Grafana adds where the JSON says nothing. */
export function fieldConfig({type, fieldConfig: given}) {
  const color = {mode: type === 'timeseries' ? 'palette-classic' : 'thresholds'};
  return {
    defaults: {color, thresholds: cloneDeep(THRESHOLDS), ...cloneDeep(given?.defaults ?? {})},
    overrides: given?.overrides ?? [],
  };
}

/** The options that a field may have: the standard ones and those that this panel names as its kind's own. */
function registry(panel) {
  const {defaults, overrides} = fieldConfig(panel);
  const custom = new Set([
    ...Object.keys(defaults.custom ?? {}),
    ...overrides.flatMap(({properties}) => properties.map(({id}) => id))
      .filter(id => id.startsWith('custom.')).map(id => id.slice('custom.'.length)),
  ]);
  const item = {process: value => cloneDeep(value), shouldApply: () => true, settings: {}};
  // as in Grafana: the axis of times has no name
  const ofAxis = {shouldApply: ({type}) => type !== FieldType.time && type !== FieldType.string};
  return new FieldConfigOptionsRegistry(() => [
    ...STANDARD.map(id => ({...item, id, path: id, name: id})),
    ...[...custom].map(path => ({...item, id: `custom.${path}`, path, name: path, isCustom: true, ...(path.startsWith('axis') ? ofAxis : {})})),
  ]);
}

function scopedValues(scoped = {}) {
  return Object.fromEntries(Object.entries(scoped)
    .filter(([, variable]) => ['string', 'number'].includes(typeof variable?.value))
    .map(([name, variable]) => [name, variable.value]));
}
