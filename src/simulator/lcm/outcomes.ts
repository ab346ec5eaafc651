import { isJsonObject } from '../../../provider/json/index.js';
import type { NsRecord, OperationRecord, OperationType } from '../store/records.js';

/** How an operation goes: it takes its time and ends well or badly, or it never ends. */
export interface Outcome {
  readonly result: 'succeed' | 'fail' | 'hang';
  /** From the moment it is taken up. */
  readonly seconds: number;
}

/** A script for the next operation that matches; it is used once. */
export interface OperationScript {
  /** Name or id of the NS instance; any if absent. */
  readonly instance?: string;
  readonly type?: OperationType;
  /** `succeed` if absent. */
  readonly result?: Outcome['result'];
  /** How long the operation takes, in seconds; as the simulator's options say if absent. */
  readonly seconds?: number;
}

/** Decides how operations go: by a script, or else by the NS instance's name and the action's parameters. */
export class Outcomes {
  readonly #scripts: OperationScript[] = [];

  constructor(private readonly operationSeconds: number) {}

  add(script: OperationScript): void {
    this.#scripts.push(script);
  }

  decide(ns: NsRecord, operation: OperationRecord): Outcome {
    const at = this.#scripts.findIndex((script) => matches(script, ns, operation));
    const [script] = at < 0 ? [] : this.#scripts.splice(at, 1);
    return {
      result: script === undefined ? resultByName(ns, operation) : (script.result ?? 'succeed'),
      seconds: script?.seconds ?? this.operationSeconds,
    };
  }
}

function matches(script: OperationScript, ns: NsRecord, operation: OperationRecord): boolean {
  const { instance, type } = script;
  return (
    (instance === undefined || instance === ns.name || instance === ns.id) &&
    (type === undefined || type === operation.type)
  );
}

const failingNames: Readonly<Record<OperationType, string>> = {
  instantiate: 'fail-inst',
  action: 'fail-act',
  terminate: 'fail-term',
};

function resultByName({ name }: NsRecord, { type, params }: OperationRecord): Outcome['result'] {
  if (name.includes('stuck')) return 'hang';
  const given = params['primitive_params'];
  const asked = isJsonObject(given) && Object.hasOwn(given, 'fail');
  return asked || name.includes(failingNames[type]) ? 'fail' : 'succeed';
}
