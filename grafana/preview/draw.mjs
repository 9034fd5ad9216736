// Draws dashboards with Grafana's own components from a Prometheus into pictures: node preview/draw.mjs --help
import {mkdirSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {ownRange, read, USAGE, UsageError} from './src/arguments.mjs';
import {bundle, draw, launch} from './src/browser.mjs';
import {load} from './src/dashboards.mjs';
import {annotations, bare, gather, variables} from './src/gather.mjs';
import {layout} from './src/grid.mjs';
import {Prometheus, PrometheusError} from './src/prometheus.mjs';
import {interpolate} from './src/variables.mjs';

const FAILED = 1;
const USED_WRONGLY = 2;
const WITHOUT_DATA = 3;
const PADDING = 16;
const HALF_AN_HOUR = 1_800_000;

/** What one dashboard shows, with all data in it. */
async function filled(dashboard, options, prometheus) {
  const {rangeMs, to, scrapeMs, width, expand, wanted} = options;
  const range = {from: to - (rangeMs ?? ownRange(dashboard) ?? HALF_AN_HOUR), to};
  const found = await variables(dashboard, {prometheus, range, wanted});
  const context = {prometheus, range, scrapeMs, width, known: bare(found)};
  const placed = layout(dashboard.panels, {expand});
  const data = await gather(placed.filter(({kind}) => kind === 'panel').map(({panel}) => panel), context);
  return {
    dashboard,
    placed: placed.map(item => item.kind === 'panel' ? {...item, data: data.get(item.panel)} : item),
    variables: found,
    annotations: await annotations(dashboard, context),
    range,
    width,
    padding: PADDING,
  };
}

function texts(found) {
  return Object.fromEntries(Object.entries(found).map(([name, {text}]) => [name, text]));
}

/** Titles of panels that asked and got nothing. */
function emptyPanels({placed, variables: found}, mayBeEmpty) {
  return placed.filter(({data}) => data?.empty)
    .map(({panel}) => interpolate(panel.title ?? '', texts(found)))
    .filter(title => !mayBeEmpty?.test(title));
}

async function drawAll(options) {
  const prometheus = new Prometheus(options.prometheus);
  const dashboards = load(options.dashboards, options.only);
  mkdirSync(options.out, {recursive: true});
  const page = await bundle();
  const browser = await launch();
  let [failed, empty] = [0, 0];
  try {
    for (const dashboard of dashboards) {
      const input = await filled(dashboard, options, prometheus);
      for (const theme of options.themes) {
        const file = join(options.out, `${dashboard.uid}-${theme}.png`);
        const panelFile = options.panels ? id => join(options.out, `${dashboard.uid}-${theme}-${id}.png`) : null;
        const errors = await draw(browser, page, {...input, theme}, {file, panelFile});
        console.log(file);
        errors.forEach(({title, message}) => console.error(`${dashboard.uid}: ${title ?? 'page'}: ${message}`));
        failed += errors.length;
      }
      for (const {panel, data} of input.placed.filter(item => item.data?.error)) {
        console.error(`${dashboard.uid}: ${panel.title}: ${data.error}`);
        failed++;
      }
      const without = emptyPanels(input, options.mayBeEmpty);
      without.forEach(title => console.error(`${dashboard.uid}: ${title}: no data`));
      empty += without.length;
    }
  } finally {
    await browser.close();
  }
  return failed > 0 ? FAILED : empty > 0 ? WITHOUT_DATA : 0;
}

try {
  const options = read(process.argv.slice(2), {
    now: Date.now(), defaultDashboards: fileURLToPath(new URL('../dashboards/', import.meta.url)),
  });
  if (options.help) {
    console.log(USAGE);
  } else {
    process.exitCode = await drawAll(options);
  }
} catch (error) {
  if (error instanceof UsageError || error instanceof PrometheusError) {
    console.error(error.message);
    process.exitCode = error instanceof UsageError ? USED_WRONGLY : FAILED;
  } else {
    throw error;
  }
}
