import type { ProblemEntry } from '../problem.ts'

/** Problems of the warehouse of dossiers. */
export const warehouse = {
  'warehouse.in-use': {
    kind: 'error',
    exit: 5,
    http: 503,
    text: {
      vi: 'Kho hồ sơ {file} đang được một chương trình khác dùng (tiến trình {pid}).',
      en: 'The warehouse {file} is in use by another program (process {pid}).',
    },
    cure: {
      vi: 'Dừng chương trình đó (thường là "thuocdo serve") rồi chạy lại, hoặc gửi hồ sơ qua HTTP cho nó: POST /api/dossiers.',
      en: 'Stop that program (usually "thuocdo serve") and run the command again, or send the dossiers to it over HTTP: POST /api/dossiers.',
    },
  },
  'warehouse.unusable': {
    kind: 'error',
    exit: 5,
    http: 503,
    text: {
      vi: 'Không mở được kho hồ sơ {file}: {detail}.',
      en: 'The warehouse {file} cannot be opened: {detail}.',
    },
    cure: {
      vi: 'Kiểm tra quyền ghi và dung lượng đĩa; nếu tệp hỏng, khôi phục từ bản sao lưu.',
      en: 'Check the right to write and the space on the disk; if the file is damaged, restore it from a backup.',
    },
  },
  'warehouse.newer': {
    kind: 'error',
    exit: 5,
    http: 503,
    text: {
      vi: 'Kho hồ sơ có phiên bản {version}, chương trình này chỉ biết đến {known}.',
      en: 'The warehouse has version {version}; this program knows versions up to {known}.',
    },
    cure: {
      vi: 'Cập nhật chương trình.',
      en: 'Update the program.',
    },
  },
} as const satisfies Record<string, ProblemEntry>
