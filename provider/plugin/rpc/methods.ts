import type { BoundDataSource } from '../calls/bind-data-source.js';
import type { BoundResource } from '../calls/bind-resource.js';
import { Refusal } from '../calls/refusal.js';
import { untilStopped } from '../calls/until-stopped.js';
import type { Context } from '../definition/resource.js';
import * as dataSource from '../protocol/data-source.js';
import * as provider from '../protocol/provider.js';
import * as resource from '../protocol/resource.js';
import { type Method, methodMaker, type Scope } from './method.js';

/**
 * The methods of `tfplugin6.Provider` that a provider without functions, identities, moves and ephemeral resources answers.
 * Terraform takes UNIMPLEMENTED for all others.
 */
export function providerMethods<Client>(): ReadonlyMap<string, Method<Client>> {
  const method = methodMaker<Client>();
  return new Map<string, Method<Client>>([
    ['GetProviderSchema', method(provider.getProviderSchema, (_request, scope) => schemas(scope))],
    [
      'ValidateProviderConfig',
      method(provider.validateProviderConfig, (request, scope) => scope.provider.validate(request)),
    ],
    [
      'ConfigureProvider',
      method(provider.configureProvider, async (request, { provider, session }) => {
        const config = provider.readConfig(request.config);
        await session.configure(config.key, () =>
          config.configure({
            terraformVersion: request.terraformVersion,
            reattached: session.reattached,
            moreToCome: session.moreToCome,
            log: session.log,
          }),
        );
        return {};
      }),
    ],
    [
      'ValidateResourceConfig',
      method(resource.validateResourceConfig, (request, scope) =>
        resourceOf(scope, request).validate(request),
      ),
    ],
    [
      'UpgradeResourceState',
      method(resource.upgradeResourceState, (request, scope) =>
        resourceOf(scope, request).upgrade(request, scope.session),
      ),
    ],
    [
      'ReadResource',
      method(resource.readResource, (request, scope) =>
        asking(scope, (context) => resourceOf(scope, request).read(request, context)),
      ),
    ],
    [
      'PlanResourceChange',
      method(resource.planResourceChange, (request, scope) =>
        asking(scope, (context) => resourceOf(scope, request).plan(request, context)),
      ),
    ],
    [
      'ApplyResourceChange',
      method(resource.applyResourceChange, (request, scope) =>
        resourceOf(scope, request).apply(request, contextOf(scope)),
      ),
    ],
    [
      'ImportResourceState',
      method(resource.importResourceState, (request, scope) =>
        asking(scope, (context) => resourceOf(scope, request).import(request, context)),
      ),
    ],
    [
      'ValidateDataResourceConfig',
      method(dataSource.validateDataResourceConfig, (request, scope) =>
        dataSourceOf(scope, request).validate(request),
      ),
    ],
    [
      'ReadDataSource',
      method(dataSource.readDataSource, (request, scope) =>
        asking(scope, (context) => dataSourceOf(scope, request).read(request, context)),
      ),
    ],
    [
      'StopProvider',
      method(provider.stopProvider, (_request, { session }) => {
        session.stop();
        return {};
      }),
    ],
  ]);
}

function schemas<Client>({ provider }: Scope<Client>) {
  return {
    provider: provider.schema,
    resourceSchemas: [...provider.resources].map(([key, { schema }]) => ({ key, value: schema })),
    dataSourceSchemas: [...provider.dataSources].map(([key, { schema }]) => ({ key, value: schema })),
    serverCapabilities: { planDestroy: true, getProviderSchemaOptional: true },
  };
}

function resourceOf<Client>(
  { provider }: Scope<Client>,
  { typeName }: { typeName: string },
): BoundResource<Client> {
  return provider.resources.get(typeName) ?? missing(`resource type ${typeName}`);
}

function dataSourceOf<Client>(
  { provider }: Scope<Client>,
  { typeName }: { typeName: string },
): BoundDataSource<Client> {
  return provider.dataSources.get(typeName) ?? missing(`data source ${typeName}`);
}

function contextOf<Client>({ session }: Scope<Client>): Context<Client> {
  return session.context() ?? missing('configuration: Terraform has not configured it yet');
}

/** Answers a call that changes nothing: not after Terraform has told the session to stop. */
function asking<Client, T>(scope: Scope<Client>, work: (context: Context<Client>) => Promise<T>): Promise<T> {
  const context = contextOf(scope);
  return untilStopped(context.signal, () => work(context));
}

function missing(what: string): never {
  throw new Refusal({ summary: `This provider has no ${what}` });
}
