# This file is maintained automatically by "terraform init".
# Manual edits may be lost in future updates.

provider "registry.terraform.io/osmops/osm" {
  version     = "0.1.0"
  constraints = "~> 0.1"
  hashes = [
    "h1:Sx831JzknR0b0mLlRwYt5x+MlX7nGYU2nrzqVIC5d9U=",
  ]
}
