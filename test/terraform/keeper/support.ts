import { request } from 'node:http';
import { openKeeper } from '../../../src/terraform/keeper/index.js';
import type { StateKeeper } from '../../../src/terraform/keeper/state-keeper.js';

/** A whole state of Terraform's with some resources, by their names. */
export function stateOf(serial: number, names: readonly string[] = [], lineage = 'one-lineage'): string {
  const resources = names.map((name) => ({
    ...{ mode: 'managed', type: 'terraform_data', name },
    provider: 'provider["terraform.io/builtin/terraform"]',
    instances: [{ schema_version: 0, attributes: { id: name }, status: 'tainted' }],
  }));
  return JSON.stringify({ version: 4, terraform_version: '1.11.4', serial, lineage, outputs: {}, resources });
}

export function open(folder: string, timeoutMs = 5_000): Promise<StateKeeper> {
  return openKeeper({ folder, lock: { timeoutMs, signal: new AbortController().signal } });
}

interface Asked {
  readonly body?: string | Uint8Array;
  readonly query?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Asks a keeper as Terraform does. */
export function ask(
  { environment }: StateKeeper,
  method: string,
  { body, query = '', headers = {} }: Asked = {},
): Promise<{ readonly status: number; readonly text: string }> {
  const { TF_HTTP_ADDRESS: address = '', TF_HTTP_USERNAME: user, TF_HTTP_PASSWORD: password } = environment;
  return new Promise((resolve, reject) => {
    const asking = request(
      `${address}${query}`,
      { method, auth: `${user}:${password}`, headers },
      (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (piece: string) => {
          text += piece;
        });
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
      },
    );
    asking.on('error', reject).end(body);
  });
}
