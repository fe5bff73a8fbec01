import type { ProblemEntry } from '../problem.ts'

/** Problems of a watched folder. */
export const watch = {
  'watch.folder': {
    kind: 'error',
    exit: 4,
    http: 400,
    text: { vi: 'Không đọc được thư mục {folder} ({reason}).', en: 'The folder {folder} cannot be read ({reason}).' },
    cure: {
      vi: 'Kiểm tra đường dẫn và quyền đọc, ghi của thư mục.',
      en: 'Check the path and the right to read and write there.',
    },
  },
  'watch.left': {
    kind: 'error',
    exit: 6,
    http: 500,
    text: { vi: '{count} tệp chưa được nạp: {files}.', en: '{count} files were not taken in: {files}.' },
    cure: {
      vi: 'Tệp còn đang được ghi thì chạy lại sau; tệp bị lỗi chương trình thì xem thông báo ở trên.',
      en: 'Run it again later for files still being written; for faults of the program see the messages above.',
    },
  },
} as const satisfies Record<string, ProblemEntry>
