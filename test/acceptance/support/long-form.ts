import { openldapInstance } from './configurations.js';

/** Attributes of {@link longForm} in HCL, each of them replaceable. */
export interface LongForm {
  readonly params: string;
  readonly vimAccount: string;
  readonly vnfParams: string;
  readonly model: string;
  readonly namespace: string;
  readonly deploymentName: string;
  readonly kduParams: string;
  readonly networks: string;
  readonly sshKeys: string;
  readonly instantiation: string;
  readonly rest: string;
}

const everything: LongForm = {
  params: '{ domain = "example.org", nested = { list = [1, 0.5] } }',
  vimAccount: '"mylocation2"',
  vnfParams: '{ site = "edge", ports = [80, 443] }',
  model: '"stable/openldap:1.2.1"',
  namespace: '"directory"',
  deploymentName: '"my-ldap"',
  kduParams: '{ replicaCount = "2", image = { tag = "a" } }',
  networks: '[{ name = "mgmtnet", vim_network_name = "ext-mgmt" }]',
  sshKeys: '["ssh-ed25519 AAAA one", "ssh-ed25519 BBBB two"]',
  instantiation: '{ config-units = 2, k8s-namespace = "whole" }',
  rest: '',
};

/** An NS instance of the example's NSD that is given everything an NS instance can be given. */
export function longForm(changes: Partial<LongForm> = {}): string {
  const given = { ...everything, ...changes };
  return openldapInstance('{}').replace(
    /vnfs = .*?\n {2}\}\]/s,
    `params = jsonencode(${given.params})
  vnfs = [{
    member_vnf_index = "openldap"
    vim_account_name = ${given.vimAccount}
    params           = jsonencode(${given.vnfParams})
    kdus = [{
      name            = "ldap"
      model           = ${given.model}
      namespace       = ${given.namespace}
      deployment_name = ${given.deploymentName}
      params          = jsonencode(${given.kduParams})
    }]
  }]
  networks      = ${given.networks}
  ssh_keys      = ${given.sshKeys}
  instantiation = jsonencode(${given.instantiation})
  ${given.rest}`,
  );
}
