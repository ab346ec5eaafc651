export { locate } from './locate.js';
export { type MergeRule, maxYamlBytes, readYaml, type YamlReading } from './read.js';
export type {
  Position,
  ScalarTag,
  YamlEntry,
  YamlList,
  YamlMap,
  YamlNode,
  YamlProblem,
  YamlScalar,
} from './tree.js';
