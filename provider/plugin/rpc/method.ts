import type { BoundProvider } from '../calls/bind-provider.js';
import { diagnosticMessages } from '../calls/diagnostics.js';
import type { Session } from '../lifecycle/session.js';
import type { DiagnosticMessage } from '../protocol/diagnostic.js';
import type { Message } from '../wire/protobuf/index.js';

/** What a method may use to answer. */
export interface Scope<Client> {
  readonly provider: BoundProvider<Client>;
  readonly session: Session<Client>;
}

/** A method that takes the bytes of a request and gives those of the response. */
export type Method<Client> = (request: Uint8Array, scope: Scope<Client>) => Promise<Uint8Array>;

interface Failure {
  readonly diagnostics: readonly DiagnosticMessage[];
}

/**
 * Makes methods for providers of a kind of client, each from its messages and a handler. Whatever the handler throws becomes
 * a diagnostic in the response.
 */
export function methodMaker<Client>() {
  return <Request, Response>(
    messages: { request: Message<Request, never>; response: Message<unknown, Response | Failure> },
    handler: (request: Request, scope: Scope<Client>) => Response | Promise<Response>,
  ): Method<Client> =>
    async (bytes, scope) => {
      const request = messages.request.decode(bytes);
      try {
        return messages.response.encode(fitted(await handler(request, scope), scope));
      } catch (error) {
        const diagnostics = diagnosticMessages([scope.provider.explain(error)]);
        return messages.response.encode(fitted({ diagnostics }, scope));
      }
    };
}

/** A response whose diagnostics are fit to be shown: Terraform prints them as they are. */
function fitted<Response, Client>(response: Response, { provider: { fitToShow } }: Scope<Client>): Response {
  if (!hasDiagnostics(response)) return response;
  const diagnostics = response.diagnostics.map(({ summary = '', detail = '', ...diagnostic }) => ({
    ...diagnostic,
    summary: fitToShow(summary),
    detail: fitToShow(detail),
  }));
  return { ...response, diagnostics };
}

function hasDiagnostics(response: unknown): response is Failure {
  return typeof response === 'object' && response !== null && 'diagnostics' in response;
}
