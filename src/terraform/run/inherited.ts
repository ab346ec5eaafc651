/** What Terraform and OpenTofu take of an environment to run, whatever keeps the state. */
const needed = [
  /^(PATH|HOME|USER|LOGNAME|TMPDIR|TZ|LANG|LANGUAGE|LC_[A-Z]+|XDG_[A-Z_]+|SSL_CERT_(FILE|DIR))$/,
  /^(HTTPS?|NO|ALL)_PROXY$/i,
  // How much memory Go's programs may take, and how they use the processor.
  /^GO(GC|MEMLIMIT|MAXPROCS|DEBUG)$/,
  // What finds the executable.
  /^OSMOPS_TERRAFORM$/,
  // TF_ENCRYPTION is OpenTofu's, for the state.
  /^TF_(LOG[A-Z_]*|STATE_PERSIST_INTERVAL|ENCRYPTION)$/,
];

/** The variables that each backend reads by itself, or the library by which it reaches its service. */
const ofBackends: Readonly<Record<string, RegExp>> = {
  azurerm: /^(ARM|AZURE|MSI|IDENTITY|ACTIONS_ID_TOKEN)_/,
  consul: /^CONSUL_/,
  cos: /^TENCENTCLOUD_/,
  gcs: /^(GOOGLE|CLOUDSDK|GCE_METADATA)_/,
  http: /^TF_HTTP_/,
  kubernetes: /^(KUBE_|KUBERNETES_|KUBECONFIG$)/,
  oci: /^OCI_/,
  oss: /^(ALICLOUD|ALIBABA_CLOUD|ALIBABACLOUD|OSS)_/,
  pg: /^PG/,
  // Its credentials may stand in the CLI configuration.
  remote: /^TF_(TOKEN|CLOUD)_|^TF_CLI_CONFIG_FILE$/,
  s3: /^AWS_/,
};

/**
 * The part of an environment that a run of ours inherits: nothing in it says where Terraform, its providers, its data folder, its
 * workspace, its state or its arguments come from, nor is there a secret in it but those of the backend.
 *
 * @param backend Terraform's name of the backend that keeps the state; left out if osmops keeps it.
 */
export function inheritedEnvironment(env: NodeJS.ProcessEnv, backend = 'local'): NodeJS.ProcessEnv {
  const own = Object.hasOwn(ofBackends, backend) ? ofBackends[backend] : undefined;
  const passed = own === undefined ? needed : [...needed, own];
  return Object.fromEntries(Object.entries(env).filter(([name]) => passed.some((one) => one.test(name))));
}

/** Those that would change what a run plans, or where its state and its provider are; others say how providers are fetched, and none is. */
const telling = /^TF_(HTTP_.*|WORKSPACE|CLI_ARGS(_.*)?|DATA_DIR|VAR_.*|REATTACH_PROVIDERS)$/;

/**
 * The names of the variables for Terraform that are set and that a run of ours does not inherit, for a person who may rely on
 * them: once each, sorted.
 */
export function ignoredVariables(env: NodeJS.ProcessEnv, backend?: string): readonly string[] {
  const inherited = inheritedEnvironment(env, backend);
  return Object.keys(env)
    .filter((name) => telling.test(name) && env[name] && !(name in inherited))
    .sort();
}
