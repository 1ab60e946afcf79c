// The one-way rule of the house: src-renderer -> src-shared <- src-main; hosts -> backend -> features -> rpc -> database | mqtt | platform.
module.exports = {
  forbidden: [
    { name: 'renderer-never-main', severity: 'error', from: { path: '^src-renderer' }, to: { path: '^src-main' } },
    {
      name: 'shared-is-pure',
      severity: 'error',
      from: { path: '^src-shared' },
      to: { path: '^(src-main|src-renderer)|^(node:|fs$|path$|electron$)' },
    },
    { name: 'main-never-renderer', severity: 'error', from: { path: '^src-main' }, to: { path: '^src-renderer' } },
    {
      name: 'only-electron-host-knows-electron',
      severity: 'error',
      from: { path: '^src-main', pathNot: '^src-main/hosts/electron' },
      to: { path: '(^|/)electron($|/)', dependencyTypes: ['npm', 'npm-dev', 'npm-no-pkg'] },
    },
    {
      name: 'backend-never-hosts',
      severity: 'error',
      from: { path: '^src-main/(backend|features|rpc|database|mqtt|platform)' },
      to: { path: '^src-main/hosts' },
    },
    {
      name: 'features-never-backend',
      severity: 'error',
      from: { path: '^src-main/(features|rpc|database|mqtt|platform)' },
      to: { path: '^src-main/backend' },
    },
    {
      name: 'ground-floor-never-up',
      severity: 'error',
      from: { path: '^src-main/(database|mqtt|platform)' },
      to: { path: '^src-main/(features|rpc)' },
    },
    {
      name: 'rpc-never-features',
      severity: 'error',
      from: { path: '^src-main/rpc' },
      to: { path: '^src-main/features' },
    },
    {
      name: 'features-meet-at-index',
      severity: 'error',
      comment: "import the other feature's index.ts",
      from: { path: '^src-main/features/([^/]+)/' },
      to: { path: '^src-main/features/', pathNot: ['^src-main/features/$1/', '^src-main/features/[^/]+/index\\.ts$'] },
    },
    {
      name: 'nobody-imports-reports',
      severity: 'error',
      from: { path: '^src-main/features', pathNot: '^src-main/features/reports' },
      to: { path: '^src-main/features/reports' },
    },
    {
      name: 'sql-in-repositories',
      severity: 'error',
      from: { path: '^src-main/features', pathNot: '\\.(repository|tables)\\.ts$' },
      to: { path: 'drizzle-orm|better-sqlite3' },
    },
    {
      name: 'mqtt-at-home',
      severity: 'error',
      from: { path: '^src-main', pathNot: '^src-main/mqtt' },
      to: { path: 'node_modules/(mqtt|aedes)/' },
    },
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: false,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.cjs', '.js', '.json'],
    },
  },
}
