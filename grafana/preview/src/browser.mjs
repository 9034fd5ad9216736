// The page in a headless Chromium: built once from page/, then given the data of one dashboard and one theme after another.
import {existsSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {build} from 'esbuild';
import {chromium} from 'playwright-core';
import {height} from './grid.mjs';

const PAGE = fileURLToPath(new URL('../page/', import.meta.url));
const ICONS = fileURLToPath(new URL('../node_modules/@grafana/ui/dist/public/img/icons/', import.meta.url));
// of the page's head, and some
const ROOM = 300;
// a busy machine takes its time
const PATIENCE_MS = 120_000;
const ORIGIN = 'http://preview.invalid/';
const EMPTY = '<!doctype html><meta charset="utf-8"><style>body{margin:0}</style><body><div id="root"></div></body>';

/** The page's script and style sheet as texts. */
export async function bundle() {
  const {outputFiles} = await build({
    entryPoints: [`${PAGE}main.jsx`],
    bundle: true,
    write: false,
    outdir: 'out',
    format: 'iife',
    platform: 'browser',
    target: 'chrome120',
    jsx: 'automatic',
    minify: true,
    define: {'process.env.NODE_ENV': '"production"', global: 'globalThis'},
    loader: {'.woff2': 'dataurl', '.woff': 'empty', '.svg': 'dataurl', '.png': 'dataurl'},
    // editors: never shown here, and most of the size
    alias: {'monaco-editor': `${PAGE}nothing.cjs`, '@monaco-editor/react': `${PAGE}nothing.cjs`},
    logLevel: 'error',
    legalComments: 'none',
  });
  const ending = end => outputFiles.filter(file => file.path.endsWith(end)).map(file => file.text).join('\n');
  return {script: ending('.js'), style: ending('.css')};
}

/** The browser, or an error that says what to do. */
export async function launch() {
  const executablePath = process.env.CHROMIUM || '/usr/bin/chromium';
  if (!existsSync(executablePath)) {
    throw new Error(`no Chromium at ${executablePath}: install it, or name it in CHROMIUM`);
  }
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
}

function serve(route) {
  const url = route.request().url();
  const icon = /\/img\/icons\/([\w/-]+\.svg)$/.exec(url);
  if (url === ORIGIN) {
    return route.fulfill({contentType: 'text/html', body: EMPTY});
  }
  return icon && existsSync(ICONS + icon[1]) ? route.fulfill({path: ICONS + icon[1]}) : route.abort();
}

/**
 * Draws {dashboard, panels, …} (see page/main.jsx) and gives what went wrong in which panel: [{title, message}]. The pictures
 * are written to file, and each panel's to panelFile(panel) where that is given.
 */
export async function draw(browser, {script, style}, input, {file, panelFile}) {
  // all of it at once: tables draw nothing while they are out of sight
  const viewport = {width: input.width + 2 * input.padding, height: height(input.placed) + ROOM};
  const page = await browser.newPage({viewport});
  page.setDefaultTimeout(PATIENCE_MS);
  const errors = [];
  page.on('pageerror', error => errors.push({title: null, message: error.message}));
  try {
    // nothing is fetched from anywhere: all that is drawn is in the bundle and the input, and icons are in the package
    await page.route('**/*', route => serve(route));
    await page.goto(ORIGIN);
    await page.addStyleTag({content: style});
    await page.addScriptTag({content: script});
    errors.push(...await page.evaluate(given => globalThis.keywavePreview(given), input));
    await page.locator('#root').screenshot({path: file});
    if (panelFile) {
      for (const handle of await page.locator('[data-panel]').all()) {
        await handle.screenshot({path: panelFile(await handle.getAttribute('data-panel'))});
      }
    }
    return errors;
  } finally {
    await page.close();
  }
}
