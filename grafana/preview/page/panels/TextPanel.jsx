// Words.
import {renderTextPanelMarkdown} from '@grafana/data';
import {interpolate} from '../../src/variables.mjs';

export function TextPanel({panel, context, height}) {
  const content = interpolate(panel.options?.content ?? '', context.values);
  const html = panel.options?.mode === 'html' ? content : renderTextPanelMarkdown(content);
  return <div className="markdown-html" style={{height, overflow: 'hidden'}} dangerouslySetInnerHTML={{__html: html}}/>;
}
