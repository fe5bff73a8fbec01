import type { ProblemEntry } from '../problem.ts'

const issue = (text: ProblemEntry['text'], cure: ProblemEntry['cure']): ProblemEntry & { kind: 'issue' } => ({
  kind: 'issue',
  text,
  cure,
})

const SEND_AGAIN = {
  vi: 'Kiểm tra trên phần mềm một cửa, sửa rồi đồng bộ lại hồ sơ này.',
  en: 'Check it in the one-stop system, correct it and send this dossier again.',
}

/** Contradictions between the state and the moments of a dossier. */
export const course = {
  'course.received-missing': issue(
    {
      vi: 'Hồ sơ {dossier} đã được tiếp nhận nhưng không có ngày tiếp nhận nên không thuộc kỳ nào.',
      en: 'Dossier {dossier} was accepted but has no date of receipt, so it belongs to no period.',
    },
    {
      vi: 'Bổ sung ngày tiếp nhận trên phần mềm một cửa rồi đồng bộ lại hồ sơ này.',
      en: 'Add the date of receipt in the one-stop system and send this dossier again.',
    },
  ),
  'course.end-missing': issue(
    {
      vi: 'Hồ sơ {dossier} có trạng thái đã kết thúc nhưng không có thời điểm kết thúc; được tính như chưa kết thúc.',
      en: 'The state of dossier {dossier} says it has ended but no time of the end is given; it counts as not ended.',
    },
    {
      vi: 'Bổ sung ngày kết thúc xử lý hoặc ngày trả kết quả rồi đồng bộ lại hồ sơ này.',
      en: 'Add the date it was finished or returned and send this dossier again.',
    },
  ),
  'course.end-contradicted': issue(
    {
      vi: 'Hồ sơ {dossier} có thời điểm kết thúc nhưng trạng thái cho thấy vẫn đang xử lý; được tính theo thời điểm kết thúc.',
      en: 'Dossier {dossier} has a time of its end but its state says it is under way; it counts as ended then.',
    },
    SEND_AGAIN,
  ),
  'course.request-missing': issue(
    {
      vi: 'Hồ sơ {dossier} có trạng thái yêu cầu bổ sung giấy tờ nhưng không có yêu cầu nào còn chờ.',
      en: 'The state of dossier {dossier} says papers are asked for, but no request is open.',
    },
    SEND_AGAIN,
  ),
  'course.answer-missing': issue(
    {
      vi: 'Hồ sơ {dossier} đã xong nhưng một lần yêu cầu bổ sung không có ngày nhận giấy tờ; thời gian chờ của lần đó không được trừ.',
      en: 'Dossier {dossier} is finished but one request for papers has no date they came; the wait for it is not subtracted.',
    },
    {
      vi: 'Bổ sung ngày tiếp nhận giấy tờ bổ sung rồi đồng bộ lại hồ sơ này.',
      en: 'Add the date the papers came and send this dossier again.',
    },
  ),
  'course.end-before-receipt': issue(
    {
      vi: 'Hồ sơ {dossier} kết thúc ngày {date}, trước ngày tiếp nhận.',
      en: 'Dossier {dossier} ended on {date}, before it was received.',
    },
    SEND_AGAIN,
  ),
  'course.due-before-receipt': issue(
    {
      vi: 'Hồ sơ {dossier} có ngày hẹn trả {date}, trước ngày tiếp nhận.',
      en: 'Dossier {dossier} was due on {date}, before it was received.',
    },
    SEND_AGAIN,
  ),
  'course.answer-before-request': issue(
    {
      vi: 'Hồ sơ {dossier} nhận giấy tờ bổ sung trước khi yêu cầu bổ sung.',
      en: 'Dossier {dossier}: papers came before they were asked for.',
    },
    SEND_AGAIN,
  ),
  'course.request-after-end': issue(
    {
      vi: 'Hồ sơ {dossier} có yêu cầu bổ sung giấy tờ sau khi đã kết thúc.',
      en: 'Dossier {dossier}: papers were asked for after it had ended.',
    },
    SEND_AGAIN,
  ),
  'course.future': issue(
    {
      vi: 'Hồ sơ {dossier} ghi một việc đã xảy ra vào ngày {date}, là ngày chưa đến.',
      en: 'Dossier {dossier} tells of something on {date}, a day still to come.',
    },
    SEND_AGAIN,
  ),
  'course.shifted': issue(
    {
      vi: 'Hồ sơ {dossier} ghi tiếp nhận tối ngày {stated} nhưng số hồ sơ mang ngày {numbered}: có thể giờ đã bị đổi sang UTC.',
      en: 'Dossier {dossier} is said to be received on the evening of {stated} but its number bears {numbered}: its times may have been converted to UTC.',
    },
    {
      vi: 'Kiểm tra múi giờ khi xuất dữ liệu: mọi thời điểm phải là giờ Việt Nam (UTC+7).',
      en: 'Check the time zone of the export: all times must be those of Viet Nam (UTC+7).',
    },
  ),
} as const satisfies Record<string, ProblemEntry>
