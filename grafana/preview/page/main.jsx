// The page: keywavePreview({dashboard, placed, variables, annotations, range, theme, width, padding}) draws one dashboard.
import './fonts.css';
import {createTheme, dateTime, ThemeContext} from '@grafana/data';
import {initPluginTranslations} from '@grafana/i18n';
import {GlobalStyles} from '@grafana/ui';
import {createRoot} from 'react-dom/client';
import {Dashboard} from './Dashboard.jsx';
import {prepare} from './fields.js';

globalThis.keywavePreview = async input => {
  const errors = [];
  const failed = (title, error) => errors.push({title, message: error.message});
  await initPluginTranslations('keywave-preview', []);
  const theme = createTheme({colors: {mode: input.theme}});
  const from = dateTime(input.range.from);
  const to = dateTime(input.range.to);
  const context = {
    theme,
    errors,
    failed,
    timeRange: {from, to, raw: {from, to}},
    annotations: input.annotations,
    values: Object.fromEntries(Object.entries(input.variables).map(([name, {text}]) => [name, text])),
  };
  for (const item of input.placed) {
    if (item.kind === 'panel') {
      item.data = await prepare(item.panel, item.data, context).catch(error => {
        failed(item.panel.title, error);
        return {frames: [], error: error.message};
      });
    }
  }
  // fonts are measured while panels are laid out, so they have to be there first
  await Promise.all(['400 14px Inter', '500 14px Inter', '600 14px Inter'].map(font => document.fonts.load(font)));
  createRoot(document.getElementById('root')).render(
    <ThemeContext.Provider value={theme}>
      <GlobalStyles/>
      <Dashboard input={input} context={context}/>
    </ThemeContext.Provider>);
  await settled();
  return errors;
};

/** Until nothing on the page has changed for a while: tables and legends measure themselves and draw once more. */
function settled() {
  return new Promise(resolve => {
    let timer;
    const observer = new MutationObserver(() => again());
    const again = () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        observer.disconnect();
        resolve();
      }, 300);
    };
    observer.observe(document.body, {subtree: true, childList: true, attributes: true});
    again();
  });
}
