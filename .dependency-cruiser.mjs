/** The rules that keep this a house: who may know whom. */
export default {
  forbidden: [
    {
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'contracts-know-nobody',
      severity: 'error',
      from: { path: '^contracts/src' },
      to: { path: '^(department|suggester|packages|services|cli|simulation|infra|test)/' },
    },
    {
      name: 'contracts-do-no-io',
      severity: 'error',
      from: { path: '^contracts/src' },
      to: { dependencyTypes: ['core'], pathNot: '^(node:)?(util|crypto)$' },
    },
    {
      name: 'machinery-knows-no-domain',
      severity: 'error',
      from: { path: '^packages/[^/]+/src' },
      to: { path: '^(contracts|department|suggester|services|cli|simulation|infra|test)/' },
    },
    {
      name: 'department-and-suggester-are-below-services',
      severity: 'error',
      from: { path: '^(department|suggester)/src' },
      to: { path: '^(services|cli|simulation|infra|test)/' },
    },
    {
      name: 'services-meet-on-the-bus-only',
      severity: 'error',
      from: { path: '^services/([^/]+)/src' },
      to: { path: '^services/([^/]+)/', pathNot: '^services/$1/' },
    },
    {
      name: 'nats-behind-the-bus',
      severity: 'error',
      from: { path: '^(contracts|department|suggester|packages/(?!bus/|service/)|services|cli)' },
      to: { path: 'node_modules/nats/' },
    },
    {
      name: 'kurrentdb-behind-the-log',
      severity: 'error',
      from: {
        path: '^(contracts|department|suggester|packages|services|cli|simulation|infra)/',
        pathNot: '^packages/event-log/',
      },
      to: { path: 'node_modules/@eventstore/' },
    },
    {
      name: 'deciders-are-pure',
      severity: 'error',
      from: { path: '^(services|department)/.*/?src/.*(decider|decisions|enforcement)\\.ts$' },
      to: { path: '^packages/(event-log|bus|service|read-models)/' },
    },
    { name: 'found', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.cache|\\.data' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.mjs', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
    },
  },
};
