import type { Construct } from 'constructs';
import { vimAccount } from '../../provider/resources/index.js';
import type { VimAccountProps } from './generated/vim-account-props.js';
import { OsmResource } from './resource.js';

/** A VIM account: the resource `osm_vim_account`. */
export class VimAccount extends OsmResource<typeof vimAccount.attributes> {
  constructor(scope: Construct, id: string, props: VimAccountProps) {
    super(scope, id, vimAccount, props);
  }

  /** Reference to the name, as `vimAccountName` of NS instances and clusters takes it. */
  get name(): string {
    return this.getStringAttribute('name');
  }

  /** Reference to the state in OSM: `PROCESSING`, `ENABLED` or `ERROR`. */
  get status(): string {
    return this.getStringAttribute('status');
  }
}
