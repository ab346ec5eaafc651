import { dirname, join } from 'node:path';

/** Where the poller keeps what belongs to one repository. */
export interface RepositoryFolders {
  /** The repository's. */
  readonly name: string;
  /** Those of all repositories, each in a folder of its name: this one among them. */
  readonly all: string;
  /** Git's, and the trees of revisions. Belongs to the Git source alone. */
  readonly source: string;
  /** Terraform runs below it. */
  readonly work: string;
  /** The store of the state keeper: the state, copies of earlier ones, and what belongs to them. */
  readonly state: string;
  readonly stateFile: string;
  readonly planFile: string;
  /** What Terraform's last run said, for somebody who looks for the cause of something. */
  readonly outputFile: string;
  /** Held by the poller and by every Terraform that it runs, where a backend of Terraform's own has the state. */
  readonly runLock: string;
  /** Up to which operation of each instance was osmops's own doing. */
  readonly operations: string;
  readonly memory: string;
  readonly approval: string;
  readonly history: string;
  readonly events: string;
}

/** The folders of what is written in one step, each once. */
export function writtenFolders({ memory, approval, operations, history, events, state }: RepositoryFolders) {
  return new Set([...[memory, approval, operations, history, events].map(dirname), join(state, 'copies')]);
}

export function repositoryFolders(dataDir: string, name: string): RepositoryFolders {
  const all = join(dataDir, 'repositories');
  const root = join(all, name);
  return {
    name,
    all,
    source: join(root, 'source'),
    work: join(root, 'work'),
    state: join(root, 'state'),
    stateFile: join(root, 'state', 'terraform.tfstate'),
    planFile: join(root, 'work', 'kept.tfplan'),
    outputFile: join(root, 'work', 'terraform.log'),
    runLock: join(root, 'run.lock'),
    operations: join(root, 'operations.json'),
    memory: join(root, 'memory.json'),
    approval: join(root, 'approval.json'),
    history: join(root, 'history', 'reconciles.jsonl'),
    events: join(root, 'history', 'events.jsonl'),
  };
}
