import type { Osm } from '../osm.js';
import type { Context } from '../plugin/definition/index.js';

/** What people can do, in the words of where they read it: parts of sentences. */
export interface Ways {
  /** `settings` is what an import id of Terraform's needs beside the id. */
  importIt(id: string, settings?: string): string;
  readonly importTheOne: string;
  readonly allowAdoption: string;
  readonly makeAnew: string;
  readonly removeKey: string;
  /** What else helps where a plan is refused; empty if nothing is needed. */
  readonly destroyAllTheSame: string;
}

const terraform: Ways = {
  importIt: (id, settings) =>
    `import it (terraform import ADDRESS ${settings === undefined ? id : `'${id}?${settings}'`})`,
  importTheOne: 'import the one that is meant (terraform import ADDRESS ID)',
  allowAdoption: 'allow adoption (adopt_existing = true in the provider block)',
  makeAnew: 'have it replaced (terraform apply -replace=ADDRESS)',
  removeKey: 'have the instance deleted and created anew (on_key_removal = "replace")',
  // The refresh of a destruction is a whole plan, and meets the same refusal.
  destroyAllTheSame: ' To destroy everything nevertheless: terraform destroy -refresh=false.',
};

const osmops: Ways = {
  importIt: (id) => `name its id in osm_ops_imports.yaml (${id})`,
  importTheOne: 'name the one that is meant in osm_ops_imports.yaml',
  allowAdoption: 'allow it to be taken over (`adopt: approve`, or --adopt of the command)',
  makeAnew: 'have it made anew: take its file out, apply, and put it back',
  removeKey: 'have the instance deleted and created anew: take its file out, apply, and put it back',
  destroyAllTheSame: '',
};

/** Runs with a root are osmops' own, of files and of osmops' commands; the others are Terraform's, of HCL. */
export function waysIn({ root }: Pick<Context<Osm>, 'root'>): Ways {
  return root === undefined ? terraform : osmops;
}

/** A part of a sentence at its begin. */
export function capitalised(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
