import { dirname, join } from 'node:path';

/** Where the poller keeps what belongs to one repository. */
export interface RepositoryFolders {
  /** Those of all repositories, each in a folder of its name: this one among them. */
  readonly all: string;
  /** Git's, and the trees of revisions. Belongs to the Git source alone. */
  readonly source: string;
  /** Terraform runs below it. */
  readonly work: string;
  readonly stateFile: string;
  /** The last good states. */
  readonly backups: string;
  readonly planFile: string;
  /** What Terraform's last run said, for somebody who looks for the cause of something. */
  readonly outputFile: string;
  /** Held by the poller, and by every Terraform that it runs. */
  readonly runLock: string;
  /** Up to which operation of each instance was osmops's own doing. */
  readonly operations: string;
  readonly memory: string;
  readonly approval: string;
  readonly history: string;
  readonly events: string;
}

/** The folders of what is written in one step, each once. */
export function writtenFolders({
  memory,
  approval,
  operations,
  history,
  events,
  backups,
}: RepositoryFolders) {
  return new Set([...[memory, approval, operations, history, events].map(dirname), backups]);
}

export function repositoryFolders(dataDir: string, name: string): RepositoryFolders {
  const all = join(dataDir, 'repositories');
  const root = join(all, name);
  return {
    all,
    source: join(root, 'source'),
    work: join(root, 'work'),
    stateFile: join(root, 'state', 'terraform.tfstate'),
    backups: join(root, 'state', 'backups'),
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
