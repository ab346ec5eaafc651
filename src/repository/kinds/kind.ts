import type { z } from 'zod';
import type { YamlNode } from '../../../provider/packages/yaml/index.js';
import type { NsInstanceSettings } from '../ns-instance-settings.js';
import type { Report } from '../problem-list.js';
import type { SecretPolicy } from '../secret-policy.js';
import type { Declaration, Place } from '../types.js';

/** An OSM Ops file that is valid YAML. */
export interface OpsFile {
  readonly tree: YamlNode;
  readonly report: Report;
  /** Absolute path of the repository. */
  readonly root: string;
  /** What `osm_ops_config.yaml` says for every NS instance. */
  readonly defaults: NsInstanceSettings;
  /** What it may name that is not the repository's own; absent: anything. */
  readonly secrets: SecretPolicy | undefined;
  /** The place of what stands at a path of keys and indexes; of what leads there if there is nothing. */
  placeOf(...path: (string | number)[]): Place;
}

/** What a kind of OSM Ops file is: the one place where a kind is made known. */
export interface Kind<D extends Declaration = Declaration> {
  /** The word in the file. */
  readonly name: D['kind'];
  /** As people call what the file declares. */
  readonly noun: string;
  /** One sentence for editors. */
  readonly description: string;
  /** The file name of its JSON Schema. */
  readonly schemaFile: string;
  /** All keys of a file beside `kind`: for JSON Schemas, and to tell of keys that nothing reads. */
  readonly fields: z.ZodObject;
  /** What to do about a secret at the top of a file; absent where a key that names one is as good as any other. */
  readonly secretRemedy?: string;
  /** What the file declares. Reports every problem, and gives nothing after an error. */
  read(file: OpsFile): Promise<D | undefined>;
}
