import type { Construct } from 'constructs';
import type { Attributes } from '../../provider/plugin/definition/index.js';
import { type TerraformMetaArguments, TerraformResource } from './cdktf.js';
import { type PropsOf, toTerraformAttributes } from './props.js';
import { providerName } from './provider.js';

/** What a construct needs of a resource's definition. */
export interface ResourceSchema<A extends Attributes> {
  readonly type: string;
  readonly attributes: A;
}

/** Props of a construct: the resource's own and what CDKTF takes for every resource (`dependsOn`, `lifecycle` ...). */
export type ResourceProps<A extends Attributes> = PropsOf<A> & TerraformMetaArguments;

/** A construct that follows from a resource's definition: it writes the props that the schema knows. */
export abstract class OsmResource<A extends Attributes> extends TerraformResource {
  readonly #attributes: Record<string, unknown>;

  constructor(scope: Construct, id: string, schema: ResourceSchema<A>, props: ResourceProps<A>) {
    super(scope, id, {
      ...metaArguments(props),
      terraformResourceType: schema.type,
      terraformGeneratorMetadata: { providerName },
    });
    this.#attributes = toTerraformAttributes(schema.attributes, props);
  }

  /** Reference to OSM's id of the object. */
  get id(): string {
    return this.getStringAttribute('id');
  }

  protected override synthesizeAttributes(): Record<string, unknown> {
    return this.#attributes;
  }
}

function metaArguments(props: TerraformMetaArguments): TerraformMetaArguments {
  const { dependsOn, count, provider, lifecycle, forEach, provisioners, connection } = props;
  const given = { dependsOn, count, provider, lifecycle, forEach, provisioners, connection };
  const isGiven = (value: unknown) => value !== undefined && !(Array.isArray(value) && value.length === 0);
  return Object.fromEntries(Object.entries(given).filter(([, value]) => isGiven(value)));
}
