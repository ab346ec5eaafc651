import type { Attributes } from './definition/attribute.js';
import type { ProviderDefinition } from './definition/provider.js';
import { readStart, type Start } from './handshake/start.js';
import { claimStdout, outliveLog, reportCrashes } from './lifecycle/standard-streams.js';

/**
 * Runs a provider in this process, as it was started:
 *
 * - by Terraform: serves it until it says that it is done, or is gone;
 * - with `--reattach`: prints one line, the value for TF_REATTACH_PROVIDERS, and serves every Terraform run that is started with
 *   it, until stdin closes. Runs whose provider blocks are equal share what `configure` returned;
 * - by a person: says on stderr what this program is, and sets exit code 1.
 *
 * `load` imports the definition. It is called after the hand-shake, for which Terraform waits; the module that calls `serve`
 * should import nothing else. Whatever the provider writes to stdout goes to stderr.
 */
export async function serve<A extends Attributes, Client>(
  load: () => Promise<ProviderDefinition<A, Client>>,
): Promise<void> {
  reportCrashes();
  outliveLog();
  const say = claimStdout();
  const start = startOrSay(say);
  if (start?.by === 'terraform') {
    const { serveTerraform } = await import('./lifecycle/serve-terraform.js');
    await serveTerraform(load, start.clientCertificate, say);
  } else if (start?.by === 'reattach') {
    const { serveReattached } = await import('./lifecycle/serve-reattached.js');
    await serveReattached(await load(), say);
  } else {
    if (start?.by === 'person') introduce(await load());
    process.exitCode = 1;
  }
}

/** Terraform shows a line on stdout that is no hand-shake to the user. */
function startOrSay(say: (line: string) => void): Start | undefined {
  try {
    return readStart(process.argv, process.env);
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    return undefined;
  }
}

function introduce({ source, version }: { readonly source: string; readonly version: string }): void {
  process.stderr.write(
    `This is the Terraform provider ${source} ${version}. Terraform starts it by itself; a person has no use for it.\n` +
      'With --reattach it prints a value for TF_REATTACH_PROVIDERS and serves the Terraform runs that have it in their\n' +
      'environment, until its stdin closes.\n',
  );
}
