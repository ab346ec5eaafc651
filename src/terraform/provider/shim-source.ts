/** The file above the package's folder, outside what the lock file hashes, that holds the path of the built provider. */
export const pointerName = 'provider-main';

/**
 * The program that Terraform starts as the provider. Terraform's lock file holds a hash of the package's folder, so no
 * byte in it depends on a machine, a clone or a build: the program finds the built provider by OSMOPS_PROVIDER_MAIN, or
 * else by the pointer in the folder above its own. Terraform links the package's folder into a working folder, and Node
 * resolves links, so that is a folder of the mirror.
 *
 * Terraform shows a line without `|` on standard output as the reason why a provider did not start.
 *
 * To change a byte here makes every committed lock file invalid: raise the provider's version with it.
 */
export const shimSource = `#!/usr/bin/env node
// Starts the osmops provider for Terraform. Written by "osmops provider install".
'use strict';
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const { pathToFileURL } = require('node:url');

function providerMain() {
  return process.env.OSMOPS_PROVIDER_MAIN || readFileSync(join(__dirname, '..', '${pointerName}'), 'utf8').trim();
}

function fail(error) {
  const reason = String(error.message).split('\\n')[0].replaceAll('|', '/');
  const remedy = 'Build osmops, then run "osmops provider install", or set OSMOPS_PROVIDER_MAIN.';
  console.log('The osmops provider could not be started: ' + reason + '. ' + remedy);
  process.exitCode = 1;
}

try {
  import(pathToFileURL(providerMain()).href).catch(fail);
} catch (error) {
  fail(error);
}
`;

/**
 * Stands beside the shim: Node takes the end of the shim's name, such as `.0`, for an extension, and refuses it where
 * the nearest package.json makes modules of what it does not know.
 */
export const shimPackage = '{ "type": "commonjs" }\n';
