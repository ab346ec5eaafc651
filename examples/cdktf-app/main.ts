import { resolve } from 'node:path';
import { App } from 'cdktf';
import { NetworkServices } from './network-services.js';

// cdktf runs this in the folder of cdktf.json.
const { OSM_CONNECTION_FILE: connectionFile = '../openldap/connection.yaml' } = process.env;

const app = new App();
new NetworkServices(app, 'cdktf-app', {
  connectionFile: resolve(connectionFile),
  packages: resolve('../openldap/deploy/osm-pkgs'),
  sites: [
    { name: 'north', vimAccountName: 'mylocation1', replicas: 1 },
    { name: 'south', vimAccountName: 'mylocation1', replicas: 2 },
    { name: 'west', vimAccountName: 'mylocation1', replicas: 3 },
  ],
});
app.synth();
