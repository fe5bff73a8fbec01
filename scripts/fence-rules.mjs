// Who may import whom. docs/architecture.md draws the same picture.
const rule = (name, from, to, comment) => ({ name, severity: 'error', comment, from, to })

/** A driver package may be imported only from the folder that owns it. */
const driver = (packages, home) =>
  rule(
    `driver-${packages}`,
    { path: '^src/', pathNot: home },
    { path: `node_modules/(${packages})/` },
    `only ${home} may import ${packages}`,
  )

export const FENCE = {
  forbidden: [
    rule('no-cycles', {}, { circular: true }, 'imports go one way'),
    rule('no-unresolved', { path: '^src/' }, { couldNotResolve: true }, 'every import must resolve'),
    rule('model-is-pure', { path: '^src/model/' }, { pathNot: '^src/model/' }, 'model imports nothing but model'),
    rule('platform', { path: '^src/platform/' }, { path: '^src/(?!platform/|model/)' }, 'platform imports only model'),
    rule(
      'score-is-pure',
      { path: '^src/score/' },
      { pathNot: '^src/(score|model)/|node_modules/decimal.js/' },
      'score imports only model',
    ),
    rule(
      'simulate-is-pure',
      { path: '^src/simulate/' },
      { pathNot: '^src/(simulate|model)/' },
      'simulate imports only model',
    ),
    rule('ingest', { path: '^src/ingest/' }, { path: '^src/(?!ingest/|model/|platform/|store/.*port\\.ts)' }, ''),
    rule('store', { path: '^src/store/' }, { path: '^src/(?!store/|model/|platform/)' }, ''),
    rule('measure', { path: '^src/measure/' }, { path: '^src/(?!measure/|model/|platform/|store/.*port\\.ts)' }, ''),
    rule(
      'publish',
      { path: '^src/publish/' },
      { path: '^src/(?!publish/|views/|score/|model/|platform/|store/.*port\\.ts)' },
      '',
    ),
    rule('views', { path: '^src/views/' }, { path: '^src/(?!views/|score/|model/)' }, 'views draw plain data'),
    rule('serve', { path: '^src/serve/' }, { path: '^src/(?!serve/|publish/|model/|platform/)' }, ''),
    rule('cli', { path: '^src/cli/' }, { path: '^src/(ingest|store|measure|views|score)/' }, 'cli calls the pipeline'),
    rule(
      'only-wire-picks-engines',
      { path: '^src/', pathNot: '^src/(wire|store)/' },
      { path: '^src/store/.*/(sqlite|postgres|duckdb|clickhouse)' },
      '',
    ),
    driver('pg|kysely', '^src/store/registry/'),
    driver('pdfjs-dist|saxes|yauzl', '^src/ingest/extract/'),
    driver('docx|@myriaddreamin', '^src/publish/letter/'),
    driver('@duckdb', '^src/(store/warehouse/|ingest/rows/parquet\\.ts)'),
    driver('exceljs', '^src/publish/data/'),
    driver('react|react-dom', '^src/(views|publish/site)/'),
    driver('fastify', '^src/serve/'),
    driver('decimal.js', '^src/score/'),
    rule('node-sqlite', { path: '^src/', pathNot: '^src/store/' }, { path: '^(node:)?sqlite$' }, ''),
  ],
}
