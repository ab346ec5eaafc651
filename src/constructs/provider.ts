import type { Construct } from 'constructs';
import { osmProvider, providerAttributes } from '../../provider/osm-provider.js';
import { TerraformProvider } from './cdktf.js';
import { type PropsOf, toTerraformAttributes } from './props.js';

/** The provider's local name in a configuration. */
export const providerName = 'osm';

/** The `provider "osm"` block. */
export class OsmProvider extends TerraformProvider {
  readonly #attributes: Record<string, unknown>;

  constructor(
    scope: Construct,
    id: string,
    props: PropsOf<typeof providerAttributes> & { readonly alias?: string } = {},
  ) {
    super(scope, id, {
      terraformResourceType: providerName,
      // cdktf's command line refuses a provider without a version.
      terraformGeneratorMetadata: { providerName, providerVersionConstraint: osmProvider.version },
      terraformProviderSource: osmProvider.source,
    });
    this.#attributes = toTerraformAttributes(providerAttributes, props);
    if (props.alias !== undefined) this.alias = props.alias;
  }

  protected override synthesizeAttributes(): Record<string, unknown> {
    return this.#attributes;
  }
}
