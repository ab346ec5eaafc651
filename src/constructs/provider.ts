import type { Construct } from 'constructs';
import { osmProvider, providerAttributes } from '../../provider/osm-provider.js';
import { TerraformProvider } from './cdktf.js';
import type { OsmProviderProps } from './generated/osm-provider-props.js';
import { toTerraformAttributes } from './props.js';

/** The provider's local name in a configuration. */
export const providerName = 'osm';

/**
 * The `provider "osm"` block. Secrets are not among its props: they stay in the connection file or in the environment,
 * where the provider reads them.
 */
export class OsmProvider extends TerraformProvider {
  readonly #attributes: Record<string, unknown>;
  #alias: string | undefined;

  constructor(
    scope: Construct,
    id: string,
    props: OsmProviderProps & {
      /** Tells this block from another one for another OSM; resources name the block in `provider`. */
      readonly alias?: string | undefined;
    } = {},
  ) {
    super(scope, id, {
      terraformResourceType: providerName,
      // cdktf's command line refuses a provider without a version.
      terraformGeneratorMetadata: { providerName, providerVersionConstraint: osmProvider.version },
      terraformProviderSource: osmProvider.source,
    });
    this.#attributes = toTerraformAttributes(providerAttributes, props);
    this.#alias = props.alias;
  }

  /** Name of this block among several; CDKTF's own accessors keep none. */
  override get alias(): string | undefined {
    return this.#alias;
  }

  override set alias(alias: string | undefined) {
    this.#alias = alias;
  }

  protected override synthesizeAttributes(): Record<string, unknown> {
    return this.#attributes;
  }
}
