import { z } from 'zod';
import { attributes } from '../../../../provider/resources/ns-instance/attributes.js';
import { variablePattern } from '../../../../provider/resources/ns-instance/parameters.js';
import { fitsOsm, maxLength } from '../../../../provider/resources/osm-text.js';
import { optionalField } from '../../attribute-field.js';
import { nsInstanceSettings } from '../../ns-instance-settings.js';
import { mapping, optionalText, requiredText } from '../../text-fields.js';

const vnfAttributes = attributes.vnfs.unwrap().element.shape;
const kduAttributes = vnfAttributes.kdus.unwrap().element.shape;
const networkAttributes = attributes.networks.unwrap().element.shape;

/** OSM's rule for the name of an NS instance, a member VNF index, and a KDU (`name_schema` in the NBI's validation.py). */
const osmName = requiredText
  .regex(/^[^,;()'"]*$/, `must hold none of , ; ( ) ' " (OSM refuses them)`)
  .refine(fitsOsm, 'must be at most 255 characters long')
  .meta({ maxLength });

/** OSM's rule for descriptions (`description_schema` there). */
const osmDescription = optionalText
  .refine((text = '') => !/['"]/.test(text), `must hold neither ' nor " (OSM refuses them)`)
  .refine((text = '') => fitsOsm(text), 'must be at most 255 characters long')
  .meta({ maxLength, pattern: `^[^'"]*$` });

/** What only an editor is told of: readJsonObject checks it, and says more. */
function object(description: string, namePattern?: string) {
  const names = namePattern === undefined ? {} : { propertyNames: { pattern: namePattern } };
  return z
    .unknown()
    .optional()
    .meta({ description, type: ['object', 'null'], ...names });
}

const kduName = osmName.meta({ description: 'The KDU in the VNFD.' });
const vnfName = osmName.meta({ description: 'The member VNF index in the NSD.' });
const kduParams = object('Helm values. A name at the top may hold neither . nor $.', '^[^.$]*$');

/** The one KDU of the short form. */
const kdu = mapping({ name: kduName, params: kduParams });

/** A KDU of the long form. */
const vnfKdu = mapping({
  name: kduName,
  model: optionalField(kduAttributes.model),
  namespace: optionalField(kduAttributes.namespace),
  deploymentName: optionalField(kduAttributes.deployment_name),
  params: kduParams,
});

const vnf = mapping({
  vnfName,
  vimAccountName: optionalField(vnfAttributes.vim_account_name),
  params: object('Parameters of the VNF, by names of a to z, digits and _.', variablePattern),
  kdus: z.array(vnfKdu).optional().meta({ description: 'The KDUs of the VNF that are given something.' }),
});

const network = mapping({
  name: requiredText.meta({ description: 'Name of the virtual link in the NSD.' }),
  vimNetworkName: optionalField(networkAttributes.vim_network_name),
  vimNetworkId: optionalField(networkAttributes.vim_network_id),
});

export type NetworkFields = Readonly<z.output<typeof network>>;

/** What an NsInstance file says in either form. */
export const commonFields = mapping({
  name: osmName.meta({ description: 'The identity of the instance: its name in OSM.' }),
  description: osmDescription.meta({ description: 'What the instance is for.' }),
  nsdName: requiredText.meta({ description: 'Id of the NSD.' }),
  vimAccountName: requiredText.meta({ description: 'Name of the VIM account in OSM.' }),
  params: object('Parameters of the NS, by names of a to z, digits and _.', variablePattern),
  networks: z.array(network).optional().meta({
    description: 'Networks at the VIM that virtual links of the NSD are put on.',
  }),
  sshKeys: optionalField(attributes.ssh_keys, 'Public SSH keys that are put into the VMs.'),
  instantiation: object(
    "Whatever else OSM's instantiation takes, in OSM's own words. It is sent as it is, and may hold nothing that has a key of its own here.",
  ),
  ...nsInstanceSettings.shape,
  dependsOn: z.array(osmName).optional().meta({
    description: 'Names of NS instances of this repository that must be READY before this one is created.',
  }),
});

/** One VNF with one KDU, as OSM Ops has it. */
export const shortForm = mapping({
  vnfName,
  kdu: kdu.meta({ description: 'The KDU, and its Helm values.' }),
});

/** A service whose VNFs are given nothing: VMs, or charts as they are. */
export const vnfAlone = mapping({ vnfName: vnfName.optional() });

/** Any number of VNFs. */
export const longForm = mapping({
  vnfs: z.array(vnf).meta({ description: 'The VNFs that are given something.' }),
});

/** All fields of an NsInstance file, of which an editor takes those of one form. */
export const nsInstanceFields = commonFields
  .extend({ ...shortForm.partial().shape, ...longForm.partial().shape })
  .meta({ oneOf: [onlyOf(shortForm, longForm), withoutKdus(), onlyOf(longForm, shortForm)] });

/** Neither a KDU nor a list of VNFs. */
function withoutKdus() {
  return { type: 'object', properties: { kdu: { type: 'null' }, vnfs: { type: 'null' } } };
}

function onlyOf(form: z.ZodObject, other: z.ZodObject) {
  const [own, others] = [Object.keys(form.shape), Object.keys(other.shape)];
  return {
    type: 'object',
    required: own,
    properties: Object.fromEntries([
      ...own.map((key) => [key, { not: { type: 'null' } }]),
      ...others.map((key) => [key, { type: 'null' }]),
    ]),
  };
}
