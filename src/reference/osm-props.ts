import { osmProvider } from '../../provider/osm-provider.js';
import type { Page } from './pages.js';
import { propsModule } from './props.js';

/** The folder of the interfaces of the constructs' props, relative to the project's root. */
export const propsFolder = 'src/constructs/generated';

/** The interfaces of the props of all constructs: the provider's and each resource's. */
export function osmPropsModules(): Page[] {
  const { attributes, resources } = osmProvider;
  return [
    propsModule({ name: 'osm_provider', description: 'What the `provider "osm"` block says.', attributes }),
    ...resources.map(({ type, description, attributes: ofResource }) =>
      propsModule({
        name: type.replace(/^osm_/, ''),
        description,
        attributes: ofResource,
        base: 'TerraformMetaArguments',
      }),
    ),
  ];
}
