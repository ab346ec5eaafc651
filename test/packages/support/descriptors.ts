export const vnfd = `vnfd:
  id: openldap_knf
  product-name: OpenLDAP
  df:
  - id: default-df
  kdu:
  - name: ldap
    helm-chart: stable/openldap:1.2.7
`;

export const nsd = `nsd:
  nsd:
  - id: openldap_ns
    name: LDAP service
    vnfd-id: [openldap_knf]
    df:
    - id: default-df
      vnf-profile:
      - {id: openldap, vnfd-id: openldap_knf}
`;

export const oldVnfd = `vnfd-catalog:
  vnfd:
  - id: openldap_knf
    name: OpenLDAP
    kdu:
    - {name: ldap, juju-bundle: ldap-bundle}
`;

export const oldNsd = `nsd-catalog:
  nsd:
  - id: openldap_ns
    constituent-vnfd:
    - {member-vnf-index: 1, vnfd-id-ref: openldap_knf}
    - {member-vnf-index: 2, vnfd-id-ref: openldap_knf}
`;
