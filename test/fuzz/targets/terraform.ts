import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { driftOf, parseStoredState, summarisePlan } from '../../../src/terraform/index.js';
import { judgeSuccession, markedState } from '../../../src/terraform/keeper/successor.js';
import { judgeTwice } from '../../../src/terraform/keeper/twice-written.js';
import { parseJson } from '../../../src/terraform/parse-json.js';
import { parsePlan } from '../../../src/terraform/plan/plan.js';
import { reattachConfigSchema } from '../../../src/terraform/provider/reattach.js';
import { parseEvent } from '../../../src/terraform/run/events.js';
import { LineSplitter } from '../../../src/terraform/run/lines.js';
import { mutated } from '../support/mutated.js';
import { type FuzzTarget, readOrRefused } from '../support/target.js';

const state = readFileSync(
  resolve('test/fixtures/25a2952/command/repository/.osmops/terraform.tfstate'),
  'utf8',
);
const change = {
  actions: ['delete', 'create'],
  before: { id: 'i', params: '{"a":1}', list: [1, { x: null }] },
  after: { id: null, params: '{"a":2}', list: [] },
  after_unknown: { id: true },
  before_sensitive: { params: true },
  replace_paths: [['list', 0, 'x']],
};
const plan = JSON.stringify({
  format_version: '1.2',
  resource_changes: [
    { address: 'osm_ns_instance.a', mode: 'managed', type: 'osm_ns_instance', name: 'a', change },
    {
      address: 'osm_ns_instance.b',
      mode: 'managed',
      type: 'osm_ns_instance',
      name: 'b',
      deposed: '01',
      change,
    },
  ],
  resource_drift: [
    { address: 'osm_ns_instance.a', mode: 'managed', type: 'osm_ns_instance', name: 'a', change },
  ],
  prior_state: { values: { root_module: { resources: [], child_modules: [] } } },
  planned_values: { root_module: {} },
});
const events = [
  '{"@level":"info","@message":"x","type":"version","terraform":"1.11.4","ui":"1.2"}',
  '{"@level":"error","@message":"x","type":"diagnostic","diagnostic":{"severity":"error","summary":"s","detail":"d","range":{"filename":"f","start":{"line":1,"column":1}}}}',
  '{"@level":"info","@message":"x","type":"apply_complete","hook":{"resource":{"addr":"a","resource_type":"t","resource_name":"n"},"action":"create","id_key":"id","id_value":"i","elapsed_seconds":1}}',
];
const reattach =
  '{"registry.terraform.io/osmops/osm":{"Protocol":"grpc","ProtocolVersion":6,"Pid":1,"Test":true,"Addr":{"Network":"unix","String":"/s"}}}';

const states: FuzzTarget = {
  name: 'state files',
  runs: 60,
  property: fc.asyncProperty(mutated([state]), mutated([state]), async (one, other) => {
    const [a, b] = [one.toString(), other.toString()];
    await readOrRefused(() => parseStoredState(a));
    judgeTwice(a, b);
    const next = markedState(b);
    if (next !== undefined) judgeSuccession(markedState(a), next);
  }),
};

const plans: FuzzTarget = {
  name: 'plans',
  runs: 60,
  property: fc.asyncProperty(mutated([plan]), async (bytes) => {
    const read = await readOrRefused(() => parsePlan(bytes.toString()));
    if (read === undefined) return;
    summarisePlan(read);
    driftOf(read);
  }),
};

const lines: FuzzTarget = {
  name: "Terraform's events",
  runs: 60,
  property: fc.asyncProperty(mutated(events), fc.array(fc.nat(50)), async (bytes, cuts) => {
    const text = bytes.toString();
    const found: string[] = [];
    const splitter = new LineSplitter((line) => found.push(line));
    let start = 0;
    for (const cut of cuts) {
      splitter.add(text.slice(start, start + cut));
      start += cut;
    }
    splitter.add(text.slice(start));
    splitter.end();
    const whole = text.endsWith('\n') ? text.slice(0, -1) : text;
    if (text !== '' && found.join('\n') !== whole) throw new Error('the lines are not what the text was');
    for (const line of found) parseEvent(line);
  }),
};

const reattachLines: FuzzTarget = {
  name: 'reattach lines',
  runs: 60,
  property: fc.asyncProperty(mutated([reattach]), async (bytes) => {
    reattachConfigSchema.safeParse(parseJson(bytes.toString()));
  }),
};

export const terraformTargets = [states, plans, lines, reattachLines];
