import { z } from 'zod';
import { configFields } from '../../repository/config-file.js';
import { commonFields, shortForm } from '../../repository/kinds/ns-instance/fields.js';
import { plainName } from './plain-name.js';

/** What `osmops init` has to know. */
export type AnswerKey =
  | 'name'
  | 'vimAccountName'
  | 'chart'
  | 'nsdName'
  | 'vnfName'
  | 'kduName'
  | 'targetDir'
  | 'connectionFile';

/** All that `osmops init` has to know; `chart` is empty if no package is wanted. */
export type Answers = Readonly<Record<AnswerKey, string>>;

export interface Question {
  readonly key: AnswerKey;
  /** The option that answers it. */
  readonly flag: string;
  readonly text: string;
  /** What an answer has to fit: the rule of the file that it goes into. */
  readonly rule: z.ZodType;
  /** The answer if there is none, from the answers before it. Without one, there has to be an answer. */
  readonly fallback: (before: Partial<Answers>) => string | undefined;
}

const { name, nsdName, vimAccountName } = commonFields.shape;
const { vnfName, kdu } = shortForm.shape;
const { targetDir, connectionFile } = configFields.shape;
const none = () => undefined;

/** In the order in which they are asked: a fallback knows the answers before it. */
export const questions: readonly Question[] = [
  { key: 'name', flag: '--name', text: 'Name of the NS instance', rule: name, fallback: none },
  {
    key: 'vimAccountName',
    flag: '--vim-account',
    text: 'Name of the VIM account in OSM',
    rule: vimAccountName,
    fallback: none,
  },
  {
    key: 'chart',
    flag: '--with-package',
    text: 'Helm chart to make a package of, such as stable/openldap; none if the package is in OSM already',
    rule: z.string().regex(/^\S*$/, 'must hold no blanks'),
    fallback: () => '',
  },
  { key: 'nsdName', flag: '--nsd', text: 'Id of the NSD', rule: nsdName, fallback: ofNewPackage('_ns') },
  {
    key: 'vnfName',
    flag: '--vnf',
    text: 'Member VNF index in the NSD',
    rule: vnfName,
    fallback: ofNewPackage(),
  },
  {
    key: 'kduName',
    flag: '--kdu',
    text: 'Name of the KDU in the VNFD',
    rule: kdu.shape.name,
    fallback: ofNewPackage(),
  },
  {
    key: 'targetDir',
    flag: '--target-dir',
    text: 'Folder of the OSM Ops files',
    rule: targetDir,
    fallback: () => 'deploy',
  },
  {
    key: 'connectionFile',
    flag: '--connection-file',
    text: 'Connection file',
    rule: connectionFile,
    fallback: () => 'connection.yaml',
  },
];

/** What is in a new package can be named after the instance; what is in OSM has its names. */
function ofNewPackage(ending = ''): Question['fallback'] {
  return ({ name: instance = '', chart }) => (chart ? `${plainName(instance)}${ending}` : undefined);
}
