import type { Attributes } from './attribute.js';
import type { DataSourceDefinition, ResourceDefinition } from './resource.js';

/** A resource whose attribute types are forgotten, so that resources of all kinds stand in one list. */
export interface Resource<Client> {
  readonly type: string;
  readonly version: number;
  readonly description: string;
  readonly attributes: Attributes;
  /** Hands the definition, types and all, to a visitor. */
  visit<R>(visitor: <A extends Attributes>(definition: ResourceDefinition<A, Client>) => R): R;
}

/** A data source whose attribute types are forgotten. */
export interface DataSource<Client> {
  readonly type: string;
  readonly description: string;
  readonly attributes: Attributes;
  visit<R>(visitor: <A extends Attributes>(definition: DataSourceDefinition<A, Client>) => R): R;
}

/** A resource whose attributes are typed. */
export interface TypedResource<A extends Attributes, Client> extends Resource<Client> {
  readonly attributes: A;
}

/** A data source whose attributes are typed. */
export interface TypedDataSource<A extends Attributes, Client> extends DataSource<Client> {
  readonly attributes: A;
}

/** Makes a definition a resource. */
export function defineResource<A extends Attributes, Client>(
  definition: ResourceDefinition<A, Client>,
): TypedResource<A, Client> {
  const { type, version, description, attributes } = definition;
  return { type, version, description, attributes, visit: (visitor) => visitor(definition) };
}

/** Makes a definition a data source. */
export function defineDataSource<A extends Attributes, Client>(
  definition: DataSourceDefinition<A, Client>,
): TypedDataSource<A, Client> {
  const { type, description, attributes } = definition;
  return { type, description, attributes, visit: (visitor) => visitor(definition) };
}
