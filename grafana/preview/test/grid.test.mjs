import assert from 'node:assert/strict';
import {test} from 'node:test';
import {height, layout, pixels} from '../src/grid.mjs';

const panel = (id, x, y, w, h) => ({id, type: 'stat', gridPos: {x, y, w, h}});
const row = (id, y, panels, collapsed) => ({id, type: 'row', gridPos: {x: 0, y, w: 24, h: 1}, panels, collapsed});
const places = placed => placed.map(({panel: {id}, gridPos: {x, y}}) => [id, x, y]);

test('panels keep their places and come from top to bottom', () => {
  assert.deepEqual(places(layout([panel(2, 12, 3, 12, 8), panel(1, 0, 3, 12, 8), row(3, 2, [])])), [[3, 0, 2], [1, 0, 3], [2, 12, 3]]);
});

test('what is in a collapsed row takes no place', () => {
  const placed = layout([row(1, 0, [panel(2, 0, 1, 24, 8)], true), panel(3, 0, 1, 24, 4)]);
  assert.deepEqual(places(placed), [[1, 0, 0], [3, 0, 1]]);
  assert.equal(placed[0].collapsed, true);
});

test('an expanded row moves all below it down', () => {
  const inside = [panel(2, 0, 31, 12, 8), panel(3, 12, 31, 12, 6)];
  const placed = layout([row(1, 4, inside, true), row(4, 5, [panel(5, 0, 40, 4, 3)], true), panel(6, 0, 6, 24, 2)], {expand: true});
  assert.deepEqual(places(placed), [[1, 0, 4], [2, 0, 5], [3, 12, 5], [4, 0, 13], [5, 0, 14], [6, 0, 17]]);
});

test('a full row of panels ends at the page\'s edge, with a gap between neighbours', () => {
  const [left, right] = [pixels({x: 0, y: 1, w: 12, h: 8}, 1600), pixels({x: 12, y: 1, w: 12, h: 8}, 1600)];
  assert.equal(left.left, 0);
  assert.equal(right.left - (left.left + left.width), 8);
  assert.equal(right.left + right.width, 1600);
  assert.deepEqual([left.top, left.height], [38, 296]);
});

test('the height is that of the lowest panel', () => {
  assert.equal(height(layout([panel(1, 0, 0, 4, 2), panel(2, 4, 0, 4, 4)])), 4 * 38 - 8);
  assert.equal(height([]), 0);
});
