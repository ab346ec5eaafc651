import { readable } from '../access/session.js';
import type { Engine } from '../engine.js';
import { type Answer, bytes, data } from '../http/answer.js';
import { conflict, NbiError, notFound } from '../http/nbi-error.js';
import type { Call, Route } from '../http/router.js';
import type { PackageTopic } from '../packages/topics.js';
import type { PackageContent } from '../store/records.js';

/** Routes that hand out what a package was made of. */
export function contentRoutes({ store }: Engine, topic: PackageTopic): readonly Route[] {
  const { kind, permission, path } = topic;
  const contentOf = ({ session, id }: Call): PackageContent => {
    const found = store.packages.get(id);
    const record = readable(session, found?.kind === kind ? found : undefined, kind, id);
    if (record.content !== undefined) return record.content;
    throw conflict(
      `Cannot get content because this resource is not at 'ONBOARDED' state. onboardingState is ${record.onboardingState}`,
    );
  };
  return [
    {
      method: 'GET',
      path: `${path}/:id/${topic.descriptorItem}`,
      permission,
      handle: (call) => descriptorText(call, contentOf(call)),
    },
    {
      method: 'GET',
      path: `${path}/:id/${topic.contentItem}`,
      permission,
      handle: (call) => wholeContent(call, contentOf(call)),
    },
    {
      method: 'GET',
      path: `${path}/:id/artifacts`,
      permission,
      handle: (call) => data(200, childrenOf(contentOf(call), '')),
    },
    {
      method: 'GET',
      path: `${path}/:id/artifacts/*`,
      permission,
      handle: (call) => artifact(call, contentOf(call)),
    },
  ];
}

const acceptHint = "provide request header 'Accept' with 'application/zip' or 'text/plain'";

function accepts({ request }: Call, ...types: readonly string[]): boolean {
  return types.some((type) => (request.headers.accept ?? '*/*').includes(type));
}

function descriptorText(call: Call, content: PackageContent): Answer {
  if (!accepts(call, 'text/plain', '*/*')) throw new NbiError(406, acceptHint);
  return bytes(200, 'text/plain;charset=utf-8', Buffer.from(content.descriptorText));
}

function wholeContent(call: Call, content: PackageContent): Answer {
  const type = ['application/zip', 'application/gzip'].find((candidate) => accepts(call, candidate));
  if (type === undefined) return descriptorText(call, content);
  if (content.archive === undefined) throw new NbiError(406, "retrieve this with Accept: 'text/plain'");
  return bytes(200, type, content.archive.bytes);
}

function artifact(call: Call, content: PackageContent): Answer {
  const wanted = call.rest.join('/');
  const file = content.archive?.files.get(wanted);
  if (file === undefined) {
    const children = childrenOf(content, `${wanted}/`);
    if (children.length > 0) return data(200, children);
    throw notFound(`storage exception File ${call.id}/${wanted} does not exist`);
  }
  if (!accepts(call, 'text/plain', '*/*', 'application/zip', 'application/octet-stream')) {
    throw new NbiError(406, acceptHint);
  }
  return bytes(200, 'application/octet-stream', file);
}

/** Names of the files and folders right inside a folder; `prefix` ends with a slash, or is empty for the top. */
function childrenOf({ archive }: PackageContent, prefix: string): readonly string[] {
  const paths = [...(archive?.files.keys() ?? [])].filter((path) => path.startsWith(prefix));
  return [...new Set(paths.map((path) => path.slice(prefix.length).split('/')[0] ?? ''))];
}
