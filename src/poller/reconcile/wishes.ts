import type { Actor, Cause } from '../types.js';
import type { Asked } from './next-step.js';
import type { Approver } from './steps/approve.js';

/** Somebody who has dealt with what was begun, and how they are answered. */
export interface Forgetter {
  readonly addresses: readonly string[];
  accept(): void;
  refuse(error: unknown): void;
}

/** What people have asked a repository for, until it is taken up. */
export class Wishes {
  #check = false;
  #look = false;
  #reconcile: Cause | undefined;
  #approvers: Approver[] = [];
  #forgetters: Forgetter[] = [];

  get asked(): Asked {
    return {
      check: this.#check,
      look: this.#look,
      approve: this.#approvers.length > 0,
      forget: this.#forgetters.length > 0,
      reconcile: this.#reconcile,
    };
  }

  check(): void {
    this.#check = true;
  }

  look(): void {
    this.#look = true;
  }

  reconcile(cause: Cause): void {
    this.#reconcile = cause;
  }

  /** Resolves when the approval of a plan, by its reconcile id, is accepted; rejects when it is refused. */
  approve(plan: string, by: Actor | undefined): Promise<void> {
    return new Promise((accept, refuse) => {
      this.#approvers.push({ plan, by, accept, refuse });
    });
  }

  /** Resolves when a plan is rejected; rejects when it does not wait any more. */
  reject(plan: string, reason: string | undefined, by: Actor | undefined): Promise<void> {
    return new Promise((accept, refuse) => {
      this.#approvers.push({ plan, by, rejects: { reason }, accept, refuse });
    });
  }

  /** Resolves when what was begun at these addresses is forgotten; rejects when that is refused. */
  forget(addresses: readonly string[]): Promise<void> {
    return new Promise((accept, refuse) => {
      this.#forgetters.push({ addresses, accept, refuse });
    });
  }

  checkTaken(): void {
    this.#check = false;
  }

  lookTaken(): void {
    this.#look = false;
  }

  reconcileTaken(): void {
    this.#reconcile = undefined;
  }

  takeForgetters(): Forgetter[] {
    return this.#forgetters.splice(0);
  }

  takeApprovers(): Approver[] {
    return this.#approvers.splice(0);
  }
}
