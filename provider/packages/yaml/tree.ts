/** A place in a YAML file. Both numbers count from 1; the column counts UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** The explicit tags that a scalar may carry, `!!int` as `int`. */
export const scalarTags = ['str', 'int', 'float', 'bool', 'null', 'timestamp'] as const;
export type ScalarTag = (typeof scalarTags)[number];

/** A scalar as it was written. What it means is up to a dialect: `yes` is a boolean to some and a text to others. */
export interface YamlScalar {
  readonly kind: 'scalar';
  readonly at: Position;
  /** The text between quotes, after escapes and line folding. */
  readonly text: string;
  /** True for a scalar without quotes. */
  readonly plain: boolean;
  readonly tag?: ScalarTag;
}

export interface YamlList {
  readonly kind: 'list';
  readonly at: Position;
  readonly items: readonly YamlNode[];
}

export interface YamlEntry {
  readonly key: YamlScalar;
  readonly value: YamlNode;
}

export interface YamlMap {
  readonly kind: 'map';
  readonly at: Position;
  /** By the text of the key, in the order of the file. Merge keys (`<<`) are worked in already. */
  readonly entries: ReadonlyMap<string, YamlEntry>;
}

/**
 * A YAML document with its aliases followed and its merge keys worked in. An aliased node is the very node of its
 * anchor, so the tree may share parts; a walk over it is still bounded, for aliases are counted when it is built.
 */
export type YamlNode = YamlScalar | YamlList | YamlMap;

/** Something wrong, or doubtful, in a YAML file. */
export interface YamlProblem {
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly remedy: string;
  readonly at: Position;
}
