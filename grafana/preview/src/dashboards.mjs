// The dashboards' files.
import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {UsageError} from './arguments.mjs';

/** The dashboards of a folder in the order of their files' names; only those with these UIDs, if any are named. */
export function load(folder, only) {
  let names;
  try {
    names = readdirSync(folder).filter(name => name.endsWith('.json')).sort();
  } catch (error) {
    throw new UsageError(`no dashboards: ${error.message}`);
  }
  const all = names.map(name => parsed(join(folder, name)));
  const missing = only.find(uid => !all.some(dashboard => dashboard.uid === uid));
  if (missing !== undefined) {
    throw new UsageError(`--dashboard ${missing}: ${folder} has ${all.map(({uid}) => uid).join(', ') || 'none'}`);
  }
  return only.length === 0 ? all : all.filter(({uid}) => only.includes(uid));
}

function parsed(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new UsageError(`${file}: ${error.message}`);
  }
}
