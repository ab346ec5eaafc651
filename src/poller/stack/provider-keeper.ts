import { type ProviderOptions, type RunningProvider, startProvider } from '../../terraform/index.js';
import { connectionDigest } from './connection-digest.js';

/** Keeps one provider process for one repository. */
export interface ProviderKeeper {
  /** The provider that runs: another one if it has died, or if the connection file says something else since. */
  get(connectionFile: string, signal: AbortSignal): Promise<RunningProvider>;
  stop(): Promise<void>;
}

type Start = (options: ProviderOptions) => Promise<RunningProvider>;

/** @param options What every provider is started with. */
export function createProviderKeeper(
  options: Omit<ProviderOptions, 'signal'>,
  start: Start = startProvider,
): ProviderKeeper {
  let kept: { readonly provider: RunningProvider; readonly digest: string; ended: boolean } | undefined;

  async function stop(): Promise<void> {
    const { provider } = kept ?? {};
    kept = undefined;
    await provider?.stop();
  }

  return {
    async get(connectionFile, signal) {
      const digest = await connectionDigest(connectionFile);
      if (kept !== undefined && !kept.ended && kept.digest === digest) return kept.provider;
      await stop();
      const started = { provider: await start({ ...options, signal }), digest, ended: false };
      void started.provider.exited.then(() => {
        started.ended = true;
      });
      kept = started;
      return started.provider;
    },
    stop,
  };
}
