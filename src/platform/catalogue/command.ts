import type { ProblemEntry } from '../problem.ts'

/** Problems of calling the program. Exit codes: 2 wrong call, 3 wrong input, 4 not there, 5 in use or out of reach, 70 a bug. */
export const command = {
  'command.unknown': {
    kind: 'error',
    exit: 2,
    http: 400,
    text: { vi: 'Không có lệnh "{command}".', en: 'There is no command "{command}".' },
    cure: { vi: 'Xem các lệnh bằng: thuocdo help', en: 'List the commands with: thuocdo help' },
  },
  'command.usage': {
    kind: 'error',
    exit: 2,
    http: 400,
    text: { vi: 'Lời gọi lệnh chưa đúng: {detail}.', en: 'The command was not called rightly: {detail}.' },
    cure: { vi: 'Xem cách dùng bằng: thuocdo help {command}', en: 'See its use with: thuocdo help {command}' },
  },
} as const satisfies Record<string, ProblemEntry>
