import { OsmopsError } from '../../errors/index.js';
import type { NsInstance } from '../../nbi/index.js';
import type { Osm } from '../../osm.js';
import type { Context } from '../../plugin/definition/index.js';
import { isOsmId, parseImportId } from '../import-id.js';
import type { NsInstanceState } from './attributes.js';
import { parseSettings, settingNames } from './import-settings.js';

/**
 * Imports by id or by name: `ID`, `NAME`, or with settings that OSM does not store, `ID?timeouts.create=90m`. The refresh that
 * follows fills in what the KDUs are given.
 */
export async function importNsInstance(
  text: string,
  { client: osm }: Context<Osm>,
): Promise<{ state: NsInstanceState }> {
  const { id, settings } = parseImportId(text, settingNames);
  const instance = await findInstance(id, osm);
  return {
    state: {
      name: instance.name,
      description: instance.description === '' ? null : instance.description,
      nsd_name: instance.nsdName,
      // Both are filled in by the refresh, which looks up the account's name when the id is new to it.
      vim_account_name: '',
      vim_account_id: null,
      params: null,
      vnfs: null,
      networks: null,
      ssh_keys: null,
      instantiation: null,
      ...parseSettings(settings),
      id: instance.id,
      nsd_id: instance.nsdId,
      status: instance.nsState,
      adopted: false,
    },
  };
}

async function findInstance(id: string, osm: Osm): Promise<NsInstance> {
  const found = isOsmId(id) ? [await osm.nbi.nsInstances.get(id)] : await osm.nbi.nsInstances.findByName(id);
  const [instance, ...others] = found.filter((candidate) => candidate !== undefined);
  if (instance !== undefined && others.length === 0) return instance;
  throw new OsmopsError({
    code: instance === undefined ? 'nbi-not-found' : 'ambiguous-name',
    message:
      instance === undefined
        ? `OSM has no NS instance '${id}' to import.`
        : `OSM has several NS instances '${id}': ${[instance, ...others].map((each) => each.id).join(', ')}.`,
    remedy: 'Import one by its id; osm ns-list shows the ids.',
  });
}
