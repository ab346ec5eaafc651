export { type Clock, type ManualClock, manualClock, realClock } from './clock.js';
export type { Fault, FaultAction } from './faults.js';
export type { Tls } from './http/server.js';
export type { OperationScript } from './lcm/outcomes.js';
export type { Release } from './packages/descriptor.js';
export type { LogEntry } from './request-log.js';
export type { Seed, SeedUser } from './seed.js';
export { type Address, createSimulator, type Simulator, type SimulatorOptions } from './simulator.js';
export type { EffectiveKdu, InstanceView, KduAddress, World } from './world.js';
