/** What Terraform and OpenTofu take of the poller's environment to run, whatever backend keeps the state. */
const needed = [
  /^(PATH|HOME|USER|LOGNAME|TMPDIR|TZ|LANG|LANGUAGE|LC_[A-Z]+|XDG_[A-Z_]+|SSL_CERT_(FILE|DIR))$/,
  /^(HTTPS?|NO|ALL)_PROXY$/i,
  // How much memory Go's programs may take, and how they use the processor.
  /^GO(GC|MEMLIMIT|MAXPROCS|DEBUG)$/,
  // What finds the executable.
  /^OSMOPS_TERRAFORM$/,
  // TF_ENCRYPTION is OpenTofu's, for the state. No variable of the configuration (TF_VAR_): it has none.
  /^TF_(LOG[A-Z_]*|CLI_ARGS(_.*)?|CLI_CONFIG_FILE|WORKSPACE|STATE_PERSIST_INTERVAL|ENCRYPTION)$/,
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
  remote: /^TF_(TOKEN|CLOUD)_/,
  s3: /^AWS_/,
};

/** The environment of a repository's Terraform: of the poller's secrets it has those of the repository's backend alone. */
export function terraformEnvironment(env: NodeJS.ProcessEnv, backend: string): NodeJS.ProcessEnv {
  const own = Object.hasOwn(ofBackends, backend) ? ofBackends[backend] : undefined;
  const passed = own === undefined ? needed : [...needed, own];
  return Object.fromEntries(Object.entries(env).filter(([name]) => passed.some((one) => one.test(name))));
}
