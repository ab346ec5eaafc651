import { join } from 'node:path';
import type { Contender } from './contender.js';
import { idleProvider } from './floor/idle.js';
import { terraformFloor } from './floor/terraform-data.js';
import type { OsmSystem } from './osm/system.js';
import { osmopsCommand } from './ours/command.js';
import { makeRepository } from './ours/repository.js';
import { osmopsSession } from './ours/session.js';
import { osmClient } from './peers/osm-client.js';
import { osmOps } from './peers/osm-ops.js';
import type { ContenderName } from './plan.js';

/** Makes a contender ready. What files it has are in the folder `dir`, which does not exist yet. */
export async function openContender(name: ContenderName, osm: OsmSystem, dir: string): Promise<Contender> {
  const { port } = osm.proxy;
  switch (name) {
    case 'osm':
      return osmClient(port);
    case 'OSM Ops':
      return osmOps(port, osm.nextUser);
    case 'osmops':
      return osmopsSession(await makeRepository(join(dir, 'repository'), port), osm.nextUser());
    case 'osmops command':
      return osmopsCommand(await makeRepository(join(dir, 'repository'), port), osm.nextUser);
    case 'terraform_data':
      return terraformFloor(join(dir, 'floor'), 'local');
    case 'terraform_data, http':
      return terraformFloor(join(dir, 'floor'), 'http');
    case 'idle provider':
      return idleProvider(join(dir, 'floor'));
  }
}
