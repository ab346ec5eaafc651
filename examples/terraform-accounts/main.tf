terraform {
  required_providers {
    osm = {
      source  = "osmops/osm"
      version = "~> 0.1"
    }
  }
}

provider "osm" {
  connection_file = "../openldap/connection.yaml"
}

resource "osm_vim_account" "edge" {
  name            = "edge"
  vim_type        = "openstack"
  vim_url         = "https://edge.example.org:5000/v3"
  vim_user        = "osm"
  vim_tenant_name = "osm"
  config          = jsonencode({ use_floating_ip = true })

  # The password is read from the environment, and is in no plan and in no state. After a change of it, raise the version.
  password_env   = "EDGE_PASSWORD"
  secret_version = 1
}

resource "osm_k8s_cluster" "edge" {
  name             = "edge-cluster"
  vim_account_name = osm_vim_account.edge.name
  k8s_version      = "1.28"
  nets             = { net1 = "external" }

  credentials_file = "kubeconfig.yaml"
  secret_version   = 1
}

resource "osm_k8s_repo" "bitnami" {
  name = "bitnami"
  type = "helm-chart"
  url  = "https://charts.bitnami.com/bitnami"
}
