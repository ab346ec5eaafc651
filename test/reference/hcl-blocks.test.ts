import { expect, test } from '@jest/globals';
import { hclBlocks } from '../../src/reference/hcl-blocks.js';

const text = `provider "osm" {
}

resource "osm_a" "one" {
  nested {
    key = 1
  }
}

resource "osm_ab" "two" {
  key = 2
}

resource "osm_a" "three" {
}
`;

test('finds the blocks of one header, nested blocks and all', () => {
  expect(hclBlocks(text, 'resource "osm_a"')).toEqual([
    'resource "osm_a" "one" {\n  nested {\n    key = 1\n  }\n}',
    'resource "osm_a" "three" {\n}',
  ]);
});

test('finds none where there is none', () => {
  expect(hclBlocks(text, 'resource "osm_b"')).toEqual([]);
});
