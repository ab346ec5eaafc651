/** The provider's source address, without the host of a registry. */
export const providerSource = 'osmops/osm';
