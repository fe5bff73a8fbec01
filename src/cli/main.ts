import { runCli } from './run.ts'

// A reader that has seen enough (`thuocdo figures … | head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})

process.exitCode = await runCli(process.argv.slice(2), process.env)
