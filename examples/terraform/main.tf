terraform {
  required_providers {
    osm = {
      source  = "osmops/osm"
      version = "~> 0.1"
    }
  }
}

provider "osm" {
  # hostname, project, user and password. The password stays in this file: it is in no plan and in no state.
  connection_file = "../openldap/connection.yaml"
}

resource "osm_vnf_package" "openldap" {
  source = "../openldap/deploy/osm-pkgs/openldap_knf"
}

resource "osm_ns_package" "openldap" {
  source = "../openldap/deploy/osm-pkgs/openldap_ns"

  # OSM refuses an NSD whose VNFDs it does not have.
  depends_on = [osm_vnf_package.openldap]
}

resource "osm_ns_instance" "ldap" {
  name             = "ldap"
  description      = "Demo LDAP service"
  nsd_name         = osm_ns_package.openldap.descriptor_id
  vim_account_name = "mylocation1"

  vnfs = [{
    member_vnf_index = "openldap"
    kdus = [{
      name   = "ldap"
      params = jsonencode({ replicaCount = "1" })
    }]
  }]
}

output "status" {
  value = osm_ns_instance.ldap.status
}
