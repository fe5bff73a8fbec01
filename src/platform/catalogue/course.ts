import { DOUBTS, doubtTemplate } from '../../model/doubt-words.ts'
import type { Text2 } from '../../model/text.ts'
import type { ProblemEntry } from '../problem.ts'

const SEND_AGAIN = {
  vi: 'Kiểm tra trên phần mềm một cửa, sửa rồi đồng bộ lại hồ sơ này.',
  en: 'Check it in the one-stop system, correct it and send this dossier again.',
}

/** Cures of their own; the others are cured by sending the dossier again. */
const CURES: Readonly<Record<string, Text2>> = {
  'course.received-missing': {
    vi: 'Bổ sung ngày tiếp nhận trên phần mềm một cửa rồi đồng bộ lại hồ sơ này.',
    en: 'Add the date of receipt in the one-stop system and send this dossier again.',
  },
  'course.end-missing': {
    vi: 'Bổ sung ngày kết thúc xử lý hoặc ngày trả kết quả rồi đồng bộ lại hồ sơ này.',
    en: 'Add the date it was finished or returned and send this dossier again.',
  },
  'course.answer-missing': {
    vi: 'Bổ sung ngày tiếp nhận giấy tờ bổ sung rồi đồng bộ lại hồ sơ này.',
    en: 'Add the date the papers came and send this dossier again.',
  },
  'course.shifted': {
    vi: 'Kiểm tra múi giờ khi xuất dữ liệu: mọi thời điểm phải là giờ Việt Nam (UTC+7).',
    en: 'Check the time zone of the export: all times must be those of Viet Nam (UTC+7).',
  },
  'course.no-news': {
    vi: 'Đồng bộ lại hồ sơ này; nếu đã trả kết quả, bổ sung ngày kết thúc.',
    en: 'Send this dossier again; if its result was returned, add the date it ended.',
  },
}

/** Doubts about the data of a dossier: contradictions between its state and its moments, news that came late. */
export const course: Readonly<Record<string, ProblemEntry>> = Object.fromEntries(
  Object.keys(DOUBTS).map((code): [string, ProblemEntry] => {
    const text = {
      vi: `Hồ sơ {dossier} ${doubtTemplate(code, 'vi')}.`,
      en: `Dossier {dossier} ${doubtTemplate(code, 'en')}.`,
    }
    return [code, { kind: 'issue', text, cure: CURES[code] ?? SEND_AGAIN }]
  }),
)
